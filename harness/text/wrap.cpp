#include "harness/text/wrap.hpp"

#include "harness/text/format.hpp"

#include <algorithm>

namespace yieldmark::text {
namespace {

bool may_break(char before, char after, breaks where) {
    switch (where) {
    case breaks::nowhere:
        return false;
    case breaks::at_blanks:
        return before == ' ';
    case breaks::in_names:
        return std::string_view("/, ").find(before) != std::string_view::npos;
    case breaks::before_brackets:
        return before == ' ' && after == '(';
    }
    return false;
}

// What stands before the first break, with the blank or sign that ends it.
std::string_view first_part(std::string_view text, breaks where) {
    for (std::size_t i = 1; i < text.size(); ++i)
        if (may_break(text[i - 1], text[i], where))
            return text.substr(0, i);
    return text;
}

std::string_view without_end_blanks(std::string_view text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

} // namespace

std::vector<std::string> broken(std::string_view text, std::size_t width, breaks where) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        auto part = first_part(text, where);
        auto const used = columns(lines.back());
        if (used > 0 && used + columns(without_end_blanks(part)) > width) {
            lines.emplace_back();
            continue;
        }
        if (where != breaks::nowhere && columns(without_end_blanks(part)) > width)
            part = text.substr(0, place_of(text, width));
        lines.back() += part;
        text.remove_prefix(part.size());
    }
    for (auto& line : lines)
        line = without_end_blanks(line);
    return lines;
}

std::size_t longest_part(std::string_view text, breaks where) {
    std::size_t longest = 0;
    while (!text.empty()) {
        auto const part = first_part(text, where);
        longest = std::max(longest, columns(without_end_blanks(part)));
        text.remove_prefix(part.size());
    }
    return longest;
}

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

std::string labelled(std::string_view label, std::string_view text, std::size_t width) {
    return std::string(label) + wrapped(text, width, columns(label));
}

} // namespace yieldmark::text
