#pragma once
#include <boost/multiprecision/cpp_int.hpp>
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>

namespace yieldmark::big_fibonacci {

/// The first `n` Fibonacci numbers, as a view over a function that lends the number it keeps. To be read
/// once, in order, as the function has state.
inline auto range_v3(std::size_t n) {
    using number = boost::multiprecision::cpp_int;
    return ranges::views::iota(std::size_t{0}, n) |
           ranges::views::transform([a = number{0}, b = number{1}](std::size_t i) mutable -> number const& {
               if (i != 0) {
                   a += b;
                   a.swap(b);
               }
               return a;
           });
}

} // namespace yieldmark::big_fibonacci
