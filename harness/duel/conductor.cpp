#include "harness/duel/conductor.hpp"

#include "harness/duel/inject.hpp"
#include "harness/duel/stages.hpp"
#include "harness/results/model.hpp"
#include "harness/run/steps.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace yieldmark::duel {

namespace {

namespace fs = std::filesystem;

constexpr double slice_nanoseconds = 1e6;
constexpr double most_for_a_side = 24e6; // ns that a case takes of a process, if one iteration isn't longer
// Between one process and the next lies most of the noise: more processes of fewer slices show more in the
// same time (docs/statistics.md). With fewer than this the links would take longer than the processes.
constexpr unsigned most_slices = 6;
constexpr unsigned injection_stage = 3; // of layouts and seeds

// Each use of the seed draws from a range of its own.
std::uint32_t seed_for(std::uint64_t seed, unsigned stage, unsigned number, unsigned use) {
    return run::derived_seed(seed, (std::uint64_t{stage} << 32U) | (std::uint64_t{number} << 4U) | use);
}

std::set<std::string> example_names(std::vector<std::string> const& names) {
    std::set<std::string> examples;
    for (auto const& name : names)
        examples.insert(results::parse_case_name(name).example);
    return examples;
}

bout fitted(std::string const& name, double nanoseconds) {
    auto const iterations = std::max(1.0, std::round(slice_nanoseconds / std::max(nanoseconds, 0.1)));
    auto const slice = iterations * nanoseconds;
    auto const slices = static_cast<unsigned>(std::clamp(most_for_a_side / slice, 2.0, double{most_slices}));
    return {.name = name,
            .iterations = static_cast<std::uint64_t>(iterations),
            .slices = slices / 2 * 2}; // even: each side begins equally often
}

void write_injections(fs::path const& path, std::map<std::string, std::uint64_t> const& steps) {
    std::ofstream file(path);
    for (auto const& [name, count] : steps)
        file << count << ' ' << name << '\n';
    if (!file.flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
}

} // namespace

conductor::conductor(duel_request const& asked, std::uint64_t seed, std::vector<std::string> both,
                     system::progress& shown, std::atomic<int> const& stop)
    : asked_(asked), shown_(shown), stop_(stop), rules_(asked.rules), cpu_(system::quietest_cpu()),
      left_(std::move(both)), percent_(injected_percent(asked.inject, left_)) {
    made_.seed = seed;
    rules_.cases = left_.size();
}

// The sides of a pair have one seed: what they have in common then lies alike.
layout_line::job conductor::link_of(std::string const& name, run::link_manifest const& side, unsigned stage,
                                    unsigned number) const {
    return side_job(side, seed_for(made_.seed, stage, number, 0),
                    asked_.scratch / fmt::format("{}-{}-{}.so", name, stage, number));
}

std::vector<layout_line::job> conductor::links_of(both_sides const& how, unsigned stage, unsigned first,
                                                  unsigned end) const {
    std::vector<layout_line::job> jobs;
    for (auto k = first; k < end; ++k) {
        jobs.push_back(link_of("base", how.base, stage, k));
        jobs.push_back(link_of("now", how.now, stage, k));
        if (has_self_pair(stage, k))
            jobs.push_back(link_of("self", moved(how.base), stage, k));
    }
    return jobs;
}

conductor::both_sides conductor::limited_to(std::vector<std::string> const& names) const {
    auto const examples = example_names(names);
    return {.base = only_examples(asked_.base, examples), .now = only_examples(asked_.now, examples)};
}

void conductor::run() {
    first_stage();
    if (rules_.second_pairs != 0 && !over())
        second_stage();
    made_.complete = !over();
    if (given_up_ && made_.pairs.empty())
        throw system::run_error(run::fruitless_row::text() +
                                "; the last: " + (made_.failures.empty() ? "" : made_.failures.back().what));
}

// What the first half of the pairs clears needs no more.
void conductor::first_stage() {
    run_stage(1, first_looks(asked_.first_pairs), left_, [&](auto& names, unsigned end) {
        std::erase_if(names,
                      [&](auto const& name) { return is_cleared(logs_of(name, 1), rules_.threshold); });
        total_ = done_ + names.size() * (asked_.first_pairs - end);
    });
}

void conductor::run_stage(
    unsigned stage, std::vector<unsigned> const& looks, std::vector<std::string> names,
    std::function<void(std::vector<std::string>& names, unsigned end)> const& leave_out) {
    auto const measure = [&](unsigned first, unsigned end, std::vector<std::string> const& of) {
        run_pairs(stage, first, end, of);
        return !over();
    };
    static_cast<void>(look_by_look(looks, std::move(names), measure, leave_out)); // over() tells it too
}

std::vector<double> conductor::logs_of(std::string const& name, unsigned stage) const {
    auto const found = made_.pairs.find(name);
    return found == made_.pairs.end() ? std::vector<double>{} : log_ratios(found->second, stage);
}

// What is suspicious, until each case is settled.
void conductor::second_stage() {
    auto flagged = left_;
    std::erase_if(flagged,
                  [&](auto const& name) { return !is_suspicious(logs_of(name, 1), rules_.threshold); });
    begin_stage(pairs_left(flagged, 1, 0));
    run_stage(2, second_looks(rules_), std::move(flagged), [&](auto& names, unsigned end) {
        std::erase_if(names, [&](auto const& name) { return is_settled(logs_of(name, 2), rules_); });
        total_ = done_ + pairs_left(names, 2, end);
    });
}

// Of the second stage, and of the base against itself, as far as the pairs of `stage` foretell it.
std::size_t conductor::pairs_left(std::vector<std::string> const& names, unsigned stage,
                                  unsigned done) const {
    std::size_t all = 0;
    for (auto const& name : names) {
        auto const planned = std::max(planned_pairs(logs_of(name, stage), rules_), done + 1);
        for (auto k = done; k < planned; ++k)
            all += has_self_pair(2, k) ? 2 : 1;
    }
    return all;
}

// The base meets itself beside every second of the usual pairs.
bool conductor::has_self_pair(unsigned stage, unsigned number) const {
    return stage == 2 && number % 2 == 1 && number < rules_.second_pairs;
}

// The pairs `first` to `end` of a stage.
void conductor::run_pairs(unsigned stage, unsigned first, unsigned end,
                          std::vector<std::string> const& names) {
    auto const sides = limited_to(names);
    layout_line layouts(links_of(sides, stage, first, end), cpu_);
    if (stage == 1 && first == 0) {
        calibrate(layouts);
        begin_stage(left_.size() * asked_.first_pairs);
    }
    std::size_t at = 0;
    for (auto k = first; k < end && !over(); ++k)
        at +=
            run_pair_at(layouts, at, {.stage = stage, .number = k, .of = end, .base = {}, .now = {}}, names);
}

// With the links from number `at` on. How many they are.
std::size_t conductor::run_pair_at(layout_line& layouts, std::size_t at, one_pair pair,
                                   std::vector<std::string> const& names) {
    std::size_t const links = has_self_pair(pair.stage, pair.number) ? 3 : 2;
    auto const base = layouts.get(at, stop_);
    auto const now = layouts.get(at + 1, stop_);
    if (!base || !now)
        return links;
    pair.base = *base;
    pair.now = *now;
    run_pair(pair, names, layouts);
    (pair.stage == 1 ? made_.first_pairs : made_.second_pairs) += over() ? 0 : 1;
    if (links == 3 && !over())
        if (auto const again = layouts.get(at + 2, stop_))
            run_pair({.stage = self_stage,
                      .number = pair.number / 2,
                      .of = pair.of / 2,
                      .base = *base,
                      .now = *again},
                     names, layouts);
    for (std::size_t i = 0; i < links; ++i)
        layouts.drop(at + i);
    return links;
}

std::vector<bout> conductor::bouts_of(std::vector<std::string> const& names, unsigned stage) const {
    std::vector<bout> bouts;
    for (auto const& name : names) {
        if (made_.errors.contains(name) || !bout_.contains(name))
            continue;
        auto bout = bout_.at(name);
        if (stage == self_stage) // the injected work is the new side's alone
            bout.extra[now_side] = bout.extra[base_side];
        bouts.push_back(bout);
    }
    return bouts;
}

void conductor::calibrate(layout_line& layouts) {
    auto const a = layouts.get(0, stop_);
    auto const b = layouts.get(1, stop_);
    if (!a || !b)
        return;
    begin_stage(left_.size());
    auto setup = setup_of("calibration", seed_for(made_.seed, 1, 0, 2), *a, *b);
    setup.what.calibrate = true;
    for (auto const& name : left_)
        setup.what.bouts.push_back({.name = name});
    auto const lines = process(std::move(setup), "calibration", layouts);
    take_calibration(lines);
    inject(lines.step());
    std::erase_if(left_, [&](std::string const& name) { return !bout_.contains(name); });
}

void conductor::take_calibration(duel_journal const& lines) {
    for (auto const& [name, slices] : lines.finished()) {
        if (slices.base.empty() || slices.now.empty())
            continue;
        bout_[name] = fitted(name, std::max(slices.base.front(), slices.now.front()));
        nanoseconds_[name] = slices.base.front();
    }
}

void conductor::inject(double step) {
    if (percent_.empty() || over())
        return;
    for (auto const& [name, percent] : percent_)
        if (auto const found = bout_.find(name); found != bout_.end()) {
            made_.injected[name] = steps_for(percent, nanoseconds_.at(name), step);
        }
    system::stopwatch const fitting;
    fit_injections(step);
    made_.injection_seconds = fitting.seconds();
    for (auto const& [name, steps] : made_.injected)
        bout_.at(name).extra[now_side] = steps;
    made_.injection_file = asked_.scratch / "injected";
    write_injections(made_.injection_file, made_.injected);
}

// How long a case takes is not known from one layout and moment, nor is what a step costs at its side. So a
// number of steps that can't be overlooked is tried in the case, next to the case without.
void conductor::fit_injections(double step) {
    constexpr double tried_percent =
        100; // what noise there is makes so much less of an error in a small share of it
    std::map<std::string, std::uint64_t> tried;
    for (auto const& [name, steps] : made_.injected)
        tried[name] = steps_for(tried_percent, nanoseconds_.at(name), step);
    auto const costs = costs_of(tried);
    for (auto& [name, steps] : made_.injected)
        if (auto const found = costs.find(name); found != costs.end())
            steps = fitted_steps(percent_.at(name), tried.at(name), found->second, steps);
}

// In some processes, each with another layout, since each layout has moods of its own.
std::map<std::string, std::vector<double>>
conductor::costs_of(std::map<std::string, std::uint64_t> const& steps) {
    constexpr unsigned processes = 8;
    auto const base = limited_to(left_).base;
    std::vector<layout_line::job> jobs;
    for (unsigned k = 0; k < processes; ++k)
        jobs.push_back(link_of("base", base, injection_stage, k));
    layout_line layouts(std::move(jobs), cpu_);
    begin_stage(steps.size() * processes);
    std::map<std::string, std::vector<double>> costs;
    for (unsigned k = 0; k < processes && !over(); ++k) {
        auto const layout = layouts.get(k, stop_);
        if (!layout)
            break;
        for (auto const& [name, cost] : cost_of(steps, k, *layout, layouts))
            costs[name].push_back(cost);
        layouts.drop(k);
    }
    return costs;
}

// Percent of an iteration's time that so many steps cost in one process: one layout against itself.
std::map<std::string, double> conductor::cost_of(std::map<std::string, std::uint64_t> const& steps,
                                                 unsigned number, fs::path const& layout,
                                                 layout_line& layouts) {
    auto setup = setup_of(fmt::format("injection-{}", number),
                          seed_for(made_.seed, injection_stage, number, 2), layout, layout);
    for (auto const& [name, count] : steps) {
        setup.what.bouts.push_back(bout_.at(name));
        setup.what.bouts.back().extra[now_side] = count;
    }
    std::map<std::string, double> costs;
    auto const lines = process(std::move(setup), "fitting the extra work", layouts);
    for (auto const& [name, slices] : lines.finished())
        if (!slices.base.empty() && !slices.now.empty())
            costs[name] = 100 * (std::ranges::min(slices.now) / std::ranges::min(slices.base) - 1);
    return costs;
}

void conductor::run_pair(one_pair const& pair, std::vector<std::string> const& names, layout_line& layouts) {
    auto const stage = pair.stage == self_stage ? "self" : fmt::format("{}", pair.stage);
    auto const what = pair.stage == 1   ? "first stage"
                      : pair.stage == 2 ? "second stage"
                                        : "base against itself";
    auto const title = fmt::format("{}, pair {} of {}", what, pair.number + 1, pair.of);
    auto setup = setup_of(fmt::format("pair-{}-{:02}", stage, pair.number),
                          seed_for(made_.seed, pair.stage, pair.number, 3), pair.base, pair.now);
    setup.what.loaded_first = pair.number % 2 == 1 ? now_side : base_side;
    setup.what.bouts = bouts_of(names, pair.stage);
    auto const lines = process(std::move(setup), title, layouts);
    keep(pair, lines);
}

process_setup conductor::setup_of(std::string const& files, std::uint64_t seed, fs::path const& base,
                                  fs::path const& now) const {
    return {.program = asked_.program,
            .files = asked_.scratch / files,
            .what = {.objects = {base.string(), now.string()}, .seed = seed},
            .cpu = cpu_,
            .stall_limit = asked_.stall_limit};
}

// A process, and as many more as it takes if a case takes one down.
duel_journal conductor::process(process_setup setup, std::string const& title, layout_line& layouts) {
    duel_journal all;
    auto const files = setup.files;
    auto const before = done_;
    for (unsigned attempt = 0; !setup.what.bouts.empty() && !over(); ++attempt) {
        if (attempt != 0)
            setup.files = files.string() + fmt::format("-{}", attempt);
        auto const end = run_process(setup, stop_, [&](duel_journal const& lines) {
            layouts.work();
            shown_.show(state_of(title, all.finished().size() + lines.finished().size()));
        });
        all.add(end.lines);
        for (auto const& [name, error] : end.lines.errors())
            fail(title, name, error, "");
        if (end.wrong.empty())
            break;
        auto const& at = end.lines.open_case();
        fail(title, at, end.wrong, end.output);
        fruitless_.count(at, end.lines.finished().size());
        if (fruitless_.is_too_long())
            give_up(title, end.wrong);
        std::erase_if(setup.what.bouts, [&](bout const& one) {
            return made_.errors.contains(one.name) || all.finished().contains(one.name);
        });
    }
    done_ = before + all.finished().size();
    shown_.step_done(state_of(title, 0));
    return all;
}

void conductor::give_up(std::string const& title, std::string const& wrong) {
    given_up_ = true;
    made_.doubts.push_back(
        fmt::format("given up in the {}: {} ({})", title, run::fruitless_row::text(), wrong));
}

void conductor::begin_stage(std::size_t cases) {
    done_ = 0;
    total_ = cases;
    stage_ = {};
}

void conductor::keep(one_pair const& pair, duel_journal const& lines) {
    for (auto const& [name, slices] : lines.finished())
        made_.pairs[name].push_back(
            {.stage = pair.stage, .number = pair.number, .base = slices.base, .now = slices.now});
}

void conductor::fail(std::string const& title, std::string const& name, std::string const& what,
                     std::string const& output) {
    if (!name.empty())
        made_.errors.emplace(name, what);
    shown_.failure(run::failure_line(title, name, what));
    made_.failures.push_back({.where = name.empty() ? title : name, .what = what, .output = output});
}

system::state conductor::state_of(std::string const& title, std::size_t in_process) const {
    auto const done = done_ + in_process;
    auto const left = system::seconds_left(stage_.seconds(), done, total_ - std::min(total_, done));
    return {.doing = title, .done = done, .total = total_, .seconds_left = left};
}

} // namespace yieldmark::duel
