#pragma once
#include "support/fiber_generator.hpp"

#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, one per switch to the body's own stack.
inline auto boost_context() {
    return fiber_generator<std::string_view>([](auto& yield) {
        yield("Hello");
        yield("World");
        yield("!");
    });
}

} // namespace yieldmark::simple_generator
