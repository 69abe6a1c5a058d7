#include "tests/page/made_options.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace yieldmark::test {
namespace {

using compare::case_change;
using compare::change;

// The `drain` cases of each example's largest n on the first toolchain.
std::vector<results::case_result const*> largest_drains(results::run const& run) {
    std::map<std::string, std::uint64_t> largest;
    for (auto const& c : run.cases)
        if (c.name.scenario == "drain")
            largest[c.name.example] = std::max(largest[c.name.example], c.name.n);
    std::vector<results::case_result const*> cases;
    for (auto const& c : run.cases)
        if (c.toolchain == 0 && c.name.scenario == "drain" && c.name.n == largest[c.name.example] &&
            c.error.empty())
            cases.push_back(&c);
    return cases;
}

double value_of(results::case_result const& c, char const* metric) {
    auto const found = std::ranges::find(c.samples, metric, &results::sample::metric);
    return found == c.samples.end() ? 0 : found->value;
}

change time_change(double base, double ratio, double width, double p) {
    return {.metric = results::metric::time,
            .base = base,
            .now = base * ratio,
            .ratio = {ratio * (1 - width), ratio, ratio * (1 + width), 0.95},
            .p = p,
            .threshold = 0.02,
            .detectable = 0.02 + 2.2 * width,
            .pairs = p < 0.01 ? 45U : 15U,
            .exact = false,
            .changed = p < 0.05 && std::abs(ratio - 1) > 0.02,
            .cannot_tell = false};
}

change exact_change(char const* metric, double base, double now) {
    auto const limit = metric == std::string(results::metric::instructions) ? 0.005 : 0.0;
    auto const ratio = base == now ? 1.0 : now / base;
    return {.metric = metric,
            .base = base,
            .now = now,
            .ratio = {ratio, ratio, ratio, 0},
            .p = base == now ? 1.0 : 0.0,
            .threshold = limit,
            .detectable = 0,
            .pairs = 1,
            .exact = true,
            .changed = std::abs(ratio - 1) > limit,
            .cannot_tell = false};
}

change* of(case_change& one, char const* metric) {
    auto const at = std::ranges::find(one.metrics, metric, &change::metric);
    return at == one.metrics.end() ? nullptr : &*at;
}

// The first cases differ, each in another way.
void differ(case_change& one, std::size_t which) {
    auto& time = one.metrics[0];
    auto& instructions = *of(one, results::metric::instructions);
    auto& heap = *of(one, results::metric::peak_bytes);
    auto const base = instructions.base;
    switch (which) {
    case 0:
        time = time_change(time.base, 1.118, 0.006, 1e-9);
        instructions = exact_change(results::metric::instructions, base, base * 1.131);
        one.digest_new = "d2";
        break;
    case 1:
        time = time_change(time.base, 1.034, 0.007, 3e-5);
        break;
    case 2:
        instructions = exact_change(results::metric::instructions, base, base * 1.012);
        break;
    case 3:
        heap = exact_change(results::metric::peak_bytes, 104, 152);
        break;
    case 4:
        heap = exact_change(results::metric::peak_bytes, 0, 64);
        break;
    case 5:
        time = time_change(time.base, 0.862, 0.009, 2e-8);
        instructions = exact_change(results::metric::instructions, base, base * 0.9);
        break;
    case 6:
        time = time_change(time.base, 1.21, 0.1, 0.04);
        one.unstable = true;
        one.unrest = 0.18;
        break;
    case 7:
        time.cannot_tell = true;
        time.ratio.confidence = 0;
        time.pairs = 2;
        break;
    case 8:
        one.metrics.clear();
        one.only_in = "base";
        break;
    case 9:
        one.metrics.clear();
        one.only_in = "new";
        break;
    case 10:
        one.metrics.clear();
        one.error = "crashed with signal 11 (SIGSEGV) in the new build";
        break;
    case 11:
        time = time_change(time.base, 2.62, 0.02, 1e-12);
        instructions = exact_change(results::metric::instructions, base, base * 2.9);
        break;
    default:
        break;
    }
    if (which < 13 && which != 2 && which != 8)
        one.stage = 2;
    one.kind = compare::kind_of(one);
}

std::string revision_name(std::size_t i) {
    static constexpr char const* digits = "0123456789abcdef";
    std::string name;
    for (std::size_t k = 0, state = 0x9e3779b97f4a7c15ULL * (i + 1); k < 40;
         ++k, state = state * 6364136223846793005ULL + 1)
        name += digits[state >> 60];
    return name;
}

std::string day(std::size_t i) {
    auto const two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return "2026-" + two(7 + i / 28 % 5) + "-" + two(1 + i % 28) + "T1" + std::to_string(i % 10) +
           ":00:00+00:00";
}

constexpr char const* subjects[] = {"Hand two-word items over by pointer",
                                    "Let the consumer keep its own iterator",
                                    "Tests of the tables",
                                    "Read the file once",
                                    "A fiber's stack has a guard page",
                                    "Name the scenario",
                                    "Inline the resume"};

store::point make_point(std::size_t i, stats::interval ratio, double base) {
    return {revision_name(i), day(i), subjects[i % std::size(subjects)], ratio, base * ratio.estimate};
}

store::change_point step_at(std::size_t at, double before, double after) {
    return {at, revision_name(at - 1), before, after, 1e-9};
}

class history_maker {
public:
    explicit history_maker(std::size_t revisions) : revisions_(revisions) {}

    store::series timed(results::case_result const& c, std::size_t which) {
        auto one = named(c, results::metric::time);
        auto const steps = which % 4 == 1 ? 1U : which % 11 == 5 ? 2U : 0U;
        auto const base = value_of(c, results::metric::time);
        double level = 1;
        for (std::size_t i = 0; i < revisions_; ++i) {
            if (steps > 0 && i == revisions_ * 2 / 5 && i > 0)
                level = add_step(one, i, level, level * (which % 8 == 1 ? 1.034 : 1.021));
            if (steps > 1 && i == revisions_ * 3 / 4)
                level = add_step(one, i, level, level * 0.93);
            auto const ratio = level * std::exp(noise_(random_));
            one.points.push_back(make_point(i, {ratio * 0.9962, ratio, ratio * 1.004, 0.95}, base));
        }
        return one;
    }

    store::series counted(results::case_result const& c, char const* metric, double base, bool steps) const {
        auto one = named(c, metric);
        auto const at = revisions_ * 2 / 5;
        for (std::size_t i = 0; i < revisions_; ++i) {
            auto const ratio = steps && at > 0 && i >= at ? 1.025 : 1.0;
            one.points.push_back(make_point(i, {ratio, ratio, ratio, 0}, base));
        }
        if (steps && at > 0)
            one.changes.push_back(step_at(at, 1, 1.025));
        return one;
    }

private:
    static store::series named(results::case_result const& c, char const* metric) {
        return {.case_name = c.name.text(),
                .metric = metric,
                .machine = "AMD EPYC 9B45, 2 cores",
                .toolchain = "g++ 12.2.0 -O3",
                .baseline = revision_name(0),
                .digest = "5d41402a",
                .points = {},
                .changes = {}};
    }

    static double add_step(store::series& one, std::size_t at, double before, double after) {
        one.changes.push_back(step_at(at, before, after));
        return after;
    }

    std::size_t revisions_;
    std::mt19937_64 random_{20'261'122};
    std::normal_distribution<double> noise_{0, 0.0022};
};

} // namespace

compare::comparison made_comparison(results::run const& run) {
    compare::comparison c;
    c.base = {"v0.1.0", "revision", "7afcad41c2", "2026-11-20T09:00:00+00:00", run.toolchains.at(0)};
    c.now = {"HEAD", "revision", "a94a8fe5cc", "2026-11-21T11:30:00+00:00", run.toolchains.at(0)};
    c.date = "2026-11-21T13:40:00+00:00";
    c.where = run.where;
    c.processes = 15;
    c.seconds = 97;
    c.doubts = {"virtual machine: its neighbours share the cores"};
    c.absent[results::metric::cycles] = "this machine has no counters";
    std::mt19937_64 random(7);
    std::normal_distribution<double> noise(0, 0.004);
    auto const cases = largest_drains(run);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        case_change one;
        one.name = cases[i]->name.text();
        one.digest_base = one.digest_new = "d1";
        auto const heap = value_of(*cases[i], results::metric::peak_bytes);
        auto const instructions = std::floor(12 * value_of(*cases[i], results::metric::time));
        one.metrics = {
            time_change(value_of(*cases[i], results::metric::time), std::exp(noise(random)), 0.006, 0.6),
            exact_change(results::metric::instructions, instructions, instructions),
            exact_change(results::metric::peak_bytes, heap, heap),
            exact_change(results::metric::allocations, heap > 0, heap > 0)};
        // Spread over the list, so that what differs isn't one example only.
        differ(one, i % 5 == 2 ? i / 5 : 99);
        c.cases.push_back(std::move(one));
    }
    return c;
}

compare::comparison empty_comparison() {
    compare::comparison c;
    c.base.given = "main";
    c.now.given = "WORK";
    c.complete = false;
    return c;
}

std::vector<store::series> made_history(results::run const& run, std::size_t revisions) {
    history_maker make(revisions);
    std::vector<store::series> all;
    auto const cases = largest_drains(run);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        auto const& c = *cases[i];
        all.push_back(make.timed(c, i));
        all.push_back(make.counted(c, results::metric::instructions,
                                   std::floor(12 * value_of(c, results::metric::time)), i % 4 == 1));
        all.push_back(
            make.counted(c, results::metric::peak_bytes, value_of(c, results::metric::peak_bytes), false));
    }
    return all;
}

std::vector<results::build_cost> made_builds(results::run const& run) {
    std::mt19937_64 random(11);
    std::normal_distribution<double> noise(0, 0.03);
    std::vector<results::build_cost> all;
    for (std::uint32_t toolchain = 0; toolchain < run.toolchains.size(); ++toolchain)
        for (auto const& e : run.examples)
            for (auto const& [technique, source] : e.sources) {
                if (technique == "reference")
                    continue;
                auto const heavy = technique == "range_v3" ? 6.0 : technique.starts_with("boost") ? 3.0 : 1.0;
                results::build_cost one;
                one.example = e.name;
                one.technique = technique;
                one.toolchain = toolchain;
                for (int round = 0; round < 5; ++round)
                    one.compile_seconds.push_back(0.41 * heavy * (toolchain == 1 ? 1.3 : 1.0) *
                                                  std::exp(noise(random)));
                one.preprocessed_lines = static_cast<std::uint64_t>(31'240 * heavy);
                one.text_bytes = static_cast<std::uint64_t>(412 * std::sqrt(heavy)) + technique.size() * 9;
                one.code_lines = 9 + technique.size() / 2;
                all.push_back(std::move(one));
            }
    if (all.size() > 3) {
        all[3].error = "the compiler ended with exit code 1";
        all[3].compile_seconds.clear();
    }
    return all;
}

void make_hostile(compare::comparison& c, std::string const& bad) {
    for (auto* s : {&c.base, &c.now}) {
        s->given += bad;
        s->revision += bad;
        s->toolchain.compiler += bad;
    }
    c.date += bad;
    c.doubts.push_back(bad);
    c.absent["cycles"] += bad;
    c.absent[bad] = bad;
    c.failures.push_back({bad, bad, bad});
    for (auto& one : c.cases) {
        one.name += bad;
        if (!one.error.empty())
            one.error += bad;
    }
}

void make_hostile(std::vector<store::series>& all, std::string const& bad) {
    for (auto& one : all) {
        for (auto* text : {&one.case_name, &one.machine, &one.toolchain, &one.baseline, &one.digest})
            *text += bad;
        for (auto& p : one.points) {
            p.revision += bad;
            p.date += bad;
            p.subject += bad;
        }
        for (auto& c : one.changes)
            c.after += bad;
    }
}

} // namespace yieldmark::test
