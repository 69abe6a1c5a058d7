#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>

namespace yieldmark::big_fibonacci {

/// The first `n` Fibonacci numbers, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t n, Sink&& sink) {
    boost::multiprecision::cpp_int a = 0;
    boost::multiprecision::cpp_int b = 1;
    for (std::size_t i = 0; i != n; ++i) {
        if (!sink(a))
            return;
        a += b;
        a.swap(b);
    }
}

} // namespace yieldmark::big_fibonacci
