#pragma once
#include "support/coroutine2.hpp"
#include "support/leaving.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_half_way {

/// 0 … n-1 by a body that tells when it is left, by an asymmetric coroutine of Boost.Coroutine2.
inline auto boost_coroutine2(std::size_t n, bool& left) {
    return boost::coroutines2::coroutine<std::uint64_t>::pull_type{[n, &left](auto& yield) {
        leaving const local{left};
        for (std::uint64_t x = 0; x != n; ++x)
            yield(x);
    }};
}

} // namespace yieldmark::runtime_half_way
