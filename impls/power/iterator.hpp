#pragma once
#include "support/power_of_two.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::power {

class powers {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t n) : end_{n} {}
        std::uint64_t operator*() const { return power_of_two(i_); }
        iterator& operator++() {
            ++i_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return i_ == end_; }

    private:
        std::uint64_t i_ = 0;
        std::uint64_t end_;
    };

    explicit powers(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// The first `n` powers of two, one per increment.
inline powers iterator(std::size_t n) {
    return powers{n};
}

} // namespace yieldmark::power
