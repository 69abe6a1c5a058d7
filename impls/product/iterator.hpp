#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::product {

class all_pairs {
public:
    class iterator {
    public:
        using value_type = std::pair<std::uint64_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        iterator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b)
            : a_{b.empty() ? b : a}, b_{b} {}
        value_type operator*() const { return {a_[first_], b_[second_]}; }
        iterator& operator++() {
            if (++second_ == b_.size()) {
                second_ = 0;
                ++first_;
            }
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return first_ == a_.size(); }

    private:
        std::span<std::uint64_t const> a_;
        std::span<std::uint64_t const> b_;
        std::size_t first_ = 0;
        std::size_t second_ = 0;
    };

    all_pairs(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) : a_{a}, b_{b} {}
    [[nodiscard]] iterator begin() const { return {a_, b_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> a_;
    std::span<std::uint64_t const> b_;
};

/// Each number of `a` with each of `b`.
inline all_pairs iterator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return {a, b};
}

} // namespace yieldmark::product
