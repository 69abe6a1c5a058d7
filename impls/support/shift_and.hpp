#pragma once
// The kernel of pattern search in a stream, the same for every technique.

#include <array>
#include <cassert>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yieldmark {

/// A pattern of 1 to 16 characters, made ready to be searched for: bit i of a character's places says that
/// the pattern has it at i.
class searched_pattern {
public:
    explicit searched_pattern(std::string_view text) : length_{text.size()} {
        assert(!text.empty() && text.size() <= 16);
        for (std::size_t i = 0; i != text.size(); ++i)
            places_[static_cast<unsigned char>(text[i])] |= static_cast<std::uint16_t>(1U << i);
    }

    [[nodiscard]] std::size_t length() const { return length_; }
    [[nodiscard]] std::uint32_t places(char of) const { return places_[static_cast<unsigned char>(of)]; }

private:
    std::array<std::uint16_t, UCHAR_MAX + 1> places_{};
    std::size_t length_;
};

/// Looks for a pattern, which must outlive it, in characters that come one at a time and are not kept: bit i
/// of the state says that the last i + 1 of them are the pattern's first i + 1. Baeza-Yates and Gonnet, "A
/// new approach to text searching" (1992).
class shift_and {
public:
    explicit shift_and(searched_pattern const& pattern) : pattern_{&pattern} {}

    /// Whether the pattern ends with `next`, the character after those given before. Occurrences may overlap.
    bool ends_with(char next) {
        state_ = ((state_ << 1U) | 1U) & pattern_->places(next);
        return (state_ >> (pattern_->length() - 1) & 1U) != 0;
    }

    /// Where an occurrence begins whose last character is the one at `last`.
    [[nodiscard]] std::uint64_t start(std::size_t last) const { return last + 1 - pattern_->length(); }

private:
    searched_pattern const* pattern_;
    std::uint32_t state_ = 0;
};

} // namespace yieldmark
