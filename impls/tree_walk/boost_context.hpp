#pragma once
#include "support/binary_tree.hpp"
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::tree_walk {

template <class Yield> void walk(tree_node const* node, Yield& yield) {
    if (node->left != nullptr)
        walk(node->left, yield);
    yield(node->value);
    if (node->right != nullptr)
        walk(node->right, yield);
}

/// The values below `node` in order. A body with a stack of its own can yield from within plain recursion.
inline auto boost_context(tree_node const* node) {
    return fiber_generator<std::uint64_t>{[node](auto& yield) { walk(node, yield); }};
}

} // namespace yieldmark::tree_walk
