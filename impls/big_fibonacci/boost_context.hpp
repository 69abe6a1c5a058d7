#pragma once
#include "support/fiber_generator.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>

namespace yieldmark::big_fibonacci {

/// The first `n` Fibonacci numbers, one per switch to the body's own stack.
inline auto boost_context(std::size_t n) {
    return fiber_generator<boost::multiprecision::cpp_int>([n](auto& yield) {
        boost::multiprecision::cpp_int a = 0;
        boost::multiprecision::cpp_int b = 1;
        for (std::size_t i = 0; i != n; ++i) {
            yield(a);
            a += b;
            a.swap(b);
        }
    });
}

} // namespace yieldmark::big_fibonacci
