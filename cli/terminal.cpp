#include "cli/terminal.hpp"

#include "harness/system/own_folder.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace yieldmark::cli {

bool is_terminal(std::FILE* stream) {
    return isatty(fileno(stream)) == 1;
}

bool wants_color(std::FILE* stream) {
    auto const* no_color = std::getenv("NO_COLOR");
    auto const* terminal = std::getenv("TERM");
    auto const dumb = terminal && std::string_view(terminal) == "dumb";
    return is_terminal(stream) && !dumb && !(no_color && *no_color);
}

text::look look_of_output() {
    std::size_t width = 0;
    if (auto const* given = std::getenv("COLUMNS"))
        width = std::strtoul(given, nullptr, 10);
    if (width == 0 && is_terminal(stdout))
        width = system::columns_of(stdout);
    return {wants_color(stdout), width};
}

system::progress progress_on_stderr(bool quiet) {
    using mode = system::progress::mode;
    auto const how = quiet ? mode::quiet : is_terminal(stderr) ? mode::terminal : mode::plain;
    return {stderr, how, wants_color(stderr)};
}

void warn(std::string const& line) {
    if (!line.empty())
        system::print_error("yieldmark: {}\n", text::printable(line));
}

std::filesystem::path default_bench() {
    return system::own_folder() / "yieldmark-bench";
}

} // namespace yieldmark::cli
