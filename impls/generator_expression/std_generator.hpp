#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::generator_expression {

/// The squares of 0 … n-1, by a lambda coroutine called where it stands. Its bound is a parameter: a capture
/// would be gone with the lambda when the body first runs.
inline auto std_generator(std::size_t n) {
    return [](std::size_t end) -> std::generator<std::uint64_t> {
        for (std::uint64_t x = 0; x != end; ++x)
            co_yield x* x;
    }(n);
}

} // namespace yieldmark::generator_expression
