#pragma once
#include "support/binary_tree.hpp"

namespace yieldmark::tree_walk {

/// The values below `node` in order, each handed to `sink`; false once that wants no more.
template <class Sink> bool loop(tree_node const* node, Sink&& sink) {
    if (node->left != nullptr && !loop(node->left, sink))
        return false;
    if (!sink(node->value))
        return false;
    return node->right == nullptr || loop(node->right, sink);
}

} // namespace yieldmark::tree_walk
