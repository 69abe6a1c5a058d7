#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_tree {

/// 0 … n-1 as the leaves of a balanced tree, each handed to `sink`; false once that wants no more.
template <class Sink> bool loop(std::uint64_t first, std::size_t n, Sink&& sink) {
    if (n == 1)
        return sink(first);
    return loop(first, n / 2, sink) && loop(first + n / 2, n - n / 2, sink);
}

} // namespace yieldmark::runtime_tree
