#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::repeat {

/// `number`, `times` times.
inline std::vector<std::uint64_t> eager(std::uint64_t number, std::size_t times) {
    return std::vector<std::uint64_t>(times, number);
}

} // namespace yieldmark::repeat
