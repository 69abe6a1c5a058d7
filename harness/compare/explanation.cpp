#include "harness/compare/explanation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace yieldmark::compare {

namespace {

constexpr double least_difference = 1e-3; // of all instructions of the larger side
constexpr double least_stack = 5e-4;
constexpr std::size_t most_functions = 30;

struct both {
    double base = 0;
    double now = 0;

    both& operator+=(both const& more) {
        base += more.base;
        now += more.now;
        return *this;
    }
};

using stacks_by_frames = std::map<std::vector<std::string>, both>;

stacks_by_frames merged(counted_side const& base, counted_side const& now) {
    stacks_by_frames all;
    for (auto const& one : base.by_stack.stacks)
        all[one.frames].base += static_cast<double>(one.weight) / base.iterations;
    for (auto const& one : now.by_stack.stacks)
        all[one.frames].now += static_cast<double>(one.weight) / now.iterations;
    std::erase_if(all, [](auto const& one) { return one.first.empty(); });
    return all;
}

std::vector<function_change> functions_of(stacks_by_frames const& all, double least) {
    std::map<std::string, both> own;
    for (auto const& [frames, counts] : all)
        own[frames.back()] += counts;
    std::vector<function_change> made;
    for (auto const& [name, counts] : own)
        if (auto const difference = std::abs(counts.now - counts.base); difference > 0 && difference >= least)
            made.push_back({name, counts.base, counts.now});
    std::ranges::sort(made, {}, [](function_change const& one) {
        return std::pair(-std::abs(one.now - one.base), std::string_view(one.name));
    });
    made.resize(std::min(made.size(), most_functions));
    return made;
}

// The deepest first, so that what a small one adds to its caller is seen when that is looked at.
std::vector<stack_change> worth_drawing(stacks_by_frames const& all, double least) {
    std::map<std::size_t, stacks_by_frames, std::greater<>> by_depth;
    for (auto const& [frames, counts] : all)
        by_depth[frames.size()][frames] += counts;
    std::vector<stack_change> kept;
    for (auto depth = by_depth.begin(); depth != by_depth.end(); ++depth)
        for (auto const& [frames, counts] : depth->second)
            if (frames.size() == 1 || std::max(counts.base, counts.now) >= least)
                kept.push_back({frames, counts.base, counts.now});
            else
                by_depth[frames.size() - 1][{frames.begin(), frames.end() - 1}] += counts;
    std::ranges::sort(kept, {}, &stack_change::frames);
    return kept;
}

} // namespace

explanation explained(counted_side const& base, counted_side const& now) {
    auto const all = merged(base, now);
    explanation made;
    for (auto const& [frames, counts] : all) {
        made.base += counts.base;
        made.now += counts.now;
    }
    auto const larger = std::max(made.base, made.now);
    made.functions = functions_of(all, least_difference * larger);
    made.stacks = worth_drawing(all, least_stack * larger);
    return made;
}

} // namespace yieldmark::compare
