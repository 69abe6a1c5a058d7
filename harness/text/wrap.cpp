#include "harness/text/wrap.hpp"

#include "harness/text/format.hpp"

#include <algorithm>

namespace yieldmark::text {

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string result;
    std::size_t column = indent;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        auto const taken = columns(word);
        if (column > indent && width > 0 && column + 1 + taken > width) {
            result += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            result += ' ';
            ++column;
        }
        result += word;
        column += taken;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result + "\n";
}

} // namespace yieldmark::text
