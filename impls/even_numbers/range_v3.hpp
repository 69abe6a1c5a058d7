#pragma once
#include <range/v3/view/filter.hpp>
#include <range/v3/view/iota.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`.
inline auto range_v3(std::size_t maximum) {
    return ranges::views::iota(std::uint64_t{0}, std::uint64_t{maximum}) |
           ranges::views::filter([](std::uint64_t i) { return i % 2 == 0; });
}

} // namespace yieldmark::even_numbers
