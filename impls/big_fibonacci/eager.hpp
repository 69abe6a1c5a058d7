#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <vector>

namespace yieldmark::big_fibonacci {

/// The first `n` Fibonacci numbers, all made before the first is read, each from the two before it.
inline std::vector<boost::multiprecision::cpp_int> eager(std::size_t n) {
    std::vector<boost::multiprecision::cpp_int> result;
    result.reserve(n);
    for (std::size_t i = 0; i != n; ++i)
        if (i < 2)
            result.emplace_back(i);
        else
            result.emplace_back(result[i - 2] + result[i - 1]);
    return result;
}

} // namespace yieldmark::big_fibonacci
