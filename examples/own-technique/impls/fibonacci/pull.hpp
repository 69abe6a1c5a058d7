#pragma once
#include <cstddef>
#include <cstdint>
#include <pull/pull.hpp>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers, one for each call of a function object.
inline auto pull(std::size_t n) {
    return ::pull::sequence{
        [n, a = std::uint64_t{0}, b = std::uint64_t{1}]() mutable -> std::optional<std::uint64_t> {
            if (n-- == 0)
                return {};
            return std::exchange(a, std::exchange(b, a + b));
        }};
}

} // namespace yieldmark::fibonacci
