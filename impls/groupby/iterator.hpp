#pragma once
#include "support/key_of.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::groupby {

class group_sums {
public:
    class iterator {
    public:
        using value_type = std::pair<std::uint64_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers)
            : at_{numbers.data()}, end_{at_ + numbers.size()} {
            read_group();
        }
        value_type operator*() const { return group_; }
        iterator& operator++() {
            read_group();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return done_; }

    private:
        void read_group() {
            done_ = at_ == end_;
            if (done_)
                return;
            group_ = {key_of(*at_), 0};
            for (; at_ != end_ && key_of(*at_) == group_.first; ++at_)
                group_.second += *at_;
        }

        std::uint64_t const* at_;
        std::uint64_t const* end_;
        value_type group_;
        bool done_ = false;
    };

    explicit group_sums(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// The key and the sum of each group of neighbours with the same key, one group per increment.
inline group_sums iterator(std::span<std::uint64_t const> numbers) {
    return group_sums{numbers};
}

} // namespace yieldmark::groupby
