#include "harness/text/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace yieldmark::text {

std::string plain(std::string_view text) {
    std::string result;
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    auto const clean = printable(line);
    auto const word = [&](std::size_t at) {
        return at < clean.size() && std::isalnum(static_cast<unsigned char>(clean[at]));
    };
    for (std::size_t i = 0; i < clean.size(); ++i) {
        char const c = clean[i];
        if (c == '<')
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

std::string markup(std::string_view text) {
    std::string all;
    auto const valid = printable(text);
    for (std::size_t i = 0; i < valid.size(); ++i) {
        auto const c = valid[i];
        // XML has neither U+FFFE nor U+FFFF.
        if (std::string_view(valid).substr(i).starts_with("\xef\xbf\xbe") ||
            std::string_view(valid).substr(i).starts_with("\xef\xbf\xbf")) {
            all += '?';
            i += 2;
        } else if (auto const at = std::string_view("&<>\"'").find(c); at != std::string_view::npos) {
            static constexpr char const* names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
            all += names[at];
        } else {
            all += c;
        }
    }
    return all;
}

} // namespace yieldmark::text
