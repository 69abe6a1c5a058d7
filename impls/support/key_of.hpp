#pragma once

#include <cstdint>

namespace yieldmark {

/// By what groupby groups numbers.
constexpr std::uint64_t key_of(std::uint64_t number) {
    return number / 1024;
}

} // namespace yieldmark
