#pragma once
#include "support/binary_tree.hpp"

#include <cstddef>
#include <ranges>

namespace yieldmark::tree_walk {

/// Node `i` of the walk, where i never goes back: a view asks for the same item more than once (take_while,
/// then the consumer), and must get the same one.
class node_at {
public:
    explicit node_at(tree_node const* root) : walk_{root} {}

    tree_node const* operator()(std::size_t i) {
        for (; walked_ <= i; ++walked_)
            node_ = walk_.next();
        return node_;
    }

private:
    in_order_walk walk_;
    std::size_t walked_ = 0;
    tree_node const* node_ = nullptr;
};

/// The values of the tree in order. A view can't name itself to recurse: this one keeps an explicit stack.
inline auto std_ranges(tree_node const* root) {
    return std::views::iota(std::size_t{0}) | std::views::transform(node_at{root}) |
           std::views::take_while([](tree_node const* node) { return node != nullptr; }) |
           std::views::transform([](tree_node const* node) { return node->value; });
}

} // namespace yieldmark::tree_walk
