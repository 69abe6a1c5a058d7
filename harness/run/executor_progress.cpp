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
    // Asked ten times a second of every step, on the machine that is measuring: looked up again only where it can be another.
    auto& last = done_cases_[index];
    std::array const now{s.cases.size(), result.finished.size(), result.errors.size(),
                         failed_[s.bench].size()};
    if (last.counted_for != now)
        last = {.counted_for = now, .done = s.cases.size() - remaining(index).size()};
    return last.done;
}

std::map<std::string, executor::extent> executor::extents() const {
    std::map<std::string, extent> all;
    std::map<std::size_t, std::size_t> running; // step -> cases that its process has measured
    for (auto const& one : active_)
        running[one.index] += one.measured();
    for (std::size_t i = 0; i < what_.steps.size(); ++i) {
        auto const& s = what_.steps[i];
        auto& of = all[s.pass];
        auto const known = running.find(i);
        auto const fresh = known == running.end() ? 0 : known->second;
        auto const through = std::min(s.cases.size(), done_cases(i) + fresh);
        of.total += s.cases.size();
        of.through += through;
        of.fresh += fresh;
        auto const may_go = s.pass == "time" && std::ranges::any_of(what_.how.looks, [&](unsigned after) {
                                return s.number >= after && !looked_.contains(after);
                            });
        of.certain += may_go ? 0 : s.cases.size() - through;
    }
    return all;
}

// What no look can leave out, to all that the budget has room for.
executor::seconds_range executor::seconds_for(std::string const& pass, extent const& of) const {
    auto const clock = clocks_.find(pass);
    auto const spent = clock == clocks_.end() ? 0 : clock->second.seconds;
    auto const measured = clock == clocks_.end() ? 0 : clock->second.done;
    // Until something of a pass is through: what such a case took elsewhere.
    auto const one = measured + of.fresh > 0
                         ? spent / static_cast<double>(measured + of.fresh)
                         : guessed_seconds(what_.how, pass) / static_cast<double>(parallel(pass));
    seconds_range left{.least = one * static_cast<double>(of.certain),
                       .most = one * static_cast<double>(of.left())};
    if (pass == "time" && what_.how.budget_seconds > 0)
        left.most = std::max(left.least, std::min(left.most, what_.how.budget_seconds - spent));
    return left;
}

// Few cases, which take as long as all others together.
double executor::seconds_for_huge() const {
    auto const huge = huge_cases(what_.benches);
    double seconds = 0;
    for (std::size_t i = 0; !huge.empty() && i < what_.steps.size(); ++i)
        for (auto const& name : remaining(i))
            if (huge.contains(name))
                seconds += guessed_seconds(what_.how, what_.steps[i].pass, true) /
                           static_cast<double>(parallel(what_.steps[i].pass));
    return seconds;
}

void executor::show_expected() {
    constexpr double worth_a_line = 60;
    seconds_range all;
    for (auto const& [pass, of] : extents()) {
        auto const one = seconds_for(pass, of);
        all.least += one.least;
        all.most += one.most;
    }
    auto const huge = seconds_for_huge();
    all.least += huge;
    all.most = std::max(all.most, all.least);
    if (all.most < worth_a_line)
        return;
    auto const least = system::spoken(all.least);
    auto const most = system::spoken(all.most);
    shown_.note("this will take about " + (least == most ? most : least + " to " + most));
}

// "9", or "9 to 25" as long as it depends on what is measured.
std::string executor::last_number(std::size_t index) const {
    auto const& shown = what_.steps[index];
    auto const last = std::ranges::find_if(what_.steps.rbegin(), what_.steps.rend(), [&](step const& other) {
        return other.pass == shown.pass && other.bench == shown.bench && !other.cases.empty();
    });
    auto const most = (last == what_.steps.rend() ? shown.number : last->number) + 1;
    if (shown.pass == "time")
        for (auto const after : what_.how.looks)
            if (shown.number < after && after < most)
                return fmt::format("{} to {}", after, most);
    return std::to_string(most);
}

system::state executor::now(std::size_t index) const {
    system::state s;
    s.doing = fmt::format("{} of {}", title(index), last_number(index));
    for (auto const& [pass, of] : extents()) {
        s.done += of.through;
        s.total += of.total;
        s.seconds_left += seconds_for(pass, of).most;
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
