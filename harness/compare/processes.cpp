#include "harness/compare/processes.hpp"

#include "harness/compare/counters.hpp"
#include "harness/compare/exact.hpp"
#include "harness/compare/library_versions.hpp"
#include "harness/compare/lock_step.hpp"
#include "harness/compare/pair_book.hpp"
#include "harness/compare/relinking.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/compare/whole_processes.hpp"
#include "harness/duel/stages.hpp"
#include "harness/results/clock.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace yieldmark::compare {

namespace {

std::vector<std::string> suspicious(pair_book const& measured, std::vector<std::string> const& cases,
                                    double threshold, double counter_threshold) {
    std::vector<std::string> flagged;
    auto const pairs = measured.pairs();
    for (auto const& name : cases)
        if (auto const found = pairs.find(name);
            found != pairs.end() && !measured.errors().contains(name) &&
            duel::is_suspicious(duel::log_ratios(found->second, 1), threshold))
            flagged.push_back(name);
    for (auto const& name : with_suspicious_counters(measured.counters(), counter_threshold))
        if (!measured.errors().contains(name) && std::ranges::find(flagged, name) == flagged.end())
            flagged.push_back(name);
    return flagged;
}

// Programs with a memory manager of their own report bytes and allocations beside each time.
values_of_metric reported_by(pair_book const& measured, std::string const& name, std::size_t side) {
    return [&measured, &name, side](std::string const& metric) {
        auto const found = measured.values().find(name);
        if (found == measured.values().end())
            return std::vector<double>{};
        auto const values = found->second.find(metric);
        return values == found->second.end() ? std::vector<double>{} : values->second[side];
    };
}

void finish(case_change& one, pair_book const& measured, comparison_request const& asked) {
    if (auto const error = measured.errors().find(one.name); error != measured.errors().end()) {
        one.error = error->second;
        one.metrics.clear();
        one.kind = alarm::none;
        return;
    }
    for (auto& m : one.metrics)
        m.clock = results::to_string(measured.times().clock_of(one.name));
    leave_undecided(one, measured.versions());
    add_exact(one, asked, reported_by(measured, one.name, 0), reported_by(measured, one.name, 1));
    one.kind = kind_of(one);
}

// The way in which these two can take turns, and a line that says why it isn't the better one. Nothing if it was
// stopped.
struct chosen_way {
    std::unique_ptr<side_by_side> turns;
    method how = method::processes;
    bool complete = true;
    std::string doubt;
};

chosen_way choose(processes_request const& what, pair_book& book, system::progress& shown,
                  std::atomic<int> const& stop) {
    chosen_way made;
    auto why = why_no_lock_step(what.base, what.now);
    if (why.empty()) {
        auto pair = std::make_unique<lock_step>(what, book, shown, stop);
        made.complete = pair->size();
        why = pair->why_not();
        if (why.empty() || !made.complete) {
            made.turns = std::move(pair);
            made.how = method::lock_step;
            return made;
        }
    }
    if (!what.extra.empty())
        throw system::usage_error("extra work can't be injected where whole processes take turns: " + why);
    if (what.base.is_foreign() && what.now.is_foreign())
        shown.note(made.doubt =
                       fmt::format("whole processes take turns, not slices of a millisecond: {}", why));
    made.turns = std::make_unique<whole_processes>(what, book, shown, stop);
    made.complete = what.asked->repetitions || made.turns->size();
    return made;
}

// Why two programs that know nothing of us keep their one layout each; empty if they don't, or have no need.
std::string why_one_layout(processes_request& what, system::progress& shown) {
    if (!what.base.is_foreign() || !what.now.is_foreign())
        return {};
    auto const why = make_relinkable(what);
    shown.note(why.empty() ? "each pair is linked anew from the objects in its build folders"
                           : "each executable keeps its one layout: " + why);
    return why;
}

} // namespace

std::string const& own_name(processes_request const& what, std::size_t side, std::string const& name) {
    auto const at = side == 0 ? what.old_names.find(name) : what.old_names.end();
    return at == what.old_names.end() ? name : at->second;
}

std::string const& case_name(processes_request const& what, std::size_t side, std::string const& own) {
    if (side == 0)
        for (auto const& [name, before] : what.old_names)
            if (before == own)
                return name;
    return own;
}

processes_result take_turns(processes_request what, system::progress& shown, std::atomic<int> const& stop) {
    auto const& asked = *what.asked;
    auto const one_layout = why_one_layout(what, shown);
    pair_book measured(asked.clock);
    auto const way = choose(what, measured, shown, stop);
    processes_result result{.cases = {},
                            .failures = {},
                            .doubts = {},
                            .how = way.how,
                            .relinked = false,
                            .complete = true,
                            .pairs = asked.first_pairs};
    result.complete = way.complete && way.turns->run(1, asked.first_pairs, what.cases);
    auto const flagged = suspicious(measured, what.cases, asked.time_threshold, asked.counter_threshold);
    if (result.complete && !flagged.empty() && asked.second_pairs > 0)
        result.complete = way.turns->run(2, asked.second_pairs, flagged);
    result.cases = verdicts(what.cases, measured.pairs(),
                            {.second_pairs = asked.second_pairs,
                             .threshold = asked.time_threshold,
                             .false_discovery_rate = asked.false_discovery_rate,
                             .most = 1});
    for (auto& one : result.cases)
        finish(one, measured, asked);
    add_counters(result.cases, measured.counters(),
                 {.second_pairs = asked.second_pairs,
                  .threshold = asked.counter_threshold,
                  .false_discovery_rate = asked.false_discovery_rate,
                  .most = 1});
    result.failures = measured.failures();
    result.doubts = measured.times().doubts();
    result.relinked = what.base.is_foreign() && what.base.manifest.has_value();
    if (!one_layout.empty())
        result.doubts.push_back(fmt::format(
            "each executable keeps its one layout ({}), so a difference of a few per cent may come "
            "from where its code happens to lie, not from what it does",
            one_layout));
    if (!way.doubt.empty())
        result.doubts.push_back(way.doubt);
    if (auto line = different_versions(measured.versions()); !line.empty())
        result.doubts.push_back(std::move(line));
    return result;
}

} // namespace yieldmark::compare
