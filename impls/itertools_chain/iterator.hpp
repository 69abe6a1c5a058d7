#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::itertools_chain {

class running_sums {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(running_sums const& of) : now_{of.a_}, next_{of.b_}, limit_{of.limit_} { take(); }
        std::uint64_t operator*() const { return sum_; }
        iterator& operator++() {
            now_ = now_.subspan(1);
            take();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return now_.empty(); }

    private:
        void take() {
            if (now_.empty())
                now_ = std::exchange(next_, {});
            if (now_.empty() || now_.front() >= limit_)
                now_ = {};
            else
                sum_ += now_.front();
        }

        std::span<std::uint64_t const> now_;
        std::span<std::uint64_t const> next_;
        std::uint64_t limit_;
        std::uint64_t sum_ = 0;
    };

    running_sums(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b, std::uint64_t limit)
        : a_{a}, b_{b}, limit_{limit} {}
    [[nodiscard]] iterator begin() const { return iterator{*this}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> a_;
    std::span<std::uint64_t const> b_;
    std::uint64_t limit_;
};

/// The running sums of `a` and then `b` up to the first number not below `limit`.
inline running_sums iterator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                             std::uint64_t limit) {
    return {a, b, limit};
}

} // namespace yieldmark::itertools_chain
