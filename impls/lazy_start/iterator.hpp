#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace yieldmark::lazy_start {

class counted_numbers {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::size_t left, std::uint64_t& made) : left_{left}, made_{&made} {}
        std::uint64_t operator*() const {
            ++*made_;
            return a_;
        }
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
        std::uint64_t* made_;
    };

    counted_numbers(std::size_t n, std::uint64_t& made) : n_{n}, made_{&made} {}
    [[nodiscard]] iterator begin() const { return {n_, *made_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
    std::uint64_t* made_;
};

/// The first `n` Fibonacci numbers, each counted in `made` when it is read.
inline counted_numbers iterator(std::size_t n, std::uint64_t& made) {
    return {n, made};
}

} // namespace yieldmark::lazy_start
