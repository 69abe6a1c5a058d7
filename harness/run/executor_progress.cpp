#include "harness/run/executor.hpp"

#include <fmt/format.h>

#include <algorithm>

// How far an execution is, and how long it will take.

namespace yieldmark::run {

std::size_t executor::done_cases(std::size_t index) const {
    auto const& s = what_.steps[index];
    auto const& result = results_[index];
    if (result.gave_up)
        return s.cases.size();
    if (failed_[s.bench].empty()) // the usual case, and much cheaper over thousands of steps
        return std::min(s.cases.size(), result.finished.size());
    return s.cases.size() - remaining(index).size();
}

double executor::seconds_for(std::string const& pass, std::size_t left, std::size_t fresh) const {
    auto const clock = clocks_.find(pass);
    if (clock != clocks_.end() && clock->second.done + fresh > 0)
        return system::seconds_left(clock->second.seconds, clock->second.done + fresh, left);
    // Until something of a pass is through: what such a case took elsewhere.
    auto const guess = pass == "time" ? what_.how.slices * what_.how.slice_cost : 0.01;
    return guess * static_cast<double>(left) / static_cast<double>(parallel(pass));
}

system::state executor::now(std::size_t index) const {
    system::state s;
    auto const& shown = what_.steps[index];
    auto const last = std::ranges::find_if(what_.steps.rbegin(), what_.steps.rend(), [&](step const& other) {
        return other.pass == shown.pass && other.bench == shown.bench;
    });
    s.doing = fmt::format("{} of {}", title(index), last->number + 1);
    std::map<std::string, std::size_t> done;
    std::map<std::string, std::size_t> total;
    std::map<std::string, std::size_t> fresh;
    for (std::size_t i = 0; i < what_.steps.size(); ++i) {
        done[what_.steps[i].pass] += done_cases(i);
        total[what_.steps[i].pass] += what_.steps[i].cases.size();
    }
    for (auto const& one : active_)
        fresh[what_.steps[one.index].pass] += one.measured();
    for (auto const& [pass, all] : total) {
        auto const through = std::min(all, done[pass] + fresh[pass]);
        s.done += through;
        s.total += all;
        s.seconds_left += seconds_for(pass, all - through, fresh[pass]);
    }
    return s;
}

void executor::show_done(std::size_t index) {
    auto const& pass = what_.steps[index].pass;
    auto const where = now(index);
    // A line for each of some thousand small processes would bury the rest.
    auto const few = std::ranges::count(what_.steps, pass, &step::pass) <= 40;
    auto const tenth = where.total > 0 ? 10 * where.done / where.total : 0;
    auto const changed = shown_tenths_[pass] != tenth;
    shown_tenths_[pass] = tenth;
    if (few || changed)
        shown_.step_done(where);
}

} // namespace yieldmark::run
