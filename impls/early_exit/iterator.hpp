#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::early_exit {

class squares {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t last) : last_{last} {}
        std::uint64_t operator*() const { return x_ * x_; }
        iterator& operator++() {
            ++x_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return x_ > last_; }

    private:
        std::uint64_t x_ = 1;
        std::uint64_t last_;
    };

    explicit squares(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// The squares of 1 … n, one per increment.
inline squares iterator(std::size_t n) {
    return squares{n};
}

} // namespace yieldmark::early_exit
