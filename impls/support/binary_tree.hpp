#pragma once
// A binary tree and its in-order walk with an explicit stack, for the techniques that have no stack of their
// own.

#include <cstdint>
#include <vector>

namespace yieldmark {

struct tree_node {
    std::uint64_t value;
    tree_node const* left;
    tree_node const* right;
};

/// The nodes of a tree, from its leftmost to its rightmost, one at a time: Knuth, "The Art of Computer
/// Programming", volume 1, 2.3.1, algorithm T. Looks at no node before it must.
class in_order_walk {
public:
    explicit in_order_walk(tree_node const* root) : below_{root} {}

    /// The next node, or null at the end.
    tree_node const* next() {
        tree_node const* const node = below_ != nullptr ? leftmost() : waited();
        below_ = node != nullptr ? node->right : nullptr;
        return node;
    }

private:
    // The leftmost node itself does not wait: it is the next.
    tree_node const* leftmost() {
        tree_node const* node = below_;
        for (; node->left != nullptr; node = node->left)
            waiting_.push_back(node);
        return node;
    }

    tree_node const* waited() {
        if (waiting_.empty())
            return nullptr;
        tree_node const* const node = waiting_.back();
        waiting_.pop_back();
        return node;
    }

    tree_node const* below_;                // the root of what is to be walked next
    std::vector<tree_node const*> waiting_; // nodes whose left side is being walked
};

} // namespace yieldmark
