#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::map_filter_reduce {

/// The squares that are multiples of 3: one fiber feeding another.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    using generated = fiber_generator<std::uint64_t>;
    generated squares{[numbers](auto& yield) {
        for (std::uint64_t const x : numbers)
            yield(x * x);
    }};
    return generated{[source = std::move(squares)](auto& yield) mutable {
        for (std::uint64_t const x : source)
            if (x % 3 == 0)
                yield(x);
    }};
}

} // namespace yieldmark::map_filter_reduce
