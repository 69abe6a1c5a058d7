#include "reports/markdown_list.hpp"

#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/limited_text.hpp"

#include <fmt/format.h>

namespace yieldmark::report {
namespace {

std::string cut(std::string const& text) {
    constexpr std::size_t longest = 1'000;
    return text::plain(text::shortened(text, longest));
}

} // namespace

std::string markdown_list(std::vector<std::string> const& lines, std::size_t room) {
    limited_text text(room);
    for (auto const& line : lines)
        text.add(fmt::format("- {}\n", cut(line)));
    return text.text();
}

std::string markdown_list(std::vector<fact> const& facts, std::size_t room) {
    limited_text text(room);
    for (auto const& one : facts)
        text.add(fmt::format("- **{}**: {}\n", one.label, cut(one.text)));
    return text.text();
}

} // namespace yieldmark::report
