#include "tests/structure/include_graph.hpp"

#include <algorithm>
#include <cctype>

namespace yieldmark::test {
namespace {

/// Where the literal or comment that begins at `at` ends: one past its end.
std::size_t end_of_quoted(std::string_view source, std::size_t at) {
    char const quote = source[at];
    std::size_t end = at + 1;
    while (end < source.size() && source[end] != quote && (quote == '`' || source[end] != '\n'))
        end += source[end] == '\\' ? 2 : 1;
    return std::min(end + 1, source.size());
}

std::size_t past(std::string_view source, std::string_view what, std::size_t from) {
    auto const at = source.find(what, from);
    return at == source.npos ? source.size() : at + what.size();
}

bool raw_begins(std::string_view source, std::size_t at) {
    return at > 0 && source[at - 1] == 'R' &&
           (at == 1 || !std::isalnum(static_cast<unsigned char>(source[at - 2])));
}

} // namespace

std::vector<literal> literals_of(std::string_view source) {
    std::vector<literal> found;
    int line = 1;
    for (std::size_t at = 0; at < source.size();) {
        std::size_t end = at + 1;
        std::size_t skip = 1; // of the literal's delimiters, at each end
        bool const quoted = source[at] == '"' || source[at] == '\'' || source[at] == '`';
        // 1'000'000 has no literal in it.
        bool const separator =
            source[at] == '\'' && at > 0 && std::isalnum(static_cast<unsigned char>(source[at - 1]));
        bool is_literal = quoted && !separator;
        if (source.substr(at, 2) == "//")
            end = source.find('\n', at) == source.npos ? source.size() : source.find('\n', at);
        else if (source.substr(at, 2) == "/*")
            end = past(source, "*/", at + 2);
        else if (source[at] == '"' && raw_begins(source, at)) {
            auto const open = source.find('(', at);
            auto const mark = ")" + std::string(source.substr(at + 1, open - at - 1)) + "\"";
            end = past(source, mark, open);
            skip = mark.size();
        } else if (is_literal)
            end = end_of_quoted(source, at);
        if (is_literal && end >= at + 2 * skip)
            found.push_back({std::string(source.substr(at + skip, end - at - 2 * skip)), line});
        for (; at < end; ++at)
            line += source[at] == '\n';
    }
    return found;
}

} // namespace yieldmark::test
