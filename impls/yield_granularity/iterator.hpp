#pragma once
#include "support/counted_blocks.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::yield_granularity {

class block_range {
public:
    class iterator {
    public:
        using value_type = std::span<std::uint64_t const>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(counted_blocks& numbers) : numbers_{&numbers}, block_{numbers.next()} {}
        value_type operator*() const { return block_; }
        iterator& operator++() {
            block_ = numbers_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return block_.empty(); }

    private:
        counted_blocks* numbers_;
        value_type block_;
    };

    block_range(std::size_t n, std::size_t k) : numbers_{n, k} {}
    [[nodiscard]] iterator begin() { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    counted_blocks numbers_;
};

/// 0, 1, … n-1 in blocks of `k`, one block per increment.
inline block_range iterator(std::size_t n, std::size_t k) {
    return {n, k};
}

} // namespace yieldmark::yield_granularity
