#pragma once
#include "support/binary_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::tree_walk {

class in_order_values {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(in_order_walk& walk) : walk_{&walk}, node_{walk.next()} {}
        std::uint64_t operator*() const { return node_->value; }
        iterator& operator++() {
            node_ = walk_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return node_ == nullptr; }

    private:
        in_order_walk* walk_;
        tree_node const* node_;
    };

    explicit in_order_values(tree_node const* root) : walk_{root} {}
    [[nodiscard]] iterator begin() { return iterator{walk_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    in_order_walk walk_;
};

/// The values of the tree in order, one per increment.
inline in_order_values iterator(tree_node const* root) {
    return in_order_values{root};
}

} // namespace yieldmark::tree_walk
