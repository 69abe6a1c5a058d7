#include "harness/system/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace yieldmark::system {

namespace {

constexpr std::string_view replacement = "\ufffd";

// Length of the well-formed sequence at the front (Unicode 15, table 3-7); 0 and the length of its longest
// well-formed beginning where it's broken.
struct sequence {
    std::size_t good;
    std::size_t broken;
};

sequence first_sequence(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const lead = byte(0);
    if (lead < 0x80)
        return {1, 0};
    std::size_t const length = lead >= 0xc2 && lead <= 0xdf   ? 2
                               : (lead & 0xf0U) == 0xe0       ? 3
                               : lead >= 0xf0 && lead <= 0xf4 ? 4
                                                              : 0;
    if (length == 0)
        return {0, 1};
    auto low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    auto high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= text.size() || byte(i) < low || byte(i) > high)
            return {0, i};
        low = 0x80;
        high = 0xbf;
    }
    return {length, 0};
}

char32_t decoded(std::string_view sequence) {
    auto const lead = static_cast<unsigned char>(sequence.front());
    if (sequence.size() == 1)
        return lead;
    auto code = static_cast<char32_t>(lead & (0x7fU >> sequence.size()));
    for (char const c : sequence.substr(1))
        code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3fU);
    return code;
}

bool is_within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Without a place of its own on the line, or with power over the others.
bool drives_terminal(char32_t c) {
    return c < 0x20 || is_within(c, 0x7f, 0x9f) || c == 0x61c || is_within(c, 0x200e, 0x200f) ||
           is_within(c, 0x2028, 0x202e) || is_within(c, 0x2066, 0x206f) || is_within(c, 0xfff9, 0xfffb);
}

// Calls `take` with each character and its code; with U+FFFD for each malformed sequence.
template <class Take> void each_character(std::string_view text, Take take) {
    while (!text.empty()) {
        auto const [good, broken] = first_sequence(text);
        auto const one = good != 0 ? text.substr(0, good) : replacement;
        take(one, decoded(one));
        text.remove_prefix(good != 0 ? good : broken);
    }
}

bool is_space(char32_t c) {
    return c == '\n' || c == '\t';
}

bool is_letter(char32_t c) {
    return is_within(c, 'a', 'z') || is_within(c, 'A', 'Z');
}

// "ESC[" digits and semicolons "m" at the front; its length, or 0.
std::size_t colour_at(std::string_view text) {
    if (!text.starts_with("\x1b["))
        return 0;
    auto const end = text.find_first_not_of("0123456789;", 2);
    return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

} // namespace

std::string valid_utf8(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    each_character(text, [&](std::string_view one, char32_t) { result += one; });
    return result;
}

std::string printable(std::string_view text) {
    std::string result;
    each_character(text, [&](std::string_view one, char32_t code) {
        result += drives_terminal(code) ? std::string_view("?") : one;
    });
    return result;
}

std::string printable_lines(std::string_view text) {
    std::string result;
    each_character(text, [&](std::string_view one, char32_t code) {
        result += drives_terminal(code) && !is_space(code) ? std::string_view("?") : one;
    });
    return result;
}

std::string printable_json(std::string_view json) {
    std::string result;
    each_character(json, [&](std::string_view one, char32_t code) {
        bool const second_hash = code == '#' && result.ends_with('#');
        if (second_hash || (drives_terminal(code) && !is_space(code)))
            result += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));
        else
            result += one;
    });
    return result;
}

// "::" is one at the beginning of a line, whatever blanks stand before it, and "##", perhaps a name, "[" anywhere.
bool stream_guard::completes_command(char32_t c) {
    bool const first_colon = blank_ && !colon_ && c == ':';
    bool const complete = (colon_ && c == ':') || (hashes_ >= 2 && c == '[');
    colon_ = first_colon;
    blank_ = blank_ && !is_within(c, 0x21, 0x7e);
    hashes_ = c == '#' ? hashes_ + 1 : hashes_ >= 2 && is_letter(c) ? hashes_ : 0;
    return complete;
}

std::string stream_guard::passed(std::string_view text, bool colours) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        auto const colour = colours ? colour_at(text) : 0;
        auto const plain = colour != 0 ? 0 : std::min(text.find('\x1b', 1), text.size());
        result += text.substr(0, colour);
        each_character(text.substr(0, plain), [&](std::string_view one, char32_t code) {
            if (code == '\n')
                *this = stream_guard();
            bool const driving = drives_terminal(code) && !is_space(code);
            bool const commanding = completes_command(driving ? U'?' : code);
            result += driving || commanding ? std::string_view("?") : one;
        });
        text.remove_prefix(colour + plain);
    }
    return result;
}

} // namespace yieldmark::system
