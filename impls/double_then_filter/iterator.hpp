#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::double_then_filter {

class doubles_above_10 {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t n) : end_{n} { skip(); }
        std::uint64_t operator*() const { return x_ * 2; }
        iterator& operator++() {
            ++x_;
            skip();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return x_ == end_; }

    private:
        void skip() {
            while (x_ != end_ && x_ * 2 <= 10)
                ++x_;
        }

        std::uint64_t x_ = 0;
        std::uint64_t end_;
    };

    explicit doubles_above_10(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// The doubles of 0 … n-1 that are above 10.
inline doubles_above_10 iterator(std::size_t n) {
    return doubles_above_10{n};
}

} // namespace yieldmark::double_then_filter
