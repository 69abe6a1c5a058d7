#include "harness/machine_code/graph.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace yieldmark::machine_code {

namespace {

using classes = std::vector<std::uint32_t>;

// A number for each different key, from 0.
class numbering {
public:
    std::uint32_t of(std::string key) {
        auto const next = static_cast<std::uint32_t>(known_.size());
        return known_.emplace(std::move(key), next).first->second;
    }
    [[nodiscard]] std::size_t size() const { return known_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> known_;
};

void append(std::string& key, std::uint32_t number) {
    key.append(reinterpret_cast<char const*>(&number), sizeof number);
}

// What tells a node from others if those that it refers to are told apart so far.
std::string key_of(node const& one, std::uint32_t own, classes const& all, std::size_t first) {
    classes to;
    to.reserve(one.to.size());
    for (auto const id : one.to)
        to.push_back(all[first + id]);
    if (one.one_of) {
        std::ranges::sort(to);
        auto const rest = std::ranges::unique(to);
        to.erase(rest.begin(), rest.end());
    }
    std::string key;
    append(key, own);
    for (auto const number : to)
        append(key, number);
    return key;
}

template <class Use> void each_node(graph const& base, graph const& now, Use use) {
    std::size_t index = 0;
    for (auto const& one : base.nodes)
        use(index++, one, std::size_t{0});
    for (auto const& one : now.nodes)
        use(index++, one, base.nodes.size());
}

// How many nodes it stands for is part of what an ordinary one is, and of no importance where it is one of them.
std::string own_key(node const& one) {
    return (one.one_of ? "any" : std::to_string(one.to.size())) + (one.writable ? "w" : "r") + ":" +
           one.content;
}

} // namespace

node_id graph::add(node one) {
    nodes.push_back(std::move(one));
    return static_cast<node_id>(nodes.size() - 1);
}

// Nodes with equal contents are taken for the same until what they refer to says otherwise; each round looks one step
// further. It ends when a round tells no more of them apart: what is together then can't be told apart at any distance.
sameness::sameness(graph const& base, graph const& now) : base_(base), now_(now) {
    numbering contents;
    each_node(base, now, [&](std::size_t, node const& one, std::size_t) {
        by_itself_.push_back(contents.of(own_key(one)));
    });
    class_ = by_itself_;
    for (std::size_t known = contents.size();;) {
        numbering found;
        classes next(class_.size());
        each_node(base, now, [&](std::size_t index, node const& one, std::size_t first) {
            next[index] = found.of(key_of(one, class_[index], class_, first));
        });
        class_ = std::move(next);
        if (found.size() == known)
            return;
        known = found.size();
    }
}

bool sameness::same(node_id base, node_id now) const {
    return class_[base] == class_[base_.nodes.size() + now];
}

// Both sides' nodes in pairs, away from where they began.
struct sameness::walk {
    struct step {
        node_id base;
        node_id now;
        std::string within; // the last name on the way
    };

    explicit walk(sameness const& of) : all(of) {}

    void note(std::string const& name) {
        if (!name.empty() && named.insert(name).second)
            found.push_back(name);
    }

    void go(node_id base, node_id now, std::string const& within) {
        if (!all.same(base, now) && seen.emplace(base, now).second)
            left.push_back({base, now, within});
    }

    void take(step const& at) {
        auto const& before = all.base_.nodes[at.base];
        auto const& after = all.now_.nodes[at.now];
        auto const& name = !after.name.empty() ? after.name : !before.name.empty() ? before.name : at.within;
        if (all.by_itself_[at.base] != all.by_itself_[all.base_.nodes.size() + at.now])
            note(name);
        else if (after.one_of)
            among(before, after, name);
        else
            for (std::size_t i = 0; i < after.to.size(); ++i)
                go(before.to[i], after.to[i], name);
    }

    // Those that the other side has none of.
    static std::vector<node_id> alone(std::vector<node_id> const& ids, std::size_t first,
                                      std::vector<node_id> const& others, std::size_t others_first,
                                      classes const& of) {
        std::vector<node_id> left;
        for (auto const id : ids)
            if (std::ranges::none_of(
                    others, [&](node_id other) { return of[others_first + other] == of[first + id]; }))
                left.push_back(id);
        return left;
    }

    void among(node const& before, node const& after, std::string const& name) {
        auto const now_first = all.base_.nodes.size();
        auto const gone = alone(before.to, 0, after.to, now_first, all.class_);
        auto const come = alone(after.to, now_first, before.to, 0, all.class_);
        auto const pairs = std::min(gone.size(), come.size());
        for (std::size_t i = 0; i < pairs; ++i)
            go(gone[i], come[i], name);
        for (auto i = pairs; i < gone.size(); ++i)
            note(name_of(all.base_, gone[i], name));
        for (auto i = pairs; i < come.size(); ++i)
            note(name_of(all.now_, come[i], name));
    }

    // Its own name, or that of what it is the definition of.
    static std::string const& name_of(graph const& in, node_id id, std::string const& otherwise) {
        auto const& one = in.nodes[id];
        if (!one.name.empty() || one.to.empty())
            return one.name.empty() ? otherwise : one.name;
        auto const& next = in.nodes[one.to.front()].name;
        return next.empty() ? otherwise : next;
    }

    sameness const& all;
    std::set<std::pair<node_id, node_id>> seen;
    std::deque<step> left;
    std::set<std::string> named;
    std::vector<std::string> found;
};

std::vector<std::string> sameness::differences(node_id base, node_id now) const {
    walk way(*this);
    for (way.go(base, now, ""); !way.left.empty(); way.left.pop_front())
        way.take(way.left.front());
    return way.found;
}

std::vector<bool> reached(graph const& in, std::vector<node_id> const& from) {
    std::vector<bool> seen(in.nodes.size());
    auto left = from;
    while (!left.empty()) {
        auto const at = left.back();
        left.pop_back();
        if (seen[at])
            continue;
        seen[at] = true;
        left.insert(left.end(), in.nodes[at].to.begin(), in.nodes[at].to.end());
    }
    return seen;
}

void keep_apart(graph& all, std::vector<node_id> const& roots) {
    auto const by_roots = reached(all, roots);
    std::set<node_id> const apart(roots.begin(), roots.end());
    auto const leaf = all.add({.content = "root"});
    for (node_id i = 0; i < by_roots.size(); ++i)
        if (!by_roots[i])
            for (auto& to : all.nodes[i].to)
                if (apart.contains(to))
                    to = leaf;
}

} // namespace yieldmark::machine_code
