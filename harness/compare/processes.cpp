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
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace yieldmark::compare {

namespace {

using logs_test = std::function<bool(std::string const& name, std::vector<double> const& logs)>;

// Takes away what could not be measured, and what `done` says of its values of a stage.
void leave_out(std::vector<std::string>& names, pair_book const& measured, unsigned stage,
               logs_test const& done) {
    auto const pairs = measured.pairs();
    std::erase_if(names, [&](auto const& name) {
        auto const found = pairs.find(name);
        return measured.errors().contains(name) || found == pairs.end() ||
               done(name, duel::log_ratios(found->second, stage));
    });
}

// Both stages, look by look. A case whose counters look changed is not cleared by its time, and has the usual pairs of the second
// stage. False if it was stopped.
bool run_stages(side_by_side& turns, pair_book const& measured, comparison_request const& asked,
                duel::duel_rules const& rules, std::vector<std::string> const& cases) {
    auto const by_counters = [&] {
        auto const names = with_suspicious_counters(measured.counters(), asked.counter_threshold);
        return std::set<std::string>(names.begin(), names.end());
    };
    auto const run = [&](unsigned stage) {
        return [&turns, stage](unsigned first, unsigned end, std::vector<std::string> const& names) {
            return turns.run(stage, {first, end}, names);
        };
    };
    auto const cleared = [&](std::vector<std::string>& names, unsigned) {
        leave_out(names, measured, 1, [&, kept = by_counters()](auto const& name, auto const& logs) {
            return !kept.contains(name) && duel::is_cleared(logs, rules.threshold);
        });
    };
    if (!duel::look_by_look(duel::first_looks(asked.first_pairs), cases, run(1), cleared))
        return false;
    if (rules.second_pairs == 0)
        return true;
    auto flagged = cases;
    auto const counted = by_counters();
    leave_out(flagged, measured, 1, [&](auto const& name, auto const& logs) {
        return !counted.contains(name) && !duel::is_suspicious(logs, rules.threshold);
    });
    auto const settled = [&](std::vector<std::string>& names, unsigned) {
        leave_out(names, measured, 2, [&](auto const& name, auto const& logs) {
            return (logs.size() >= rules.second_pairs || !counted.contains(name)) &&
                   duel::is_settled(logs, rules);
        });
    };
    return duel::look_by_look(duel::second_looks(rules), std::move(flagged), run(2), settled);
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
    duel::duel_rules const rules{.second_pairs = asked.second_pairs,
                                 .threshold = asked.time_threshold,
                                 .false_discovery_rate = asked.false_discovery_rate,
                                 .cases = what.cases.size()};
    result.complete = way.complete && run_stages(*way.turns, measured, asked, rules, what.cases);
    result.cases = verdicts(what.cases, measured.pairs(), rules);
    for (auto& one : result.cases)
        finish(one, measured, asked);
    add_counters(result.cases, measured.counters(),
                 {.second_pairs = asked.second_pairs,
                  .threshold = asked.counter_threshold,
                  .false_discovery_rate = asked.false_discovery_rate});
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
