#include "harness/system/fnv1a.hpp"

#include <fmt/format.h>

namespace yieldmark::system {

void fnv1a::add(std::string_view bytes) {
    for (char const c : bytes)
        value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
}

std::string fnv1a::hex() const {
    return fmt::format("{:016x}", value_);
}

} // namespace yieldmark::system
