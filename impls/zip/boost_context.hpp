#pragma once
#include "support/fiber_generator.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip {

/// The numbers of `a` and `b` in pairs, until one of them ends, one pair per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return fiber_generator<std::pair<std::uint64_t, std::uint64_t>>([a, b](auto& yield) {
        for (std::size_t i = 0, n = std::min(a.size(), b.size()); i != n; ++i)
            yield({a[i], b[i]});
    });
}

} // namespace yieldmark::zip
