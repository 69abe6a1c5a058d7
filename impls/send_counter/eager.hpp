#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::send_counter {

/// Counts `n` items from 0, going on from the next of `sent` after every 8th: nothing can be sent to a finished vector.
inline std::vector<std::uint64_t> eager(std::span<std::uint64_t const> sent, std::size_t n) {
    std::vector<std::uint64_t> result;
    result.reserve(n);
    std::uint64_t i = 0;
    for (std::size_t taken = 1; taken <= n; ++taken) {
        result.push_back(i);
        i = taken % 8 == 0 ? sent[taken / 8 - 1] : i + 1;
    }
    return result;
}

} // namespace yieldmark::send_counter
