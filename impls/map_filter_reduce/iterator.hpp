#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::map_filter_reduce {

class square_multiples {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers)
            : at_{numbers.data()}, end_{numbers.data() + numbers.size()} {
            skip();
        }
        std::uint64_t operator*() const { return square_; }
        iterator& operator++() {
            ++at_;
            skip();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        void skip() {
            for (; at_ != end_; ++at_) {
                square_ = *at_ * *at_;
                if (square_ % 3 == 0)
                    return;
            }
        }

        std::uint64_t const* at_;
        std::uint64_t const* end_;
        std::uint64_t square_ = 0;
    };

    explicit square_multiples(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// The squares that are multiples of 3.
inline square_multiples iterator(std::span<std::uint64_t const> numbers) {
    return square_multiples{numbers};
}

} // namespace yieldmark::map_filter_reduce
