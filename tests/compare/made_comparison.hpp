#pragma once
// A comparison in which every kind of outcome occurs once, with numbers that were made up.

#include "harness/compare/comparison.hpp"

#include <limits>
#include <string>

namespace yieldmark::test {

inline compare::change made_time(double ratio, double half_width, double p, bool changed) {
    compare::change c;
    c.metric = results::metric::time;
    c.base = 1000;
    c.now = 1000 * ratio;
    c.ratio = {ratio - half_width, ratio, ratio + half_width, 0.95};
    c.p = p;
    c.threshold = 0.02;
    c.detectable = 0.018;
    c.pairs = 30;
    c.changed = changed;
    return c;
}

inline compare::change made_exact(char const* metric, double base, double now, double threshold) {
    compare::change c;
    c.metric = metric;
    c.base = base;
    c.now = now;
    auto const ratio = base == now ? 1 : base == 0 ? std::numeric_limits<double>::infinity() : now / base;
    c.ratio = {ratio, ratio, ratio, 0};
    c.threshold = threshold;
    c.exact = true;
    c.changed = ratio > 1 + threshold || ratio < 1 - threshold;
    c.p = c.changed ? 0 : 1;
    c.pairs = 1;
    return c;
}

inline compare::case_change made_case(std::string name, std::vector<compare::change> metrics) {
    compare::case_change one;
    one.name = std::move(name);
    one.metrics = std::move(metrics);
    one.kind = compare::kind_of(one);
    return one;
}

inline std::vector<compare::case_change> made_cases() {
    using namespace results::metric;
    std::vector<compare::case_change> cases{
        made_case("fibonacci/coroutine/drain/4096",
                  {made_time(1.10, 0.01, 1e-9, true), made_exact(instructions, 20000, 22000, 0.005),
                   made_exact(peak_bytes, 96, 96, 0)}),
        made_case("fibonacci/loop/drain/4096",
                  {made_time(1.001, 0.004, 0.8, false), made_exact(instructions, 9000, 9000, 0.005),
                   made_exact(peak_bytes, 0, 0, 0)}),
        made_case("power/loop/drain/64",
                  {made_time(1.05, 0.01, 1e-6, true), made_exact(instructions, 500, 500, 0.005)}),
        made_case("power/eager/drain/64",
                  {made_time(0.999, 0.005, 0.9, false), made_exact(peak_bytes, 1024, 4096, 0)}),
        made_case("primes/iterator/drain/64", {made_time(0.9, 0.01, 1e-8, true)}),
        made_case("primes/loop/drain/64",
                  {made_time(1, 0.01, 1, false), made_exact(instructions, 1000, 1010, 0.005)}),
        made_case("tree_walk/coroutine/drain/64", {made_time(1.04, 0.03, 0.01, true)})};
    cases.back().unstable = true;
    cases.back().unrest = 0.035;
    cases.back().kind = compare::kind_of(cases.back());
    cases[0].stage = 2;
    cases[0].digest_base = "00000000000000aa";
    cases[0].digest_new = "00000000000000bb";
    return cases;
}

inline compare::comparison made_comparison() {
    compare::comparison c;
    c.base = {"main",
              "revision",
              "3f2a9d1c0b7e4f5a6d8c9e0f1a2b3c4d5e6f7a8b",
              "2026-11-20T10:00:00+00:00",
              {"gcc", "g++ (Debian 12.2.0-14) 12.2.0", "-O3"}};
    c.now = {"WORK", "build", "v1-4-gabc-dirty", "", {"gcc", "g++ (Debian 12.2.0-14) 12.2.0", "-O3"}};
    c.date = "2026-11-21T12:00:00+00:00";
    c.where.cpu = "A Processor @ 3.00GHz";
    c.where.cores = 2;
    c.where.load = {0.5, 0.25};
    c.processes = 15;
    c.seconds = 62.5;
    c.cases = made_cases();
    for (auto const* name : {"old/loop/drain/64", "new/loop/drain/64"}) {
        c.cases.emplace_back();
        c.cases.back().name = name;
    }
    c.cases[7].only_in = "base";
    c.cases[8].only_in = "new";
    c.cases.push_back(made_case("BM_Few", {made_time(1.3, 0, 1, false)}));
    auto& few = c.cases.back().metrics.front();
    few.ratio.confidence = 0;
    few.cannot_tell = true;
    few.reason = "a side was measured in 1 process only";
    c.cases.emplace_back();
    c.cases.back().name = "broken/loop/drain/64";
    c.cases.back().error = "on the new side: crashed with signal 11 (SIGSEGV)";
    c.doubts = {"the machine is a virtual one"};
    c.absent = {{"total_bytes", "it wasn't asked for (--metrics)"}};
    c.failures = {{"new: broken/loop/drain/64", "crashed with signal 11 (SIGSEGV)", "boom\n"}};
    return c;
}

} // namespace yieldmark::test
