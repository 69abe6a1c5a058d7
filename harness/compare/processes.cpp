#include "harness/compare/processes.hpp"

#include "harness/compare/duel_verdict.hpp"
#include "harness/compare/exact.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/foreign.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace yieldmark::compare {

namespace {

using pairs_by_case = std::map<std::string, std::vector<duel_pair>>;
using values_by_case = std::map<std::string, std::map<std::string, std::array<std::vector<double>, 2>>>;

constexpr std::array manager_metrics{results::metric::peak_bytes, results::metric::allocations,
                                     results::metric::total_bytes};

run::plan plan_for(request const& asked, unsigned pairs) {
    return {.name = "compare",
            .processes = pairs,
            .slices = asked.repetitions,
            .slice_seconds = asked.min_time,
            .slice_cost = 2 * asked.min_time,
            .budget_seconds = 0,
            .relink = true,
            .time_pass = "time",
            .heap_chunk = 64};
}

class turns {
public:
    turns(processes_request const& what, run::progress& shown, std::atomic<int> const& stop)
        : what_(what), shown_(shown), stop_(stop) {}

    // False if it was stopped.
    bool run(unsigned stage, unsigned pairs, std::vector<std::string> const& cases) {
        auto const how = plan_for(*what_.asked, pairs);
        run::workspace place(what_.scratch / ("stage-" + std::to_string(stage)));
        place.begin(nlohmann::json::object());
        std::vector<run::bench> benches{what_.base, what_.now};
        benches[0].can_run.toolchain.id = "base"; // as the progress calls their processes
        benches[1].can_run.toolchain.id = "new";
        auto const seed = run::derived_seed(what_.seed, stage);
        run::executor all(
            {.how = how,
             .benches = benches,
             .steps = run::with_short_filters(run::make_steps(how, {"time"}, {cases, cases}, seed), benches),
             .stall_limit = what_.asked->stall_limit,
             .stop = &stop_},
            place, shown_);
        auto const done = all.run();
        keep(all, stage);
        return done;
    }

    [[nodiscard]] pairs_by_case const& pairs() const { return pairs_; }
    [[nodiscard]] values_by_case const& values() const { return values_; }
    [[nodiscard]] std::map<std::string, std::string> const& errors() const { return errors_; }
    [[nodiscard]] std::vector<results::failure> const& failures() const { return failures_; }

private:
    void keep(run::executor const& all, unsigned stage) {
        std::map<std::string, std::map<unsigned, duel_pair>> by_number;
        for (std::size_t i = 0; i < all.steps().size(); ++i) {
            auto const& step = all.steps()[i];
            for (auto const& [name, readings] : all.results()[i].finished) {
                auto& pair = by_number[name][step.number];
                for (auto const& one : readings) {
                    (step.bench == 0 ? pair.base : pair.now).push_back(one.real_time);
                    for (auto const& [metric, value] : one.values)
                        values_[name][metric][step.bench].push_back(value);
                }
            }
            for (auto const& [name, error] : all.results()[i].errors)
                note_error(name, step.bench, error);
        }
        for (auto& [name, numbered] : by_number)
            for (auto& [number, pair] : numbered) {
                pair.stage = stage;
                pair.number = number;
                pairs_[name].push_back(std::move(pair));
            }
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
    pairs_by_case pairs_;
    values_by_case values_;
    std::map<std::string, std::string> errors_;
    std::vector<results::failure> failures_;
};

std::vector<std::string> suspicious(turns const& measured, std::vector<std::string> const& cases,
                                    double threshold) {
    std::vector<std::string> flagged;
    for (auto const& name : cases)
        if (auto const found = measured.pairs().find(name);
            found != measured.pairs().end() && !measured.errors().contains(name) &&
            is_suspicious(log_ratios(found->second, 1), threshold))
            flagged.push_back(name);
    return flagged;
}

// Programs with a memory manager of their own tell bytes and allocations beside each time.
void add_exact(case_change& one, turns const& measured, request const& asked) {
    auto const found = measured.values().find(one.name);
    if (found == measured.values().end() || !asked.metrics.contains(pass::heap))
        return;
    for (auto const* metric : manager_metrics)
        if (auto const values = found->second.find(metric);
            values != found->second.end() && !values->second[0].empty() && !values->second[1].empty())
            one.metrics.push_back(
                exact_change(metric, values->second[0], values->second[1], asked.heap_threshold));
}

void finish(case_change& one, turns const& measured, request const& asked) {
    if (auto const error = measured.errors().find(one.name); error != measured.errors().end()) {
        one.error = error->second;
        one.metrics.clear();
        one.kind = alarm::none;
        return;
    }
    add_exact(one, measured, asked);
    one.kind = kind_of(one);
}

} // namespace

processes_outcome take_turns(processes_request const& what, run::progress& shown,
                             std::atomic<int> const& stop) {
    auto const& asked = *what.asked;
    turns measured(what, shown, stop);
    processes_outcome result{.cases = {}, .failures = {}, .complete = true, .pairs = asked.first_pairs};
    result.complete = measured.run(1, asked.first_pairs, what.cases);
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
    return result;
}

} // namespace yieldmark::compare
