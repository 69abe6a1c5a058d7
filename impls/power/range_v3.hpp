#pragma once
#include "support/power_of_two.hpp"

#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::power {

/// The first `n` powers of two.
inline auto range_v3(std::size_t n) {
    return ranges::views::iota(std::uint64_t{0}, std::uint64_t{n}) | ranges::views::transform(power_of_two);
}

} // namespace yieldmark::power
