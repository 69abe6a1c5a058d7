#pragma once
#include "runtime_per_item/std_generator.hpp"

#include <cstddef>

namespace yieldmark::runtime_ten_items {

/// The first `n` Fibonacci numbers: the body of runtime_per_item, called for ten.
inline auto std_generator(std::size_t n) {
    return runtime_per_item::std_generator(n);
}

} // namespace yieldmark::runtime_ten_items
