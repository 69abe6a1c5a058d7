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
#include <set>
#include <utility>

namespace yieldmark::compare {

namespace {

// A case by its pairs of a stage, and by its counters.
class course_of_pairs {
public:
    course_of_pairs(pair_book const& measured, comparison_request const& asked, std::size_t cases)
        : book_(measured), rules_(time_rules(asked, cases)), counter_threshold_(asked.counter_threshold) {}

    [[nodiscard]] static duel::duel_rules time_rules(comparison_request const& asked, std::size_t cases) {
        return {.second_pairs = asked.second_pairs,
                .threshold = asked.time_threshold,
                .false_discovery_rate = asked.false_discovery_rate,
                .cases = cases};
    }

    [[nodiscard]] duel::duel_rules const& rules() const { return rules_; }

    // What the first stage needs no more.
    void leave_out_cleared(std::vector<std::string>& names) const {
        auto const counters = suspicious_counters();
        leave_out(names, 1, [&](auto const& name, auto const& logs) {
            return !counters.contains(name) && duel::is_cleared(logs, rules_.threshold);
        });
    }

    // What the second stage is not for.
    void leave_out_unsuspicious(std::vector<std::string>& names) const {
        auto const counters = suspicious_counters();
        leave_out(names, 1, [&](auto const& name, auto const& logs) {
            return !counters.contains(name) && !duel::is_suspicious(logs, rules_.threshold);
        });
    }

    // What the second stage needs no more. Of a counter it needs the usual pairs.
    void leave_out_settled(std::vector<std::string>& names) const {
        auto const counters = suspicious_counters();
        leave_out(names, 2, [&](auto const& name, auto const& logs) {
            return (logs.size() >= rules_.second_pairs || !counters.contains(name)) &&
                   duel::is_settled(logs, rules_);
        });
    }

private:
    [[nodiscard]] std::set<std::string> suspicious_counters() const {
        auto const names = with_suspicious_counters(book_.counters(), counter_threshold_);
        return {names.begin(), names.end()};
    }

    template <class Done> void leave_out(std::vector<std::string>& names, unsigned stage, Done done) const {
        auto const pairs = book_.pairs();
        std::erase_if(names, [&](auto const& name) {
            auto const found = pairs.find(name);
            return book_.errors().contains(name) || found == pairs.end() ||
                   done(name, duel::log_ratios(found->second, stage));
        });
    }

    pair_book const& book_;
    duel::duel_rules rules_;
    double counter_threshold_;
};

// Both stages, look by look. False if it was stopped.
bool run_stages(side_by_side& turns, course_of_pairs const& course, comparison_request const& asked,
                std::vector<std::string> const& cases) {
    auto const stage = [&](unsigned number, std::vector<unsigned> const& looks,
                           std::vector<std::string> names, auto leave_out) {
        unsigned first = 0;
        for (auto const end : looks) {
            if (names.empty())
                break;
            if (!turns.run(number, {first, end}, names))
                return false;
            first = end;
            leave_out(names);
        }
        return true;
    };
    if (!stage(1, duel::first_looks(asked.first_pairs), cases,
               [&](auto& names) { course.leave_out_cleared(names); }))
        return false;
    if (asked.second_pairs == 0)
        return true;
    auto flagged = cases;
    course.leave_out_unsuspicious(flagged);
    return stage(2, duel::second_looks(course.rules()), std::move(flagged),
                 [&](auto& names) { course.leave_out_settled(names); });
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
    course_of_pairs const course(measured, asked, what.cases.size());
    result.complete = way.complete && run_stages(*way.turns, course, asked, what.cases);
    result.cases = verdicts(what.cases, measured.pairs(), course.rules());
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
