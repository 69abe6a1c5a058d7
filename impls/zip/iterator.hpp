#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::zip {

class zipped {
public:
    class iterator {
    public:
        using value_type = std::pair<std::uint64_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        iterator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) : a_{a}, b_{b} {}
        value_type operator*() const { return {a_[at_], b_[at_]}; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == a_.size() || at_ == b_.size(); }

    private:
        std::span<std::uint64_t const> a_;
        std::span<std::uint64_t const> b_;
        std::size_t at_ = 0;
    };

    zipped(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) : a_{a}, b_{b} {}
    [[nodiscard]] iterator begin() const { return {a_, b_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> a_;
    std::span<std::uint64_t const> b_;
};

/// The numbers of `a` and `b` in pairs, until one of them ends.
inline zipped iterator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return {a, b};
}

} // namespace yieldmark::zip
