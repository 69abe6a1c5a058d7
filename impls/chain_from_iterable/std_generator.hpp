#pragma once
#include <cstdint>
#include <generator>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::vector<std::uint64_t> const> lists) {
    for (auto const& list : lists)
        for (std::uint64_t const number : list)
            co_yield number;
}

} // namespace yieldmark::chain_from_iterable
