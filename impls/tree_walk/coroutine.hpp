#pragma once
#include "support/binary_tree.hpp"
#include "support/generator.hpp"

#include <cstdint>

namespace yieldmark::tree_walk {

/// The values below `node` in order: a generator that calls itself for each side.
inline generator<std::uint64_t> coroutine(tree_node const* node) {
    if (node->left != nullptr)
        co_yield elements_of(coroutine(node->left));
    co_yield node->value;
    if (node->right != nullptr)
        co_yield elements_of(coroutine(node->right));
}

} // namespace yieldmark::tree_walk
