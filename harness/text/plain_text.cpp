#include "harness/text/plain_text.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <cctype>

namespace yieldmark::text {

std::string plain(std::string_view text) {
    std::string result;
    auto const clean = valid_utf8(text);
    auto const word = [&](std::size_t at) {
        return at < clean.size() && std::isalnum(static_cast<unsigned char>(clean[at]));
    };
    for (std::size_t i = 0; i < clean.size(); ++i) {
        char const c = clean[i];
        if (c == '\n' || c == '\r' || c == '\t')
            result += ' ';
        else if (c == '<')
            result += "&lt;";
        else if (c == '&')
            result += "&amp;";
        else if (c == '_' && i > 0 && word(i - 1) && word(i + 1))
            result += c;
        else if (std::string_view("\\`*_[]#|~@").find(c) != std::string_view::npos)
            result += fmt::format("\\{}", c);
        else
            result += c;
    }
    return result;
}

std::string printable(std::string_view text) {
    std::string result;
    for (char const c : valid_utf8(text))
        result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    return result;
}

} // namespace yieldmark::text
