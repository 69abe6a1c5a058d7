#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>

namespace yieldmark::repeat {

/// `number`, `times` times, once per resumption of the standard generator.
inline std::generator<std::uint64_t> std_generator(std::uint64_t number, std::size_t times) {
    for (; times != 0; --times)
        co_yield number;
}

} // namespace yieldmark::repeat
