#include "harness/compare/processes.hpp"

#include "harness/compare/exact.hpp"
#include "harness/compare/slices.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/duel/stages.hpp"
#include "harness/results/clock.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/foreign.hpp"
#include "harness/run/time_choice.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace yieldmark::compare {

namespace {

using duel::pairs_by_case;
using values_by_case = std::map<std::string, std::map<std::string, std::array<std::vector<double>, 2>>>;

run::plan plan_for(comparison_request const& asked, unsigned pairs) {
    return {.name = "compare",
            .processes = pairs,
            .slices = asked.repetitions.value_or(most_slices),
            .slice_seconds = asked.min_time,
            .slice_cost = 2 * asked.min_time,
            .budget_seconds = 0,
            .relink = true,
            .time_pass = "time",
            .heap_chunk = 64,
            .clock = asked.clock};
}

struct pair_of_processes {
    unsigned stage = 1;
    unsigned number = 0;
    std::vector<run::reading> base;
    std::vector<run::reading> now;
};

class turns {
public:
    turns(processes_request const& what, run::progress& shown, std::atomic<int> const& stop)
        : what_(what), shown_(shown), stop_(stop), times_(what.asked->clock) {}

    // Each case once on each side, to see how long its slices are. False if it was stopped.
    bool size() {
        return execute(0, 1, {{1, what_.cases}}, [&](run::executor const& all) {
            for (auto const& result : all.results())
                for (auto const& [name, readings] : result.finished)
                    for (auto const& one : readings)
                        seconds_[name] =
                            std::max(seconds_[name], std::max(one.real_time, one.cpu_time) * 1e-9 *
                                                         static_cast<double>(one.iterations));
        });
    }

    // False if it was stopped.
    bool run(unsigned stage, unsigned pairs, std::vector<std::string> cases) {
        std::erase_if(cases, [&](auto const& name) { return errors_.contains(name); });
        auto const& repetitions = what_.asked->repetitions;
        auto const groups =
            repetitions ? slice_groups{{*repetitions, std::move(cases)}} : by_slices(cases, seconds_);
        return execute(stage, pairs, groups, [&](run::executor const& all) { keep(all, stage); });
    }

    // By the clock that all readings so far allow.
    [[nodiscard]] pairs_by_case pairs() const {
        pairs_by_case all;
        for (auto const& [name, pairs] : pairs_) {
            auto const by = times_.clock_of(name);
            for (auto const& pair : pairs) {
                auto& one = all[name].emplace_back();
                one.stage = pair.stage;
                one.number = pair.number;
                for (auto const& r : pair.base)
                    one.base.push_back(run::time_by(by, r));
                for (auto const& r : pair.now)
                    one.now.push_back(run::time_by(by, r));
            }
        }
        return all;
    }

    // Google Benchmark's, of each side; none: not known. Empty: it doesn't say one.
    [[nodiscard]] std::array<std::optional<std::string>, 2> const& versions() const { return versions_; }
    [[nodiscard]] run::time_choice const& times() const { return times_; }
    [[nodiscard]] values_by_case const& values() const { return values_; }
    [[nodiscard]] std::map<std::string, std::string> const& errors() const { return errors_; }
    [[nodiscard]] std::vector<results::failure> const& failures() const { return failures_; }

private:
    bool execute(unsigned stage, unsigned pairs, slice_groups const& groups,
                 std::function<void(run::executor const&)> const& use) {
        auto const how = plan_for(*what_.asked, pairs);
        run::workspace place(what_.scratch / ("stage-" + std::to_string(stage)));
        place.begin(nlohmann::json::object());
        std::vector<run::bench> benches{what_.base, what_.now};
        benches[0].can_run.toolchain.id = "base"; // as the progress calls their processes
        benches[1].can_run.toolchain.id = "new";
        auto const seed = run::derived_seed(what_.seed, stage);
        run::executor all({.how = how,
                           .benches = benches,
                           .steps = run::with_short_filters(steps_in_turn(how, groups, seed), benches),
                           .stall_limit = what_.asked->stall_limit,
                           .stop = &stop_},
                          place, shown_);
        auto const done = all.run();
        use(all);
        keep_failures(all);
        return done;
    }

    void keep(run::executor const& all, unsigned stage) {
        std::map<std::string, std::map<unsigned, pair_of_processes>> by_number;
        for (std::size_t i = 0; i < all.steps().size(); ++i) {
            auto const& step = all.steps()[i];
            if (auto const& context = all.results()[i].context; !context.empty())
                versions_[step.bench] = run::library_version(context);
            auto const foreign = (step.bench == 0 ? what_.base : what_.now).is_foreign();
            for (auto const& [name, readings] : all.results()[i].finished) {
                auto& pair = by_number[name][step.number];
                times_.note(name, foreign, readings);
                (step.bench == 0 ? pair.base : pair.now) = readings;
                for (auto const& one : readings)
                    for (auto const& [metric, value] : one.values)
                        values_[name][metric][step.bench].push_back(value);
            }
        }
        for (auto& [name, numbered] : by_number)
            for (auto& [number, pair] : numbered) {
                pair.stage = stage;
                pair.number = number;
                pairs_[name].push_back(std::move(pair));
            }
    }

    void keep_failures(run::executor const& all) {
        for (std::size_t i = 0; i < all.steps().size(); ++i)
            for (auto const& [name, error] : all.results()[i].errors)
                note_error(name, all.steps()[i].bench, error);
        for (auto const& f : all.failures()) {
            if (!f.case_name.empty() && f.step < all.steps().size())
                note_error(f.case_name, all.steps()[f.step].bench, f.what);
            failures_.push_back(
                {side_of(all, f) + (f.case_name.empty() ? f.where : f.case_name), f.what, f.output});
        }
    }

    static std::string side_of(run::executor const& all, run::step_failure const& f) {
        if (f.step >= all.steps().size())
            return {};
        return all.steps()[f.step].bench == 0 ? "base: " : "new: ";
    }

    void note_error(std::string const& name, std::size_t bench, std::string const& what) {
        errors_.try_emplace(name, (bench == 0 ? "on the base side: " : "on the new side: ") + what);
    }

    processes_request const& what_;
    run::progress& shown_;
    std::atomic<int> const& stop_;
    run::time_choice times_;
    std::array<std::optional<std::string>, 2> versions_;
    std::map<std::string, double> seconds_; // that a slice of each case takes
    std::map<std::string, std::vector<pair_of_processes>> pairs_;
    values_by_case values_;
    std::map<std::string, std::string> errors_;
    std::vector<results::failure> failures_;
};

std::vector<std::string> suspicious(turns const& measured, std::vector<std::string> const& cases,
                                    double threshold) {
    std::vector<std::string> flagged;
    auto const pairs = measured.pairs();
    for (auto const& name : cases)
        if (auto const found = pairs.find(name);
            found != pairs.end() && !measured.errors().contains(name) &&
            duel::is_suspicious(duel::log_ratios(found->second, 1), threshold))
            flagged.push_back(name);
    return flagged;
}

// Versions count in other ways: since 1.9 the wall clock's time of a benchmark with threads isn't divided by
// their number.
std::vector<std::string> different_versions(std::array<std::optional<std::string>, 2> const& versions) {
    auto const& [base, now] = versions;
    if (!base || !now || *base == *now)
        return {};
    auto const known = [](std::string const& version) {
        return version.empty() ? std::string("one that doesn't say its version (before 1.8)") : version;
    };
    return {"the versions of Google Benchmark differ: " + known(*base) + " and " + known(*now) +
            "; they don't measure everything alike (the wall clock's time of a benchmark with threads)"};
}

// Programs with a memory manager of their own report bytes and allocations beside each time.
values_of_metric reported_by(turns const& measured, std::string const& name, std::size_t side) {
    return [&measured, &name, side](std::string const& metric) {
        auto const found = measured.values().find(name);
        if (found == measured.values().end())
            return std::vector<double>{};
        auto const values = found->second.find(metric);
        return values == found->second.end() ? std::vector<double>{} : values->second[side];
    };
}

void finish(case_change& one, turns const& measured, comparison_request const& asked) {
    if (auto const error = measured.errors().find(one.name); error != measured.errors().end()) {
        one.error = error->second;
        one.metrics.clear();
        one.kind = alarm::none;
        return;
    }
    for (auto& m : one.metrics)
        m.clock = results::to_string(measured.times().clock_of(one.name));
    add_exact(one, asked, reported_by(measured, one.name, 0), reported_by(measured, one.name, 1));
    one.kind = kind_of(one);
}

} // namespace

processes_result take_turns(processes_request const& what, run::progress& shown,
                            std::atomic<int> const& stop) {
    auto const& asked = *what.asked;
    turns measured(what, shown, stop);
    processes_result result{
        .cases = {}, .failures = {}, .doubts = {}, .complete = true, .pairs = asked.first_pairs};
    result.complete =
        (asked.repetitions || measured.size()) && measured.run(1, asked.first_pairs, what.cases);
    auto const flagged = suspicious(measured, what.cases, asked.time_threshold);
    if (result.complete && !flagged.empty() && asked.second_pairs > 0)
        result.complete = measured.run(2, asked.second_pairs, flagged);
    result.cases = verdicts(what.cases, measured.pairs(),
                            {.second_pairs = asked.second_pairs,
                             .threshold = asked.time_threshold,
                             .false_discovery_rate = asked.false_discovery_rate,
                             .most = 1});
    for (auto& one : result.cases)
        finish(one, measured, asked);
    result.failures = measured.failures();
    result.doubts = measured.times().doubts();
    for (auto& line : different_versions(measured.versions()))
        result.doubts.push_back(std::move(line));
    return result;
}

} // namespace yieldmark::compare
