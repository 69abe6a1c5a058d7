#pragma once
#include "runtime_per_item/boost_coroutine2.hpp"

#include <cstddef>

namespace yieldmark::runtime_ten_items {

/// The first `n` Fibonacci numbers: the body of runtime_per_item, called for ten.
inline auto boost_coroutine2(std::size_t n) {
    return runtime_per_item::boost_coroutine2(n);
}

} // namespace yieldmark::runtime_ten_items
