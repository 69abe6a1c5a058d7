#pragma once
// The work of one item of the example power.

#include <cstdint>

namespace yieldmark {

/// 2^exponent modulo 2^64: 0 from 2^64 on. An object, so that a view holds its type, not a pointer.
inline constexpr auto power_of_two = [](std::uint64_t exponent) {
    return exponent < 64 ? std::uint64_t{1} << exponent : std::uint64_t{0};
};

} // namespace yieldmark
