#pragma once
#include "support/binary_tree.hpp"

#include <cstdint>
#include <vector>

namespace yieldmark::tree_walk {

inline void append(tree_node const* node, std::vector<std::uint64_t>& values) {
    if (node->left != nullptr)
        append(node->left, values);
    values.push_back(node->value);
    if (node->right != nullptr)
        append(node->right, values);
}

/// The values of the tree in order, all collected before the first is read.
inline std::vector<std::uint64_t> eager(tree_node const* root) {
    std::vector<std::uint64_t> values;
    append(root, values);
    return values;
}

} // namespace yieldmark::tree_walk
