#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::double_then_filter {

/// The doubles of 0 … n-1 that are above 10: one fiber feeding another.
inline auto boost_context(std::size_t n) {
    using numbers = fiber_generator<std::uint64_t>;
    numbers doubled{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x * 2);
    }};
    return numbers{[source = std::move(doubled)](auto& yield) mutable {
        for (std::uint64_t x : source)
            if (x > 10)
                yield(x);
    }};
}

} // namespace yieldmark::double_then_filter
