#pragma once
#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, each handed to `sink` until it wants no more.
template <class Sink> void loop(Sink&& sink) {
    using namespace std::string_view_literals;
    if (sink("Hello"sv) && sink("World"sv))
        sink("!"sv);
}

} // namespace yieldmark::simple_generator
