#pragma once
#include "support/fiber_generator.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::zip_longest {

/// The numbers of `a` and `b` in pairs, until both have ended; 0 stands for what one of them lacks. One pair
/// per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return fiber_generator<std::pair<std::uint64_t, std::uint64_t>>([a, b](auto& yield) {
        for (std::size_t i = 0, n = std::max(a.size(), b.size()); i != n; ++i)
            yield({i < a.size() ? a[i] : 0, i < b.size() ? b[i] : 0});
    });
}

} // namespace yieldmark::zip_longest
