#pragma once
#include "support/generator.hpp"

#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, one per resumption.
inline generator<std::string_view> coroutine() {
    co_yield "Hello";
    co_yield "World";
    co_yield "!";
}

} // namespace yieldmark::simple_generator
