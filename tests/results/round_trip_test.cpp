#include "harness/results/google_benchmark.hpp"
#include "tests/results/made_run.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace yieldmark::results {
namespace {

auto fields_of(sample const& s) {
    return std::tie(s.metric, s.value, s.process, s.iterations, s.slices, s.speed_before, s.speed_after,
                    s.slow, s.real_time, s.cpu_time);
}

void expect_same(case_result const& a, case_result const& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(std::tie(a.toolchain, a.items, a.error, a.label, a.threads),
              std::tie(b.toolchain, b.items, b.error, b.label, b.threads));
    ASSERT_EQ(a.samples.size(), b.samples.size()) << a.name.text();
    for (std::size_t i = 0; i < a.samples.size(); ++i)
        EXPECT_EQ(fields_of(a.samples[i]), fields_of(b.samples[i]));
}

void expect_same_context(run const& a, run const& b) {
    EXPECT_EQ(
        std::tie(a.plan, a.date, a.revision, a.benchmark_version, a.library_build, a.slow_limit, a.complete),
        std::tie(b.plan, b.date, b.revision, b.benchmark_version, b.library_build, b.slow_limit, b.complete));
    auto const machine = [](auto const& m) {
        return std::tie(m.host, m.cpu, m.cores, m.mhz, m.memory_bytes, m.system, m.load, m.cpu_scaling);
    };
    EXPECT_EQ(machine(a.where), machine(b.where));
    EXPECT_EQ(std::tie(a.executable, a.context), std::tie(b.executable, b.context));
    EXPECT_EQ(a.doubts, b.doubts);
    EXPECT_EQ(a.absent, b.absent);
}

template <typename List, typename Fields>
void expect_same_list(List const& a, List const& b, Fields const& fields) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_EQ(fields(a[i]), fields(b[i])) << i;
}

void expect_same(run const& a, run const& b) {
    expect_same_context(a, b);
    expect_same_list(a.toolchains, b.toolchains, [](auto& t) { return std::tie(t.id, t.compiler, t.flags); });
    expect_same_list(a.processes, b.processes,
                     [](auto& p) { return std::tie(p.pass, p.layout_seed, p.order_seed, p.toolchain); });
    expect_same_list(a.examples, b.examples, [](auto& e) {
        return std::tie(e.name, e.suite, e.documents, e.asks, e.sources, e.unable, e.catalogue, e.endless,
                        e.chained, e.roles, e.bytes_per_item);
    });
    expect_same_list(a.failures, b.failures, [](auto& f) { return std::tie(f.where, f.what, f.output); });
    ASSERT_EQ(a.cases.size(), b.cases.size());
    for (std::size_t i = 0; i < a.cases.size(); ++i)
        expect_same(a.cases[i], b.cases[i]);
}

run there_and_back(run const& r) {
    return read_json(write_json(r), "made");
}

TEST(round_trip, keeps_everything) {
    auto const r = made_run();
    expect_same(there_and_back(r), r);
}

TEST(round_trip, keeps_which_program_it_was_and_what_it_says_of_itself) {
    auto r = made_run();
    r.executable = "./their bench";
    r.context = {{"git_commit", "1a2b3c"}, {"num_cpus", "four"}};
    expect_same(there_and_back(r), r);
}

TEST(round_trip, keeps_whose_a_name_is) {
    auto r = made_run();
    r.cases[0].name = foreign_name("fibonacci/insert/random/8"); // of another program, beside our fibonacci
    r.cases[1].name = foreign_name("Map<int>/insert/random/8");
    r.cases[2].name = parse_case_name("undescribed/loop/drain/8");
    expect_same(there_and_back(r), r);
}

// Before names of other programs were kept whole they were split like ours; such files describe no example.
TEST(round_trip, a_name_of_a_file_without_its_example_is_not_ours) {
    auto const r = read_json(R"({"context": {"yieldmark": {"schema": 1, "plan": "quick",
        "toolchains": [{"id": "unknown"}], "processes": [{"pass": "time"}]}},
        "benchmarks": [{"name": "Map<int>/insert/random/8", "real_time": 1, "time_unit": "ns"}]})",
                             "f");
    ASSERT_EQ(r.cases.size(), 1U);
    EXPECT_TRUE(r.cases[0].name.foreign());
    EXPECT_EQ(r.cases[0].name.text(), "Map<int>/insert/random/8");
}

TEST(round_trip, only_what_our_executable_measured_says_so) {
    EXPECT_NE(write_json(made_run()).find("\"executable\":\"yieldmark-bench\""), std::string::npos);
    auto foreign = made_run();
    foreign.cases = {made_case("BM_x", 0, {made_time(1, 0)})};
    EXPECT_EQ(write_json(foreign).find("yieldmark-bench"), std::string::npos);
}

TEST(round_trip, of_an_empty_run) {
    expect_same(there_and_back(run{}), run{});
}

TEST(round_trip, keeps_every_bit_of_a_number) {
    auto r = made_run();
    r.cases.resize(1);
    double const numbers[] = {1e-310, 5e-324, 1.7976931348623157e308, 0.1, 1.0 / 3, 123456789012345678.0,
                              0.0};
    for (double const n : numbers) {
        // A time of 0 is none.
        r.cases[0].samples = {made_time(n > 0 ? n : 1, 0), made_sample("x", n, 0)};
        expect_same(there_and_back(r), r);
    }
}

TEST(round_trip, keeps_samples_that_are_not_finite) {
    auto r = made_run();
    double const inf = std::numeric_limits<double>::infinity();
    r.cases = {
        made_case("a/b/c/1", 0, {made_time(1, 0), made_sample("x", inf, 0), made_sample("y", -inf, 0)})};
    r.cases.push_back(made_case("a/b/c/2", 0, {made_time(std::nan(""), 0)}));
    auto const back = there_and_back(r);
    expect_same(back.cases[0], r.cases[0]);
    EXPECT_TRUE(std::isnan(back.cases[1].samples.at(0).value));
    EXPECT_EQ(back.cases[1].error, "");
}

TEST(round_trip, keeps_names_that_do_not_split_as_they_are) {
    auto r = made_run();
    r.cases = {made_case("x", 0, {made_time(1, 0)}), made_case("x/toolchain:gcc", 0, {made_time(1, 0)})};
    r.cases.push_back(made_case("", 0, {made_time(1, 0)}));
    r.cases[2].name = {"a/b", "<script>alert(1)</script>", "\"c\"\xe2\x80\xa8", 5};
    expect_same(there_and_back(r), r);
}

TEST(round_trip, replaces_what_is_not_utf8) {
    auto r = made_run();
    r.failures[0].output = "\xff\xfe end";
    EXPECT_EQ(there_and_back(r).failures[0].output, "\xef\xbf\xbd\xef\xbf\xbd end");
}

TEST(round_trip, of_a_foreign_run_keeps_its_repetitions) {
    std::string const text =
        R"({"benchmarks": [{"name": "x", "real_time": 1}, {"name": "x", "real_time": 2}]})";
    auto const first = read_json(text, "made");
    expect_same(there_and_back(first), first);
    EXPECT_EQ(first.cases.at(0).samples.size(), 2U);
}

std::vector<std::string> lines_of(std::istream&& text) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

TEST(write_json, is_the_golden_file) {
    auto const path = std::string(YIELDMARK_GOLDEN) + "/made_run.json";
    auto const golden = lines_of(std::ifstream(path));
    auto const written = lines_of(std::istringstream(write_json(made_run())));
    ASSERT_EQ(written.size(), golden.size());
    for (std::size_t i = 0; i < golden.size(); ++i)
        EXPECT_EQ(written[i], golden[i]) << "line " << i + 1 << ": if the change is meant, update " << path;
}

TEST(read_file, reads_the_golden_file) {
    expect_same(read_file(std::string(YIELDMARK_GOLDEN) + "/made_run.json"), made_run());
}

// What compare.py and the like look up in each entry, whatever it is.
TEST(write_json, gives_google_benchmarks_tools_what_they_read) {
    auto const document = nlohmann::json::parse(write_json(made_run()));
    for (auto const& e : document["benchmarks"]) {
        for (auto const* key : {"name", "run_name", "run_type", "time_unit"})
            EXPECT_TRUE(e.at(key).is_string());
        for (auto const* key : {"real_time", "cpu_time", "iterations", "repetitions", "repetition_index",
                                "threads", "family_index", "per_family_instance_index"})
            EXPECT_TRUE(e.at(key).is_number()) << key;
        EXPECT_EQ(e.at("run_type"), "iteration");
    }
}

TEST(write_json, counts_repetitions_and_families) {
    auto const entries = nlohmann::json::parse(write_json(made_run()))["benchmarks"];
    EXPECT_EQ(entries[1]["repetitions"], 2);
    EXPECT_EQ(entries[1]["repetition_index"], 1);
    EXPECT_EQ(entries[1]["name"], "fibonacci/loop/drain/64/toolchain:gcc");
    EXPECT_EQ(entries[2]["name"], "fibonacci/loop/drain/64/toolchain:clang");
    EXPECT_NE(entries[1]["family_index"], entries[2]["family_index"]);
    EXPECT_EQ(entries[3]["family_index"], entries[5]["family_index"]);
    EXPECT_EQ(entries[5]["per_family_instance_index"], 1);
    EXPECT_EQ(entries[3]["max_bytes_used"], 512);
    EXPECT_FALSE(entries[4].contains("max_bytes_used"));
}

TEST(write_json, names_no_toolchain_where_there_is_one) {
    auto r = made_run();
    r.toolchains.resize(1);
    r.processes.resize(1);
    r.cases.resize(1);
    EXPECT_EQ(nlohmann::json::parse(write_json(r))["benchmarks"][0]["name"], "fibonacci/loop/drain/64");
}

} // namespace
} // namespace yieldmark::results
