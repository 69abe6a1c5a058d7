#pragma once
#include "runtime_per_item/loop.hpp"

#include <cstddef>

namespace yieldmark::runtime_ten_items {

/// The first `n` Fibonacci numbers: the loop of runtime_per_item, called for ten.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    runtime_per_item::loop(n, sink);
}

} // namespace yieldmark::runtime_ten_items
