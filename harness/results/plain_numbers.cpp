#include "harness/results/plain_numbers.hpp"

#include "harness/results/json_text.hpp"

#include <algorithm>
#include <cstddef>

namespace yieldmark::results {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Where the value that begins at `from` ends: before the comma of the next key, a closing bracket or the line's end.
std::size_t end_of_value(std::string_view text, std::size_t from) {
    for (auto i = from; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r' || text[i] == '}' || text[i] == ']')
            return i;
        if (text[i] != ',')
            continue;
        auto const next = text.find_first_not_of(blanks, i + 1);
        if (next == std::string_view::npos || text[next] == '"' || text[next] == '}')
            return i;
    }
    return text.size();
}

struct numeral {
    std::string_view mantissa; // digits and what separates them
    std::string_view exponent; // "e+02"; or empty
};

numeral divided(std::string_view value) {
    auto const end = value.find_last_not_of(blanks);
    value = value.substr(0, end == std::string_view::npos ? 0 : end + 1);
    auto const e = std::min(value.find_first_of("eE"), value.size());
    return {value.substr(0, e), value.substr(e)};
}

// Whether the mantissa has one separator alone, and this is it; "1,5" but not "1,234,567".
bool has_one(std::string_view mantissa, char separator) {
    return std::ranges::count(mantissa, separator) == 1;
}

// Google Benchmark writes whole numbers without an exponent, and all others with one.
bool has_decimal_comma(numeral const& n) {
    if (!has_one(n.mantissa, ',') || n.mantissa.find('.') != std::string_view::npos)
        return false;
    constexpr std::size_t group = 3;
    return !n.exponent.empty() || n.mantissa.size() - n.mantissa.find(',') - 1 != group;
}

std::string plain(numeral const& n, bool decimal_commas) {
    char const point = decimal_commas ? ',' : '.';
    auto const fraction = has_one(n.mantissa, point) ? n.mantissa.find(point) : std::string_view::npos;
    std::string made;
    for (std::size_t i = 0; i < n.mantissa.size(); ++i)
        if (is_digit(n.mantissa[i]) || (n.mantissa[i] == '-' && i == 0))
            made += n.mantissa[i];
        else if (i == fraction)
            made += '.';
    return made + std::string(n.exponent);
}

// Calls `visit` with the place and the length of each number that is a key's value.
template <typename Visit> void each_number(std::string_view text, Visit const& visit) {
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = end_of_string(text, i);
            continue;
        }
        if (text[i++] != ':')
            continue;
        i = std::min(text.find_first_not_of(blanks, i), text.size());
        auto const sign = i < text.size() && text[i] == '-' ? 1U : 0U;
        if (i + sign >= text.size() || !is_digit(text[i + sign]))
            continue;
        auto const end = end_of_value(text, i);
        visit(i, end - i);
        i = end;
    }
}

// "[1,25,0,98]"
void empty_arrays_of_numbers(std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = end_of_string(text, i);
            continue;
        }
        if (text[i++] != '[')
            continue;
        auto const end = text.find_first_not_of("0123456789+-.,eE \t\r\n", i);
        if (end != std::string::npos && text[end] == ']')
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(i),
                      text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
}

} // namespace

std::string with_plain_numbers(std::string_view text) {
    bool decimal_commas = false;
    each_number(text, [&](std::size_t at, std::size_t length) {
        decimal_commas |= has_decimal_comma(divided(text.substr(at, length)));
    });
    std::string result(text);
    each_number(text, [&](std::size_t at, std::size_t length) {
        auto number = plain(divided(text.substr(at, length)), decimal_commas);
        number.resize(length, ' ');
        result.replace(at, length, number);
    });
    if (decimal_commas)
        empty_arrays_of_numbers(result);
    return result;
}

} // namespace yieldmark::results
