#pragma once
#include "support/binary_tree.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <memory>

namespace yieldmark::tree_walk {

class node_iterator : public boost::iterator_facade<node_iterator, std::uint64_t const,
                                                    boost::single_pass_traversal_tag, std::uint64_t> {
public:
    node_iterator() = default;
    explicit node_iterator(tree_node const* root)
        : walk_{std::make_shared<in_order_walk>(root)}, node_{walk_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return node_->value; }
    void increment() { node_ = walk_->next(); }
    [[nodiscard]] bool equal(node_iterator const& other) const { return node_ == other.node_; }

    std::shared_ptr<in_order_walk> walk_; // shared because a Boost iterator is copied
    tree_node const* node_ = nullptr;
};

/// The values of the tree in order; a default iterator is the end.
inline auto boost_range(tree_node const* root) {
    return boost::make_iterator_range(node_iterator{root}, node_iterator{});
}

} // namespace yieldmark::tree_walk
