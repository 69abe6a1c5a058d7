#pragma once
#include "runtime_per_item/bare_fiber.hpp"

#include <cstddef>

namespace yieldmark::runtime_ten_items {

/// The first `n` Fibonacci numbers: the body of runtime_per_item, called for ten.
inline auto bare_fiber(std::size_t n) {
    return runtime_per_item::bare_fiber(n);
}

} // namespace yieldmark::runtime_ten_items
