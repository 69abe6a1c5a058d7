#pragma once
#include <string_view>
#include <vector>

namespace yieldmark::simple_generator {

/// Three words, all put into a vector before the first is read.
inline std::vector<std::string_view> eager() {
    return {"Hello", "World", "!"};
}

} // namespace yieldmark::simple_generator
