#pragma once
#include <cstddef>
#include <cstdint>
#include <pull/pull.hpp>

namespace yieldmark::even_numbers {

/// The even numbers below `maximum`, one for each call of a function object.
inline auto pull(std::size_t maximum) {
    return ::pull::sequence{[maximum, i = std::uint64_t{0}]() mutable -> std::optional<std::uint64_t> {
        while (i < maximum) {
            std::uint64_t const number = i++;
            if (number % 2 == 0)
                return number;
        }
        return {};
    }};
}

} // namespace yieldmark::even_numbers
