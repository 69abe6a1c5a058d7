#include "harness/run/collect.hpp"

#include "harness/results/lists.hpp"
#include "harness/run/foreign.hpp"
#include "harness/run/python.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace yieldmark::run {

namespace {

using case_table = std::map<std::pair<std::size_t, std::string>, results::case_result*>;

// CPython has no toolchain of its own: its cases are put with the first one's.
std::uint32_t toolchain_of(std::vector<bench> const& benches, std::size_t b) {
    return benches[b].is_python() ? 0 : static_cast<std::uint32_t>(b);
}

void add_toolchains(results::run& into, std::vector<bench> const& benches) {
    std::set<std::string> taken;
    for (auto const& b : benches) {
        if (b.is_python())
            continue;
        auto toolchain = b.can_run.toolchain;
        for (unsigned i = 2; !taken.insert(toolchain.id).second; ++i)
            toolchain.id = b.can_run.toolchain.id + "-" + std::to_string(i);
        into.toolchains.push_back(std::move(toolchain));
    }
}

void add_processes(results::run& into, std::vector<bench> const& benches, std::vector<step> const& steps) {
    for (auto const& s : steps)
        into.processes.push_back({.pass = s.pass,
                                  .layout_seed = benches[s.bench].manifest ? s.layout_seed : 0,
                                  .order_seed = s.order_seed,
                                  .toolchain = toolchain_of(benches, s.bench)});
}

std::vector<std::set<std::string>> asked_cases(std::size_t benches, std::vector<step> const& steps) {
    std::vector<std::set<std::string>> asked(benches);
    for (auto const& s : steps)
        asked[s.bench].insert(s.cases.begin(), s.cases.end());
    return asked;
}

void add_cases(results::run& into, std::vector<bench> const& benches, std::vector<step> const& steps) {
    auto const asked = asked_cases(benches.size(), steps);
    std::set<std::string> known;
    for (std::size_t b = 0; b < benches.size(); ++b)
        for (auto const& example : benches[b].can_run.examples) {
            bool measured = false;
            for (auto const& one : example.cases)
                if (asked[b].contains(one.name)) {
                    measured = true;
                    into.cases.push_back({.name = benches[b].is_foreign()
                                                      ? results::foreign_name(one.name)
                                                      : results::parse_case_name(one.name),
                                          .toolchain = toolchain_of(benches, b),
                                          .items = one.items,
                                          .samples = {},
                                          .error = {},
                                          .without = {}});
                }
            if (measured && !benches[b].is_foreign() && known.insert(example.info.name).second) {
                into.examples.push_back(example.info);
                into.examples.back().sources = read_sources(example);
            }
        }
}

case_table table_of(results::run& into) {
    case_table table;
    for (auto& one : into.cases)
        table[{one.toolchain, one.name.text()}] = &one;
    return table;
}

// The counters are those of the least slice. What that slice doesn't have (memory is reported by a foreign
// program's last one) is taken from the others.
void add_timed(results::case_result& into, std::vector<reading> const& readings, std::uint32_t process,
               results::clock by) {
    into.samples.push_back(time_sample(readings, process, by));
    auto values = least_reading(readings, by).values;
    for (auto const& one : readings) {
        values.insert(one.values.begin(), one.values.end());
        into.without.insert(one.without.begin(), one.without.end());
    }
    for (auto const& [metric, value] : values)
        into.samples.push_back({.metric = metric, .value = value, .process = process});
    if (readings.front().items > 0)
        into.items = readings.front().items;
    into.label = readings.front().label;
    into.threads = readings.front().threads;
}

void add_samples(results::case_result& into, step const& s, std::vector<reading> const& readings,
                 std::uint32_t process, results::clock by) {
    if (s.pass == "time") {
        add_timed(into, readings, process, by);
        return;
    }
    for (auto const& [metric, value] : readings.back().values)
        into.samples.push_back(
            {.metric = metric, .value = value, .process = process, .iterations = readings.back().iterations});
    into.without.insert(readings.back().without.begin(), readings.back().without.end());
}

void add_failures(results::run& into, std::vector<step> const& steps,
                  std::vector<step_failure> const& failures, std::vector<bench> const& benches,
                  case_table const& table) {
    for (auto const& f : failures) {
        auto const in_case = !f.case_name.empty();
        auto const what = in_case ? f.what + " (" + f.where + ")" : f.what;
        into.failures.push_back({.where = in_case ? f.case_name : f.where, .what = what, .output = f.output});
        if (!in_case || f.step >= steps.size())
            continue;
        auto const found = table.find({toolchain_of(benches, steps[f.step].bench), f.case_name});
        if (found != table.end() && found->second->error.empty())
            found->second->error = what;
    }
}

void mark_slow(results::run& into) {
    std::vector<double> all;
    for (auto const& one : into.cases)
        for (auto const& s : one.samples)
            for (auto const reading : {s.speed_before, s.speed_after})
                if (reading > 0 && std::isfinite(reading))
                    all.push_back(reading);
    into.slow_limit = slow_limit(all);
    if (into.slow_limit > 0)
        for (auto& one : into.cases)
            for (auto& s : one.samples)
                s.slow = std::max(s.speed_before, s.speed_after) > into.slow_limit;
}

// A count that depends on chance (a seed, an address, the time) is none to rely on to the last digit.
void doubt_instructions(results::run& into) {
    constexpr double least = 0.001;
    std::size_t some = 0;
    std::pair<double, std::string> most;
    for (auto const& one : into.cases) {
        std::vector<double> counts;
        for (auto const& s : one.samples)
            if (s.metric == results::metric::instructions && s.value > 0)
                counts.push_back(s.value);
        if (counts.size() < 2)
            continue;
        auto const [low, high] = std::ranges::minmax(counts);
        auto const spread = high / low - 1;
        some += spread > least ? 1 : 0;
        most = std::max(most, {spread, one.name.text()});
    }
    if (some > 0)
        into.doubts.push_back(
            fmt::format("the instructions of {} differ from process to process by more than {:g} %, most "
                        "of all those of {} ({:.2g} %): what it does depends on chance",
                        text::counted(some, "benchmark"), 100 * least, most.second, 100 * most.first));
}

} // namespace

std::vector<time_choice> time_choices(plan const& how, std::vector<bench> const& benches,
                                      std::vector<step> const& steps,
                                      std::vector<step_result> const& measured) {
    std::vector<time_choice> all(benches.size(), time_choice(how.clock));
    for (std::size_t i = 0; i < measured.size(); ++i)
        if (steps[i].pass == "time")
            for (auto const& [name, readings] : measured[i].finished)
                all[steps[i].bench].note(name, benches[steps[i].bench].is_foreign(), readings);
    return all;
}

double slow_limit(std::span<double const> readings) {
    if (readings.empty())
        return 0;
    return 1.25 * stats::quantile(readings, 0.1);
}

results::sample time_sample(std::span<reading const> readings, std::uint32_t process, results::clock by) {
    auto const& least = least_reading(readings, by);
    auto const both = least.real_time > 0 && least.cpu_time > 0;
    return {.metric = results::metric::time,
            .value = time_by(by, least),
            .process = process,
            .iterations = least.iterations,
            .slices = static_cast<std::uint32_t>(readings.size()),
            .speed_before = least.speed_before,
            .speed_after = least.speed_after,
            .real_time = both ? least.real_time : 0,
            .cpu_time = both ? least.cpu_time : 0};
}

void collect(results::run& into, plan const& how, std::vector<bench> const& benches,
             std::vector<step> const& steps, std::vector<step_result> const& measured,
             std::vector<step_failure> const& failures) {
    into.plan = how.name;
    into.benchmark_version = benches.front().can_run.benchmark_version;
    add_toolchains(into, benches);
    add_processes(into, benches, steps);
    add_cases(into, benches, steps);
    auto const table = table_of(into);
    auto const times = time_choices(how, benches, steps, measured);
    for (std::size_t i = 0; i < measured.size(); ++i) {
        auto const process = static_cast<std::uint32_t>(i);
        for (auto const& [name, readings] : measured[i].finished)
            if (auto const found = table.find({toolchain_of(benches, steps[i].bench), name});
                found != table.end())
                add_samples(*found->second, steps[i], readings, process,
                            times[steps[i].bench].clock_of(name));
        for (auto const& [name, error] : measured[i].errors)
            if (auto const found = table.find({toolchain_of(benches, steps[i].bench), name});
                found != table.end())
                found->second->error = error;
    }
    add_failures(into, steps, failures, benches, table);
    for (auto const& b : benches)
        if (b.is_python())
            explain_gaps(into, b);
    for (std::size_t i = 0; i < measured.size(); ++i)
        if (benches[steps[i].bench].is_foreign() && !measured[i].context.empty()) {
            describe_foreign(into, measured[i].context);
            break;
        }
    for (auto const& one : times)
        results::append_new(into.doubts, one.doubts());
    doubt_instructions(into);
    mark_slow(into);
}

} // namespace yieldmark::run
