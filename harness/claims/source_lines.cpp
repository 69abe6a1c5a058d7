#include "harness/claims/source_lines.hpp"

namespace yieldmark::claims {
namespace {

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r";
    auto const from = line.find_first_not_of(blank);
    if (from == std::string_view::npos)
        return {};
    return line.substr(from, line.find_last_not_of(blank) - from + 1);
}

bool holds_code(std::string_view line) {
    return !line.empty() && !line.starts_with("//") && !line.starts_with('#') &&
           !line.starts_with("namespace ") && !line.starts_with("} // namespace");
}

} // namespace

std::size_t source_lines(std::string_view source) {
    std::size_t count = 0;
    while (!source.empty()) {
        auto const end = source.find('\n');
        count += holds_code(trimmed(source.substr(0, end))) ? 1U : 0U;
        source = end == std::string_view::npos ? std::string_view{} : source.substr(end + 1);
    }
    return count;
}

} // namespace yieldmark::claims
