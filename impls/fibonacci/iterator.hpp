#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace yieldmark::fibonacci {

class numbers {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::size_t left) : left_{left} {}
        std::uint64_t operator*() const { return a_; }
        iterator& operator++() {
            a_ = std::exchange(b_, a_ + b_);
            --left_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return left_ == 0; }

    private:
        std::uint64_t a_ = 0;
        std::uint64_t b_ = 1;
        std::size_t left_;
    };

    explicit numbers(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// The first `n` Fibonacci numbers, one per increment.
inline numbers iterator(std::size_t n) {
    return numbers{n};
}

} // namespace yieldmark::fibonacci
