#pragma once
#include "support/binary_tree.hpp"
#include "support/fiber_generator.hpp"

#include <cstdint>

namespace yieldmark::tree_walk {

/// The values below `node` in order: a fiber that calls itself for each side.
inline fiber_generator<std::uint64_t> boost_context(tree_node const* node) {
    return fiber_generator<std::uint64_t>{[node](auto& yield) {
        if (node->left != nullptr)
            yield(elements_of(boost_context(node->left)));
        yield(node->value);
        if (node->right != nullptr)
            yield(elements_of(boost_context(node->right)));
    }};
}

} // namespace yieldmark::tree_walk
