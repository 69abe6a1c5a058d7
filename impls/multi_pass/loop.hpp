#pragma once
#include <cstddef>
#include <cstdint>

namespace yieldmark::multi_pass {

/// The squares of 0 … n-1 `passes` times over, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, std::size_t passes, Sink&& sink) {
    for (std::size_t pass = 0; pass != passes; ++pass)
        for (std::uint64_t x = 0; x != n; ++x)
            if (!sink(x * x))
                return;
}

} // namespace yieldmark::multi_pass
