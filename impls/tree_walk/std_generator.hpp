#pragma once
#include "support/binary_tree.hpp"

#include <cstdint>
#include <generator>
#include <ranges>

namespace yieldmark::tree_walk {

/// The values below `node` in order: a std::generator that calls itself for each side.
inline std::generator<std::uint64_t> std_generator(tree_node const* node) {
    if (node->left != nullptr)
        co_yield std::ranges::elements_of(std_generator(node->left));
    co_yield node->value;
    if (node->right != nullptr)
        co_yield std::ranges::elements_of(std_generator(node->right));
}

} // namespace yieldmark::tree_walk
