#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <generator>

namespace yieldmark::big_fibonacci {

/// The first `n` Fibonacci numbers, one per resumption of the standard generator.
inline std::generator<boost::multiprecision::cpp_int const&> std_generator(std::size_t n) {
    boost::multiprecision::cpp_int a = 0;
    boost::multiprecision::cpp_int b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        co_yield a;
        a += b;
        a.swap(b);
    }
}

} // namespace yieldmark::big_fibonacci
