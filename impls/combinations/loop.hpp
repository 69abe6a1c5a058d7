#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

namespace yieldmark::combinations {

/// All choices of three numbers of `pool`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::uint64_t const> pool, Sink&& sink) {
    for (std::size_t i = 0; i != pool.size(); ++i)
        for (std::size_t j = i + 1; j != pool.size(); ++j)
            for (std::size_t k = j + 1; k != pool.size(); ++k)
                if (!sink(std::tuple{pool[i], pool[j], pool[k]}))
                    return;
}

} // namespace yieldmark::combinations
