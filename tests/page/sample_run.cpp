#include "tests/page/sample_run.hpp"

#include "tests/page/made_profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace yieldmark::test {
namespace {

using results::run;

struct form {
    char const* technique;
    double per_item; // against the loop
    double start;    // ns
    bool eager;
    double heap;
};

// Shapes as trials on a real machine gave them.
constexpr std::array<form, 10> forms{{{"loop", 1.0, 0.5, false, 0},
                                      {"iterator", 1.01, 0.6, false, 0},
                                      {"std_ranges", 1.0, 0.8, false, 0},
                                      {"range_v3", 1.04, 0.8, false, 0},
                                      {"boost_range", 1.06, 0.9, false, 0},
                                      {"coroutine", 6.2, 4.5, false, 104},
                                      {"std_generator", 9.0, 10.1, false, 128},
                                      {"boost_context", 22.0, 48, false, 131072},
                                      {"eager", 2.1, 14, true, 8},
                                      {"eager_growing", 12.0, 18, true, 12.6}}};

struct shape {
    char const* name;
    char const* suite;
    char const* documents;
    char const* asks;
    double item_ns;
    double spread; // how much of the technique's cost the work per item hides
};

constexpr std::array<shape, 7> shapes{
    {{"fibonacci", "sequences", "001, 002", "the first n Fibonacci numbers 0, 1, 1, 2, … modulo 2^64", 0.256,
      1},
     {"infinite_sequence", "sequences", "003", "0, 1, 2, … without end; the consumer takes n", 0.21, 1},
     {"double_then_filter", "pipelines", "003", "x*2 for x below n, then only those above 10", 0.517, 1.6},
     {"send_counter", "protocol", "003",
      "a counter that the consumer resets by sending a value every 8th item", 0.8, 0.7},
     {"read_lines", "files", "003", "the lines of a text file", 31, 0.1},
     {"round_robin", "concurrency", "000, 001", "t tasks that each hand control back after every step", 2.4,
      0.5},
     {"online_kmeans", "algorithms", "004",
      "the assignment of each of n points, read once, to one of 8 moving centres", 18.5, 0.12}}};

constexpr char const* cpp_source = R"(#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::fibonacci {

/// The first `n` Fibonacci numbers modulo 2^64, one per resumption.
inline generator<std::uint64_t> coroutine(std::size_t n) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i < n; ++i) {
        co_yield a;
        auto const next = a + b;
        a = b;
        b = next;
    }
}

} // namespace yieldmark::fibonacci
)";

constexpr char const* python_source = R"(def fibonacci(n):
    """The first n Fibonacci numbers modulo 2^64."""
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, (a + b) & (2**64 - 1)
)";

class maker {
public:
    explicit maker(run& to, unsigned processes) : run_(to), processes_(processes) {}

    void add_case(shape const& s, form const& f, std::string const& scenario, std::uint64_t n,
                  std::uint32_t toolchain) {
        results::case_result c;
        c.name = {s.name, f.technique, scenario, n};
        c.toolchain = toolchain;
        c.items = scenario == "first" ? 1 : n;
        auto const ns = nanoseconds(s, f, scenario, n, toolchain);
        for (unsigned k = 0; k < processes_; ++k)
            c.samples.push_back(time_sample(ns, toolchain * processes_ + k));
        add_heap(c, f, n, elided(f, toolchain));
        if (c.name.example == "read_lines" && c.name.technique == "boost_context")
            c.without[results::metric::instructions] = "its input is too large to be run under Callgrind";
        else
            c.samples.push_back(
                {.metric = results::metric::instructions,
                 .value = std::floor(9 + 14 * nanoseconds_by_shape(s, f, scenario, n, toolchain)),
                 .process = 0});
        run_.cases.push_back(std::move(c));
    }

private:
    static bool elided(form const& f, std::uint32_t toolchain) {
        return toolchain == 1 && std::string(f.technique) == "coroutine";
    }

    static double nanoseconds_by_shape(shape const& s, form const& f, std::string const& scenario,
                                       std::uint64_t n, std::uint32_t toolchain, double layout = 1) {
        auto const on_stack = elided(f, toolchain);
        auto const cost = on_stack ? 1.0 : 1 + (f.per_item - 1) * s.spread;
        auto const items = scenario == "first" && !f.eager ? 1.0 : static_cast<double>(n);
        auto const vectorised = scenario == "sum" && f.per_item < 1.1 ? 0.4 : 1.0;
        return (on_stack ? 0.5 : f.start) + items * s.item_ns * cost * vectorised * layout;
    }

    double nanoseconds(shape const& s, form const& f, std::string const& scenario, std::uint64_t n,
                       std::uint32_t toolchain) {
        return nanoseconds_by_shape(s, f, scenario, n, toolchain, layout_(random_));
    }

    results::sample time_sample(double ns, std::uint32_t process) {
        results::sample one;
        one.metric = results::metric::time;
        one.slow = slow_(random_) < 0.04;
        one.value = ns * std::exp(noise_(random_)) * (one.slow ? 1.35 : 1.0);
        one.process = process;
        one.iterations = 1000;
        one.slices = 3;
        one.speed_before = one.slow ? 0.31 : 0.23;
        one.speed_after = one.slow ? 0.33 : 0.23;
        return one;
    }

    static void add_heap(results::case_result& c, form const& f, std::uint64_t n, bool on_stack) {
        auto const bytes = on_stack ? 0 : f.eager ? std::floor(f.heap * static_cast<double>(n)) : f.heap;
        auto const allocations =
            bytes > 0 ? (f.heap > 12 && f.eager ? std::ceil(std::log2(double(n) + 1)) : 1) : 0;
        auto const add = [&](char const* metric, double value) {
            c.samples.push_back({.metric = metric, .value = value, .process = 0});
        };
        add(results::metric::peak_bytes, bytes);
        add(results::metric::allocations, allocations);
        add(results::metric::total_bytes, bytes);
    }

    run& run_;
    unsigned processes_;
    std::mt19937_64 random_{20'261'121};
    std::normal_distribution<double> noise_{0, 0.012};
    std::uniform_real_distribution<double> slow_{0, 1};
    std::normal_distribution<double> layout_{1, 0.01};
};

void describe(run& r, unsigned processes) {
    r.plan = "quick";
    r.date = "2026-11-21T13:05:00+00:00";
    r.revision = "v0.1.0-12-g7afcad4";
    r.benchmark_version = "1.7.1";
    r.where = {.host = "lab",
               .cpu = "AMD EPYC 9B45",
               .cores = 2,
               .mhz = 4400,
               .memory_bytes = 8'338'000'000,
               .system = "Debian GNU/Linux 12 (bookworm), Linux 6.18",
               .load = {0.4, 0.2, 0.1}};
    r.toolchains = {
        {"gcc", "g++ (Debian 12.2.0-14+deb12u1) 12.2.0", "-O3 -falign-functions=64 -falign-loops=64"},
        {"clang", "Debian clang version 19.1.7", "-O3 -falign-functions=64 -falign-loops=64"}};
    r.doubts = {"virtual machine: its neighbours share the cores", "the frequency governor can't be read"};
    r.absent[results::metric::resident_bytes] = "/proc/self/clear_refs can't be written on this machine";
    r.absent[results::metric::cycles] = "this machine has no performance counters";
    r.slow_limit = 0.29;
    for (std::uint32_t toolchain = 0; toolchain < 2; ++toolchain)
        for (unsigned k = 0; k < processes; ++k)
            r.processes.push_back({"time", 1000 + k, 77 + k, toolchain});
}

results::example_info describe(shape const& s) {
    results::example_info e{.name = s.name,
                            .suite = s.suite,
                            .documents = s.documents,
                            .asks = s.asks,
                            .sources = {},
                            .unable = {}};
    e.catalogue = e.suite != "runtimes";
    e.endless = e.name == "infinite_sequence" || e.name == "send_counter";
    e.chained = e.name == "double_then_filter";
    if (e.name == "fibonacci")
        e.roles = {results::role::opening};
    if (e.name == "infinite_sequence")
        e.roles = {results::role::endless_chart};
    if (e.chained)
        e.roles = {results::role::chain_chart};
    if (e.name == "read_lines")
        e.bytes_per_item = 64;
    for (auto const& f : forms)
        e.sources[f.technique] = cpp_source;
    e.sources["reference"] = python_source;
    if (e.name == "send_counter" || e.name == "round_robin") {
        e.unable["boost_range"] = "Boost.Range has no way to send a value into a range";
        e.sources.erase("boost_range");
    }
    return e;
}

void fail_one(run& r) {
    for (auto& c : r.cases) {
        if (c.name.text() == "online_kmeans/boost_context/drain/4096" && c.toolchain == 0) {
            c.error = "crashed with signal 11 (SIGSEGV)";
            c.samples.clear();
            r.failures.push_back(
                {c.name.text(), c.error, "terminate called after throwing\n  what(): stack <too> small\n"});
        }
    }
}

} // namespace

run sample_run() {
    run r;
    describe(r, 9);
    maker make(r, 9);
    for (auto const& s : shapes) {
        r.examples.push_back(describe(s));
        for (std::uint32_t toolchain = 0; toolchain < 2; ++toolchain)
            for (auto const* scenario : {"drain", "sum", "first"})
                for (std::uint64_t n : {1U, 64U, 4096U, 262'144U})
                    for (auto const& f : forms)
                        if (!r.examples.back().unable.contains(f.technique) &&
                            std::string(f.technique) != "std_generator" &&
                            (std::string(f.technique) != "eager_growing" ||
                             r.examples.back().name == "fibonacci"))
                            make.add_case(s, f, scenario, n, toolchain);
    }
    fail_one(r);
    r.profiles = made_profiles();
    r.code = made_code();
    return r;
}

run runtimes_run() {
    auto r = sample_run();
    maker make(r, 9);
    constexpr std::array<form, 4> own{{{"loop", 1.0, 0.5, false, 0},
                                       {"generator", 5.0, 4.5, false, 104},
                                       {"fiber_generator", 22.0, 48, false, 131072},
                                       {"os_thread", 9000.0, 20000, false, 8192}}};
    for (auto const* name : {"runtime_tree", "runtime_recursion"}) {
        shape const s{name, "runtimes", "", "a generator that calls itself", 1.2, 1};
        auto e = describe(s);
        e.sources = {{"loop", cpp_source}, {"generator", cpp_source}};
        e.unable["os_thread"] = "a thread's body just calls itself";
        r.examples.push_back(std::move(e));
        for (auto const& f : own)
            if (std::string(f.technique) != "os_thread")
                make.add_case(s, f, s.name == std::string("runtime_tree") ? "drain" : "depth_16", 4096, 0);
    }
    return r;
}

run full_run() {
    run r;
    describe(r, 10);
    r.plan = "full";
    maker make(r, 10);
    for (int copy = 0; copy < 40; ++copy) {
        auto s = shapes[static_cast<std::size_t>(copy) % shapes.size()];
        auto const name = std::string(s.name) + "_" + std::to_string(copy);
        s.name = name.c_str();
        r.examples.push_back(describe(s));
        for (std::uint32_t toolchain = 0; toolchain < 2; ++toolchain)
            for (auto const* scenario : {"drain", "sum", "first"})
                for (std::uint64_t n = 1; n <= 1'048'576; n *= 4)
                    for (auto const& f : forms)
                        make.add_case(s, f, scenario, n, toolchain);
    }
    return r;
}

run hostile_run(std::string const& script) {
    auto r = sample_run();
    auto const bad = "</script><script>" + script + "</script><img src=x onerror=\"" + script +
                     "\">'\"`\xE2\x80\xA8\xE2\x80\xA9\xFF\xC0\xAF\xED\xA0\x80-->";
    auto const renamed = [&](std::string const& name) { return name + bad; };
    for (auto& e : r.examples) {
        e.name = renamed(e.name);
        e.suite += bad;
        e.asks += bad;
        e.documents += bad;
        for (auto& [technique, text] : e.sources)
            text += "\n// " + bad + "\n/* <!-- <script> */\n";
        for (auto& [technique, why] : e.unable)
            why += bad;
        e.unable["=cmd|' /C calc'!A0" + bad] = bad;
    }
    for (auto& c : r.cases) {
        c.name.example = renamed(c.name.example);
        if (!c.error.empty())
            c.error += bad;
    }
    for (auto* text : {&r.revision, &r.date, &r.plan, &r.where.cpu, &r.where.system, &r.benchmark_version})
        *text += bad;
    make_hostile(r.profiles, bad);
    make_hostile(r.code, bad);
    for (auto& t : r.toolchains)
        t = {t.id + bad, t.compiler + bad, t.flags + bad};
    r.doubts.push_back(bad);
    r.absent[results::metric::resident_bytes] += bad;
    for (auto& one : r.failures)
        one = {one.where + bad, one.what + bad, one.output + bad};
    return r;
}

run one_case_run() {
    auto r = sample_run();
    std::erase_if(r.cases, [](auto const& c) {
        return c.name.text() != "fibonacci/coroutine/drain/4096" || c.toolchain;
    });
    std::erase_if(r.examples, [](auto const& e) { return e.name != "fibonacci"; });
    r.toolchains.resize(1);
    r.failures.clear();
    return r;
}

run failed_run() {
    auto r = one_case_run();
    r.cases[0].error = "check failed: item 3 is 4, not 2";
    r.cases[0].samples.clear();
    r.failures = {{r.cases[0].name.text(), r.cases[0].error, ""}};
    return r;
}

run stopped_run() {
    auto r = sample_run();
    r.complete = false;
    auto const later = [](auto const& c) { return c.toolchain == 1 || c.name.example == "online_kmeans"; };
    std::erase_if(r.cases, later);
    for (auto& c : r.cases) {
        auto const memory = [](auto const& s) { return s.metric != results::metric::time; };
        std::erase_if(c.samples, memory);
        if (c.samples.size() > 2)
            c.samples.resize(2);
    }
    r.absent[results::metric::peak_bytes] = "the run was stopped before it";
    return r;
}

run unfit_run() {
    auto r = sample_run();
    std::swap(r.examples[0], r.examples[1]);
    for (auto& c : r.cases)
        if (c.name.example == "infinite_sequence" && c.name.n == 4096)
            for (auto& s : c.samples)
                s.value *= s.metric == results::metric::time ? 20 : 1;
    return r;
}

run extreme_run() {
    auto r = sample_run();
    std::size_t next = 0;
    constexpr std::array values{5e-324, 1e-300, 1.0, 18446744073709551616.0, 1e308, 1.7976931348623157e308};
    for (auto& c : r.cases) {
        if (c.name.example != "fibonacci")
            continue;
        for (auto& s : c.samples)
            s.value = s.metric == results::metric::time ? values[next++ * 7 / 3 % values.size()] : 1e300;
        if (c.name.technique == "iterator")
            c.name.technique = "valueOf";
        if (c.name.technique == "range_v3")
            c.name.technique = "__proto__";
    }
    return r;
}

namespace {

// What a foreign benchmark is called, its time, and its counter "hits" (none: below 0).
struct foreign_case {
    std::string name;
    double time;
    double hits;
};

std::vector<foreign_case> foreign_cases() {
    std::vector<foreign_case> all{{"BM_Copy<std::string>/1024", 812.5, -1}, {"BM_Parse", 41'000, -1}};
    for (auto const* container : {"map", "set"})
        for (int const size : {64, 1024, 4096})
            for (int const threads : {1, 2, 4, 8})
                all.push_back({fmt::format("BM_Insert<std::{}<int>>/size:{}/real_time/threads:{}", container,
                                           size, threads),
                               size * 20.0 / threads * (container[0] == 'm' ? 1 : 1.4) + 30 * threads,
                               threads == 1 ? 0 : size * 1000.0 * threads});
    return all;
}

} // namespace

run foreign_run() {
    run r;
    for (auto const& one : foreign_cases()) {
        results::case_result c{
            .name = results::foreign_name(one.name), .toolchain = 0, .items = 0, .samples = {}, .error = ""};
        for (std::uint32_t process = 0; process < 5; ++process) {
            auto const time = one.time * (1 + 0.01 * process);
            c.samples.push_back({.metric = results::metric::time, .value = time, .process = process});
            if (one.hits >= 0)
                c.samples.push_back({.metric = "hits", .value = one.hits, .process = process});
        }
        r.cases.push_back(std::move(c));
    }
    return r;
}

} // namespace yieldmark::test
