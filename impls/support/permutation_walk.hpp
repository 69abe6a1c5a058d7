#pragma once
// The permutations of some numbers, the same for every technique.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark {

/// How many orders `n` things have. n <= 20, or it is more than 64 bits hold.
constexpr std::size_t orders_of(std::size_t n) {
    return n < 2 ? 1 : n * orders_of(n - 1);
}

/// All orders of some numbers that are given in ascending order, each of which is there once. An order is good
/// until the next is asked for.
class permutation_walk {
public:
    explicit permutation_walk(std::span<std::uint64_t const> ascending)
        : now_(ascending.begin(), ascending.end()), left_{orders_of(now_.size())} {}

    /// The next order, in the order of the alphabet; an empty one at the end.
    std::span<std::uint64_t const> next() {
        if (left_ == 0)
            return {};
        --left_;
        if (begun_)
            std::next_permutation(now_.begin(), now_.end());
        begun_ = true;
        return now_;
    }

private:
    std::vector<std::uint64_t> now_;
    std::size_t left_;
    bool begun_ = false;
};

} // namespace yieldmark
