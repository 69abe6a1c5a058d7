#pragma once
// What refers to what in code and data, and which of it is the same in two programs. Pure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yieldmark::machine_code {

using node_id = std::uint32_t;

/// A piece of code or data that is there or isn't, as a whole.
struct node {
    std::string content;       // all of it but what it refers to
    std::vector<node_id> to{}; // what it refers to, in the order in which its content says so
    std::string name{};        // of a function (mangled); empty: what refers to it says what it is
    bool one_of = false;       // it stands for any of `to`: their order and number mean nothing
    bool writable = false;     // its content may be another when it is used
};

struct graph {
    std::vector<node> nodes;

    node_id add(node one);
};

/// Which nodes of two graphs are the same: their contents are equal, and those that they refer to are the same again,
/// however far that leads and whether or not it leads in a circle.
class sameness {
public:
    /// Both must outlive it.
    sameness(graph const& base, graph const& now);

    [[nodiscard]] bool same(node_id base, node_id now) const;

    /// The names of what differs by itself, on the ways on which both sides can be reached from these two alike: the
    /// nearest first, each once. Empty where they are the same.
    [[nodiscard]] std::vector<std::string> differences(node_id base, node_id now) const;

private:
    struct walk;

    graph const& base_;
    graph const& now_;
    std::vector<std::uint32_t>
        by_itself_;                    // class by content alone: of the base's nodes, then of the new side's
    std::vector<std::uint32_t> class_; // class with all that it leads to
};

/// All that can be reached from `from`, those among it.
[[nodiscard]] std::vector<bool> reached(graph const& in, std::vector<node_id> const& from);

/// Makes of each root a leaf for all that no root can reach: what registers the cases, or calls each of them, names
/// them all, and would otherwise lead from each one to all others. Code that a root can reach is followed into others.
void keep_apart(graph& all, std::vector<node_id> const& roots);

} // namespace yieldmark::machine_code
