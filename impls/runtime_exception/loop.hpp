#pragma once
#include "support/ran_out.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, each handed to `sink` until it wants no more, then an exception.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    try {
        for (std::uint64_t x = 0; x != n; ++x)
            if (!sink(x))
                return;
        throw ran_out{n};
    } catch (ran_out const& error) {
        sink(error.after);
    }
}

} // namespace yieldmark::runtime_exception
