#pragma once
// A run with something in every field, for tests.

#include "harness/results/model.hpp"

namespace yieldmark::results {

inline sample made_sample(char const* metric, double value, std::uint32_t process) {
    sample s;
    s.metric = metric;
    s.value = value;
    s.process = process;
    return s;
}

inline sample made_time(double value, std::uint32_t process, bool slow = false) {
    auto s = made_sample(metric::time, value, process);
    s.iterations = 4096;
    s.slices = 3;
    s.speed_before = 0.26;
    s.speed_after = slow ? 0.62 : 0.27;
    s.slow = slow;
    return s;
}

inline case_result made_case(char const* name, std::uint32_t toolchain, std::vector<sample> samples) {
    return {parse_case_name(name), toolchain, 64, std::move(samples), ""};
}

inline std::vector<case_result> made_cases() {
    std::vector<case_result> cases;
    cases.push_back(
        made_case("fibonacci/loop/drain/64", 0, {made_time(16.25, 0), made_time(0.1 + 0.2, 1, true)}));
    cases.push_back(made_case("fibonacci/loop/drain/64", 1, {made_time(17.5, 2)}));
    cases.push_back(
        made_case("fibonacci/eager/drain/64", 0,
                  {made_time(99.5, 0), made_time(98.5, 1), made_sample(metric::allocations, 1, 3),
                   made_sample(metric::peak_bytes, 512, 3), made_sample(metric::resident_bytes, 8192, 3),
                   made_sample(metric::total_bytes, 512, 3)}));
    cases.push_back(made_case("fibonacci/eager/drain/4096", 0, {made_sample(metric::peak_bytes, 32768, 3)}));
    cases.push_back(made_case("fibonacci/coroutine/drain/64", 0, {made_time(3, 0)}));
    cases.back().error = "check failed: item 3 is 5, \"2\" was expected";
    cases.push_back(made_case("BM_Foreign<int, char>/8", 0, {made_time(3, 0)}));
    cases.back().label = "a \"label\"";
    cases.back().threads = 4;
    return cases;
}

inline run made_run() {
    run r;
    r.plan = "quick";
    r.date = "2026-11-21T13:00:00+00:00";
    r.revision = "v0.1-3-gabcdef";
    r.benchmark_version = "1.7.1";
    r.library_build = "debug";
    r.where = {"vm", "AMD EPYC", 2, 2600, std::uint64_t{1} << 62, "Debian GNU/Linux 12", {0.5, 0.25, 0.125},
               true};
    r.toolchains = {{"gcc", "g++ 12.2.0", "-O3"}, {"clang", "clang++ 19.1.0", "-O3 \"-DX\""}};
    r.doubts = {"load is 3.1 on 2 cores", "a line\nand another"};
    r.absent = {{"instructions", "no counters here"}};
    r.processes = {
        {"time", 18446744073709551615U, 7, 0}, {"time", 2, 8, 0}, {"time", 3, 9, 1}, {"heap", 0, 0, 0}};
    r.examples = {{"fibonacci",
                   "sequences",
                   "001, 002",
                   "The first n.",
                   {{"loop", "int x;\n"}, {"reference", "#"}},
                   {{"boost_range", "has no way to say it"}},
                   false,
                   true,
                   true,
                   {role::chain_chart, role::opening},
                   64}};
    r.cases = made_cases();
    r.failures = {{"time process 3", "crashed with signal 11 (SIGSEGV)", "Segmentation \xe2\x80\xa8 fault"}};
    r.slow_limit = 0.325;
    r.complete = false;
    return r;
}

} // namespace yieldmark::results
