#pragma once
#include "support/coroutine2.hpp"
#include "support/ran_out.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_exception {

/// 0 … n-1, then an exception out of the body, by an asymmetric coroutine of Boost.Coroutine2.
inline auto boost_coroutine2(std::size_t n) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[n](auto& yield) {
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
        throw ran_out{n};
    }};
}

} // namespace yieldmark::runtime_exception
