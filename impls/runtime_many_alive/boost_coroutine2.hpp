#pragma once
#include "support/coroutine2.hpp"

#include <cstdint>

namespace yieldmark::runtime_many_alive {

/// The integers from `first` on, by an asymmetric coroutine of Boost.Coroutine2.
inline auto boost_coroutine2(std::uint64_t first) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[first](auto& yield) {
        for (std::uint64_t x = first;; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_many_alive
