#include "harness/results/text_file.hpp"

#include "harness/results/google_benchmark.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace yieldmark::results {

std::string read_text(std::filesystem::path const& path, std::string_view advice) {
    auto const refuse = [&](std::string const& why) {
        throw read_error(path.string() + ": " + why + "; " + std::string(advice));
    };
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        refuse("is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        refuse(std::string("can't be opened: ") + std::strerror(errno));
    std::ostringstream text;
    if (file.peek() != std::ifstream::traits_type::eof())
        text << file.rdbuf();
    if (file.bad() || text.bad())
        refuse("can't be read to its end");
    return std::move(text).str();
}

std::string text_if_any(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

} // namespace yieldmark::results
