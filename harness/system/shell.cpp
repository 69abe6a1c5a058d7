#include "harness/system/shell.hpp"

namespace yieldmark::system {

std::string in_single_quotes(std::string_view text) {
    std::string quoted = "'";
    for (char const c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

} // namespace yieldmark::system
