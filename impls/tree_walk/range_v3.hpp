#pragma once
#include "support/binary_tree.hpp"

#include <range/v3/view/generate.hpp>
#include <range/v3/view/take_while.hpp>
#include <range/v3/view/transform.hpp>

namespace yieldmark::tree_walk {

/// The values of the tree in order. A view can't name itself to recurse: this one keeps an explicit stack.
inline auto range_v3(tree_node const* root) {
    return ranges::views::generate([walk = in_order_walk{root}]() mutable { return walk.next(); }) |
           ranges::views::take_while([](tree_node const* node) { return node != nullptr; }) |
           ranges::views::transform([](tree_node const* node) { return node->value; });
}

} // namespace yieldmark::tree_walk
