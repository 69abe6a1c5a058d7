#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::multi_pass {

class squares {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t end) : end_{end} {}
        std::uint64_t operator*() const { return x_ * x_; }
        iterator& operator++() {
            ++x_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return x_ == end_; }

    private:
        std::uint64_t x_ = 0;
        std::uint64_t end_;
    };

    explicit squares(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// The squares of 0 … n-1, one per increment.
inline squares iterator(std::size_t n) {
    return squares{n};
}

} // namespace yieldmark::multi_pass
