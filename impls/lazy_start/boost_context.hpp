#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::lazy_start {

/// The first `n` Fibonacci numbers, each counted in `made` when it is yielded. The body is not entered before
/// begin().
inline auto boost_context(std::size_t n, std::uint64_t& made) {
    return fiber_generator<std::uint64_t>([n, &made](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            ++made;
            yield(a);
            a = std::exchange(b, a + b);
        }
    });
}

} // namespace yieldmark::lazy_start
