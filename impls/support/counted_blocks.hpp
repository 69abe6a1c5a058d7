#pragma once
// Numbers handed over some at a time, the same for every technique.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace yieldmark {

/// 0, 1, … n-1 in blocks of `k`, the last one of what is left. A block is good until the next is asked for.
class counted_blocks {
public:
    counted_blocks(std::size_t n, std::size_t k) : n_{n}, buffer_(std::min(n, k)) {}

    /// The next block; an empty one at the end.
    std::span<std::uint64_t const> next() {
        auto const block = std::span{buffer_}.first(std::min(buffer_.size(), n_ - next_));
        std::iota(block.begin(), block.end(), std::uint64_t{next_});
        next_ += block.size();
        return block;
    }

private:
    std::size_t n_;
    std::size_t next_ = 0;
    std::vector<std::uint64_t> buffer_;
};

} // namespace yieldmark
