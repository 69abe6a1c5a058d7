#pragma once
#include "support/splitmix64.hpp"

#include <range/v3/view/generate.hpp>

#include <cstdint>

namespace yieldmark::random_numbers {

/// Random numbers from `seed` without end.
inline auto range_v3(std::uint64_t seed) {
    return ranges::views::generate(splitmix64{seed});
}

} // namespace yieldmark::random_numbers
