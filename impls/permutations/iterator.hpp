#pragma once
#include "support/permutation_walk.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::permutations {

class orders {
public:
    class iterator {
    public:
        using value_type = std::span<std::uint64_t const>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(permutation_walk& walk) : walk_{&walk}, order_{walk.next()} {}
        value_type operator*() const { return order_; }
        iterator& operator++() {
            order_ = walk_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return order_.empty(); }

    private:
        permutation_walk* walk_;
        value_type order_;
    };

    explicit orders(std::span<std::uint64_t const> pool) : walk_{pool} {}
    [[nodiscard]] iterator begin() { return iterator{walk_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    permutation_walk walk_;
};

/// All orders of the numbers of `pool`, one per increment.
inline orders iterator(std::span<std::uint64_t const> pool) {
    return orders{pool};
}

} // namespace yieldmark::permutations
