#pragma once
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1.
inline auto range_v3(std::size_t n) {
    return ranges::views::iota(std::uint64_t{0}, std::uint64_t{n}) |
           ranges::views::transform([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::multi_pass
