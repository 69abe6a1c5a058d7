#pragma once
// The kernel of pattern search in a stream, the same for every technique.

#include <array>
#include <cassert>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yieldmark {

/// Looks for a pattern of 1 to 16 characters in characters that come one at a time and are not kept: bit i of
/// the state says that the last i + 1 of them are the pattern's first i + 1. Baeza-Yates and Gonnet, "A new
/// approach to text searching" (1992).
class shift_and {
public:
    explicit shift_and(std::string_view pattern) : last_{1U << (pattern.size() - 1)} {
        assert(!pattern.empty() && pattern.size() <= 16);
        for (std::size_t i = 0; i != pattern.size(); ++i)
            places_[static_cast<unsigned char>(pattern[i])] |= static_cast<std::uint16_t>(1U << i);
    }

    /// Whether the pattern ends with `next`, the character after those given before. Occurrences may overlap.
    bool ends_with(char next) {
        state_ = ((state_ << 1U) | 1U) & places_[static_cast<unsigned char>(next)];
        return (state_ & last_) != 0;
    }

private:
    std::array<std::uint16_t, UCHAR_MAX + 1> places_{};
    std::uint32_t state_ = 0;
    std::uint32_t last_;
};

} // namespace yieldmark
