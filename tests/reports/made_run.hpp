#pragma once
// A small run whose figures can be worked out by hand.

#include "harness/results/model.hpp"

#include <initializer_list>
#include <string>

namespace yieldmark::test {

inline results::case_result made_case(std::string const& name, std::initializer_list<double> times,
                                      std::uint64_t items = 1) {
    results::case_result c{
        .name = results::parse_case_name(name), .toolchain = 0, .items = items, .samples = {}, .error = ""};
    std::uint32_t process = 0;
    for (double const time : times)
        c.samples.push_back({.metric = results::metric::time, .value = time, .process = process++});
    return c;
}

inline void add(results::case_result& c, char const* metric, double value) {
    c.samples.push_back({.metric = metric, .value = value, .process = 0});
}

/// fibonacci at n = 64 and 4096: the loop takes 1000 ns for 4096, the coroutine exactly four times that in
/// each process, the iterator more or less the same as the loop, eager failed. power: loop and coroutine at
/// 4096, where the coroutine takes nine times as long.
inline results::run made_run() {
    results::run r;
    r.plan = "quick";
    r.date = "2026-11-21T12:00:00+00:00";
    r.revision = "abc1234";
    r.benchmark_version = "1.7.1";
    r.where = {.host = "lab",
               .cpu = "Test CPU",
               .cores = 2,
               .mhz = 3000,
               .memory_bytes = 4294967296,
               .system = "Debian 12",
               .load = {}};
    r.toolchains = {{"gcc", "g++ 12.2.0", "-O3"}};
    r.examples = {{.name = "power",
                   .suite = "sequences",
                   .documents = "002",
                   .asks = "powers",
                   .sources = {},
                   .unable = {}},
                  {.name = "fibonacci",
                   .suite = "sequences",
                   .documents = "001",
                   .asks = "numbers",
                   .sources = {{"loop", "int main() {}"}},
                   .unable = {{"boost_range", "it can't say this"}}}};
    for (std::uint64_t seed : {1U, 2U, 3U})
        r.processes.push_back({"time", seed, seed, 0});
    r.cases.push_back(made_case("fibonacci/loop/drain/64", {16, 16, 16}, 64));
    r.cases.push_back(made_case("fibonacci/loop/drain/4096", {990, 1000, 1010}, 4096));
    r.cases.push_back(made_case("fibonacci/coroutine/drain/4096", {3960, 4000, 4040}, 4096));
    r.cases.push_back(made_case("fibonacci/iterator/drain/4096", {980, 1000, 1020}, 4096));
    r.cases.push_back(made_case("fibonacci/eager/drain/4096", {}, 4096));
    r.cases.back().error = "check failed: item 3 is 4, not 2";
    r.cases.push_back(made_case("power/loop/drain/4096", {500, 500, 500}, 4096));
    r.cases.push_back(made_case("power/coroutine/drain/4096", {4500, 4500, 4500}, 4096));
    add(r.cases[1], results::metric::peak_bytes, 0);
    add(r.cases[2], results::metric::peak_bytes, 104);
    r.absent[results::metric::resident_bytes] = "this machine can't";
    r.failures.push_back(
        {"fibonacci/eager/drain/4096", "check failed: item 3 is 4, not 2", "some `output`\n"});
    r.doubts = {"virtual machine"};
    return r;
}

/// made_run and two examples of `runtimes`, which have techniques of their own: runtime_tree in drain, where
/// generator takes twice the loop's time and bare_fiber eight times, and runtime_recursion in depth_16 only.
/// std_generator is in both kinds; fibonacci has eager_growing besides.
inline results::run made_run_with_runtimes() {
    auto r = made_run();
    for (auto const* name : {"runtime_tree", "runtime_recursion"})
        r.examples.push_back({.name = name,
                              .suite = "runtimes",
                              .documents = "",
                              .asks = "",
                              .sources = {},
                              .unable = {},
                              .catalogue = false});
    r.examples.back().unable["bare_fiber"] = "it can't nest";
    for (auto const* name : {"fibonacci/eager_growing/drain/4096", "fibonacci/std_generator/drain/4096"})
        r.cases.push_back(made_case(name, {2000, 2000, 2000}, 4096));
    r.cases.push_back(made_case("runtime_tree/loop/drain/64", {64, 64, 64}, 64));
    r.cases.push_back(made_case("runtime_tree/generator/drain/64", {128, 128, 128}, 64));
    r.cases.push_back(made_case("runtime_tree/bare_fiber/drain/64", {512, 512, 512}, 64));
    r.cases.push_back(made_case("runtime_tree/std_generator/drain/64", {256, 256, 256}, 64));
    r.cases.push_back(made_case("runtime_recursion/loop/depth_16/64", {64, 64, 64}, 64));
    r.cases.push_back(made_case("runtime_recursion/generator/depth_16/64", {192, 192, 192}, 64));
    return r;
}

} // namespace yieldmark::test
