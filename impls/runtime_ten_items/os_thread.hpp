#pragma once
#include "runtime_per_item/os_thread.hpp"

#include <cstddef>

namespace yieldmark::runtime_ten_items {

/// The first `n` Fibonacci numbers: the body of runtime_per_item, called for ten.
inline auto os_thread(std::size_t n) {
    return runtime_per_item::os_thread(n);
}

} // namespace yieldmark::runtime_ten_items
