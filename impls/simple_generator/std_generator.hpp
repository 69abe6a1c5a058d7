#pragma once
#include <generator>
#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, one per resumption of the standard generator.
inline std::generator<std::string_view> std_generator() {
    co_yield "Hello";
    co_yield "World";
    co_yield "!";
}

} // namespace yieldmark::simple_generator
