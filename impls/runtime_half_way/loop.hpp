#pragma once
#include "support/leaving.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n/2-1, each handed to `sink` until it wants no more, then 1 for a local that was destroyed.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    bool left = false;
    {
        leaving const local{left};
        for (std::uint64_t x = 0; x != n / 2; ++x)
            if (!sink(x))
                return;
    }
    sink(std::uint64_t{left});
}

} // namespace yieldmark::runtime_half_way
