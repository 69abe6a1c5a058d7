#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

/// The numbers of one list after the other, one per switch to the body's own stack.
inline auto boost_context(std::span<std::vector<std::uint64_t> const> lists) {
    return fiber_generator<std::uint64_t>([lists](auto& yield) {
        for (auto const& list : lists)
            for (std::uint64_t const number : list)
                yield(number);
    });
}

} // namespace yieldmark::chain_from_iterable
