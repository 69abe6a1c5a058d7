#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::span<std::vector<std::uint64_t> const> lists, Sink&& sink) {
    for (auto const& list : lists)
        for (std::uint64_t const number : list)
            if (!sink(number))
                return;
}

} // namespace yieldmark::chain_from_iterable
