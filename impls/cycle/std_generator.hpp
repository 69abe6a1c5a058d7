#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::cycle {

/// `numbers`, from the first to the last, again and again, one per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> numbers) {
    for (;;)
        for (std::uint64_t const number : numbers)
            co_yield number;
}

} // namespace yieldmark::cycle
