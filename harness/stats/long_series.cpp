#include "harness/stats/long_series.hpp"

#include <algorithm>

namespace yieldmark::stats {

namespace {

using values_t = std::span<double const>;

std::vector<level_change> changes_after(settled_beginning const& from, values_t next,
                                        change_finder const& find) {
    auto window = from.memory;
    window.insert(window.end(), next.begin(), next.end());
    auto found = find(window);
    auto const remembered = from.memory.size();
    for (auto& c : found)
        c.at = c.at < remembered ? from.level_at + c.at * from.stride : from.points + (c.at - remembered);
    return found;
}

// Evenly spaced values from `level_at` on: the level may have begun in `from`, or among the values that are settled now.
settled_beginning moved_on(settled_beginning const& from, std::size_t level_at, values_t settled_now) {
    settled_beginning to{
        from.points + settled_now.size(), level_at, level_at < from.points ? from.stride : 1, {}};
    while ((to.points - level_at - 1) / to.stride + 1 > longest_memory)
        to.stride *= 2;
    for (auto i = level_at; i < to.points; i += to.stride)
        to.memory.push_back(i < from.points ? from.memory[(i - from.level_at) / from.stride]
                                            : settled_now[i - from.points]);
    return to;
}

} // namespace

continued_changes continue_changes(settled_beginning from, values_t rest, change_finder const& find) {
    continued_changes all{std::move(from), {}, {}};
    auto& beginning = all.beginning;
    for (; rest.size() >= 2 * settling_step; rest = rest.subspan(settling_step)) {
        auto level_at = beginning.level_at;
        for (auto const& c : changes_after(beginning, rest.first(2 * settling_step), find))
            if (c.at < beginning.points + settling_step) {
                all.settled.push_back(c);
                level_at = c.at;
            }
        beginning = moved_on(beginning, level_at, rest.first(settling_step));
    }
    all.open = changes_after(beginning, rest, find);
    return all;
}

} // namespace yieldmark::stats
