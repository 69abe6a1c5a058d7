#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace yieldmark::big_fibonacci {

/// The first `n` Fibonacci numbers, all made before the first is read; the vector is reserved once.
inline std::vector<boost::multiprecision::cpp_int> eager(std::size_t n) {
    std::vector<boost::multiprecision::cpp_int> result;
    result.reserve(n);
    boost::multiprecision::cpp_int a = 0;
    boost::multiprecision::cpp_int b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        boost::multiprecision::cpp_int next = a + b;
        result.push_back(std::exchange(a, std::exchange(b, std::move(next))));
    }
    return result;
}

} // namespace yieldmark::big_fibonacci
