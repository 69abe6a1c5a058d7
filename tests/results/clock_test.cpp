// Which of a benchmark's two times counts.

#include "harness/results/clock.hpp"
#include "harness/results/google_benchmark.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>

namespace yieldmark::results {
namespace {

std::string entry(std::string const& name, std::string const& times) {
    return R"({"name": ")" + name + R"(", )" + times + "}";
}

run read_entries(std::string const& entries) {
    return read_json("{\"benchmarks\": [" + entries + "]}", "made");
}

TEST(clock, a_name_says_by_which_google_benchmark_counts) {
    for (auto const* name : {"BM_A", "BM_A/8", "BM_A/process_time", "BM_A/real_time:3", "real_timed/8",
                             "BM_A/iterations:1/threads:4", ""})
        EXPECT_EQ(counted_by(name), clock::cpu) << name;
    for (auto const* name : {"BM_A/real_time", "BM_A/8/manual_time", "BM_A/process_time/real_time/threads:4"})
        EXPECT_EQ(counted_by(name), clock::real) << name;
}

TEST(clock, names_go_there_and_back) {
    for (auto const& name : clock_names())
        EXPECT_EQ(to_string(clock_named(name)), name);
    EXPECT_THROW(static_cast<void>(clock_named("sun")), std::invalid_argument);
}

TEST(clock, a_file_is_read_by_the_clock_that_each_benchmark_asks_for) {
    auto const r = read_entries(entry("a", R"("real_time": 9, "cpu_time": 2, "time_unit": "us")") + "," +
                                entry("b/real_time", R"("real_time": 9, "cpu_time": 2)") + "," +
                                entry("c", R"("real_time": 9)"));
    auto const& a = r.cases.at(0).samples.at(0);
    EXPECT_EQ(a.value, 2000);
    EXPECT_EQ(a.cpu_time, 2000);
    EXPECT_EQ(a.real_time, 9000);
    EXPECT_EQ(r.cases.at(1).samples.at(0).value, 9);
    EXPECT_EQ(r.cases.at(1).samples.at(0).cpu_time, 2);
    EXPECT_EQ(r.cases.at(2).samples.at(0).value, 9);
    EXPECT_EQ(r.cases.at(2).samples.at(0).cpu_time, 0) << "not known";
}

TEST(clock, a_benchmark_counts_by_one_clock_throughout) {
    for (auto const* unknown : {R"("cpu_time": 0)", R"("cpu_time": NaN)", R"("cpu_time": -1)"}) {
        auto const r = read_entries(entry("a", R"("real_time": 9, "cpu_time": 2)") + "," +
                                    entry("a", std::string(R"("real_time": 8, )") + unknown));
        ASSERT_EQ(r.cases.at(0).samples.size(), 2U) << unknown;
        EXPECT_EQ(r.cases[0].samples[0].value, 9) << unknown;
        EXPECT_EQ(r.cases[0].samples[1].value, 8) << unknown;
    }
}

TEST(clock, an_aggregate_has_both_times_too) {
    auto const r = read_entries(
        entry("a_median", R"("run_name": "a", "aggregate_name": "median", "real_time": 9, "cpu_time": 2)"));
    EXPECT_EQ(r.cases.at(0).samples.at(0).value, 2);
    EXPECT_EQ(r.cases.at(0).samples.at(0).real_time, 9);
}

TEST(clock, both_times_go_into_the_file_and_come_back) {
    auto r = read_entries(entry("a", R"("real_time": 9, "cpu_time": 2)") + "," +
                          entry("b/real_time", R"("real_time": 0.1, "cpu_time": 0.3)") + "," +
                          entry("c", R"("real_time": 9)"));
    auto const text = write_json(r);
    auto const entries = nlohmann::json::parse(text)["benchmarks"];
    EXPECT_EQ(entries[0]["real_time"], 9);
    EXPECT_EQ(entries[0]["cpu_time"], 2);
    EXPECT_EQ(entries[0]["clock"], "cpu");
    EXPECT_EQ(entries[1]["clock"], "real");
    EXPECT_FALSE(entries[2].contains("clock")) << "its cpu_time only repeats its real_time";
    auto const back = read_json(text, "made");
    for (std::size_t i = 0; i < 3; ++i) {
        auto const& before = r.cases[i].samples.at(0);
        auto const& after = back.cases.at(i).samples.at(0);
        EXPECT_EQ(after.value, before.value);
        EXPECT_EQ(after.real_time, before.real_time);
        EXPECT_EQ(after.cpu_time, before.cpu_time);
    }
}

TEST(clock, samples_can_be_counted_by_the_other) {
    auto r = read_entries(entry("a", R"("real_time": 9, "cpu_time": 2)"));
    auto& samples = r.cases.at(0).samples;
    EXPECT_EQ(clock_of(samples), clock::cpu);
    count_by(clock::real, samples);
    EXPECT_EQ(samples[0].value, 9);
    EXPECT_EQ(clock_of(samples), clock::real);
    samples[0].cpu_time = 0;
    EXPECT_FALSE(have_both_times(samples));
    count_by(clock::cpu, samples);
    EXPECT_EQ(samples[0].value, 9);
}

} // namespace
} // namespace yieldmark::results
