#pragma once
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::early_exit {

/// The squares of 1 … n.
inline auto range_v3(std::size_t n) {
    return ranges::views::iota(std::uint64_t{1}, std::uint64_t{n} + 1) |
           ranges::views::transform([](std::uint64_t x) { return x * x; });
}

} // namespace yieldmark::early_exit
