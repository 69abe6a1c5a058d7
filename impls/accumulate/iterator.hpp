#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::accumulate {

class running_sums {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers)
            : at_{numbers.data()}, end_{at_ + numbers.size()} {
            add();
        }
        std::uint64_t operator*() const { return sum_; }
        iterator& operator++() {
            ++at_;
            add();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        void add() {
            if (at_ != end_)
                sum_ += *at_;
        }

        std::uint64_t const* at_;
        std::uint64_t const* end_;
        std::uint64_t sum_ = 0;
    };

    explicit running_sums(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// The running sums of `numbers`, one per increment.
inline running_sums iterator(std::span<std::uint64_t const> numbers) {
    return running_sums{numbers};
}

} // namespace yieldmark::accumulate
