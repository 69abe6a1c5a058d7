#pragma once
#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`, handed to `sink` until it wants no more.
template <class Sink> void loop(std::string_view string, Sink&& sink) {
    for (char letter : string)
        if (!sink(letter))
            return;
}

} // namespace yieldmark::string_generator
