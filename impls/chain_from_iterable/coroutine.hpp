#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::vector<std::uint64_t> const> lists) {
    for (auto const& list : lists)
        for (std::uint64_t const number : list)
            co_yield number;
}

} // namespace yieldmark::chain_from_iterable
