#pragma once
#include "suites/contract.hpp"
#include "support/binary_tree.hpp"

namespace yieldmark::tree_walk {

/// A tree of n leaves has 2n - 1 nodes, each of which is an item. It is balanced, and its nodes stand level
/// by level, so that each level is read in order. A technique is given the root and nothing else: it doesn't
/// know how many there are. A coroutine and a fiber call themselves for each side (`yield from`), `loop` and
/// eager recurse, and what can't call itself keeps a stack of nodes (support/binary_tree.hpp).
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: yield from";
    static constexpr std::string_view asks = "The values of a binary tree of n leaves, in order.";

    static std::vector<tree_node> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{2};
        std::vector<tree_node> nodes(2 * n - 1);
        for (std::size_t i = 0; i != nodes.size(); ++i) {
            bool const leaf = 2 * i + 2 >= nodes.size();
            nodes[i] = {random(), leaf ? nullptr : &nodes[2 * i + 1], leaf ? nullptr : &nodes[2 * i + 2]};
        }
        return nodes;
    }

    static std::tuple<tree_node const*> arguments(std::vector<tree_node> const& nodes) {
        return {nodes.data()};
    }
};

} // namespace yieldmark::tree_walk
