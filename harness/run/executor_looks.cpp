#include "harness/run/collect.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/looks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

// Timed processes beyond the least leave out what is known well enough. A look reads nothing but what the processes
// before it measured, so that a run that is resumed comes to the same answer.

namespace yieldmark::run {

namespace {

// A case takes its slices, and about two of them again: while the number of iterations is looked for, and to be checked.
double seconds_in_process(std::vector<reading> const& readings) {
    constexpr double beside = 2;
    constexpr double at_least = 0.0005;
    double slices = 0;
    for (auto const& one : readings)
        slices += one.real_time * 1e-9 * static_cast<double>(one.iterations);
    auto const count = static_cast<double>(readings.size());
    return at_least + slices * (count + beside) / count;
}

} // namespace

unsigned executor::next_look(unsigned after) const {
    auto const next = std::ranges::upper_bound(what_.how.looks, after);
    return next == what_.how.looks.end() ? what_.how.processes : *next;
}

void executor::look_before(std::size_t index) {
    auto const& s = what_.steps[index];
    for (auto const after : what_.how.looks)
        if (s.pass == "time" && s.number >= after && looked_.insert(after).second)
            narrow_down(after);
}

void executor::narrow_down(unsigned after) {
    auto const clocks = time_choices(what_.how, what_.benches, what_.steps, results_);
    std::map<std::pair<std::size_t, std::string>, timed_case> cases; // by executable and name
    double spent = 0;
    for (std::size_t i = 0; i < what_.steps.size(); ++i) {
        auto const& s = what_.steps[i];
        if (s.pass != "time" || s.number >= after)
            continue;
        auto const& of = what_.benches[s.bench];
        for (auto const& [name, readings] : results_[i].finished) {
            auto const seconds = seconds_in_process(readings);
            spent += seconds;
            if (of.is_python())
                continue;
            auto& one = cases[{s.bench, name}];
            auto const by = clocks[s.bench].clock_of(name);
            one.group = compared_group(name, of.is_foreign());
            one.times.push_back(time_by(by, least_reading(readings, by)));
            one.seconds = std::max(one.seconds, seconds);
        }
    }
    std::vector<timed_case> judged;
    for (auto& [key, one] : cases)
        if (one.times.size() >= after) // of one that failed there won't be more
            judged.push_back(std::move(one));
    auto const more = next_look(after) - after;
    auto const room = what_.how.budget_seconds > 0 ? what_.how.budget_seconds - spent
                                                   : std::numeric_limits<double>::infinity();
    auto const found = look(judged, what_.how.wanted, more, room);
    keep_groups(after, found.groups);
    note_look(after, more, found);
}

// CPython's few processes are spread over all rounds.
void executor::keep_groups(unsigned after, std::set<std::string> const& groups) {
    for (auto& s : what_.steps) {
        auto const& of = what_.benches[s.bench];
        if (s.pass == "time" && s.number >= after && !of.is_python())
            std::erase_if(s.cases, [&](std::string const& name) {
                return !groups.contains(compared_group(name, of.is_foreign()));
            });
    }
}

void executor::note_look(unsigned after, unsigned more, look_result const& found) {
    auto const all = found.narrow + found.groups.size() + found.left_out;
    if (all == 0) // none had come so far
        return;
    auto line = fmt::format("after {} timed processes {} of {} groups are known to ±{:g} % or better", after,
                            found.narrow, all, 100 * what_.how.wanted);
    if (!found.groups.empty())
        line += fmt::format("; {} get {} more", found.groups.size(), more);
    if (found.left_out > 0)
        line += fmt::format("; {} that would need more stay as they are, ±{:.0f} % at worst: the time is up",
                            found.left_out, 100 * found.widest_left_out);
    shown_.note(line);
}

} // namespace yieldmark::run
