// Files that Google Benchmark itself wrote.

#include "harness/results/google_benchmark.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::results {
namespace {

run golden(std::string const& name) {
    return read_file(std::string(YIELDMARK_GOLDEN) + "/" + name);
}

std::vector<double> values_of(case_result const& c, std::string const& metric) {
    std::vector<double> result;
    for (auto const& s : c.samples)
        if (s.metric == metric)
            result.push_back(s.value);
    return result;
}

run read_entries(std::string const& entries) {
    return read_json("{\"benchmarks\": [" + entries + "]}", "made");
}

TEST(google_benchmark_1_5, context_is_read) {
    auto const r = golden("google_benchmark_1.5.json");
    EXPECT_EQ(r.plan, "");
    EXPECT_EQ(r.date, "2020-05-14T11:02:33+02:00");
    EXPECT_EQ(r.where.host, "builder");
    EXPECT_EQ(r.where.cores, 8U);
    EXPECT_EQ(r.where.mhz, 3400);
    EXPECT_EQ(r.where.load, (std::vector<double>{0.52, 0.61, 0.7}));
    EXPECT_TRUE(r.where.cpu_scaling);
    EXPECT_EQ(r.doubts.size(), 2U);
}

TEST(google_benchmark_1_5, repetitions_are_samples_of_one_process) {
    auto const r = golden("google_benchmark_1.5.json");
    ASSERT_EQ(r.cases.size(), 2U);
    auto const& c = r.cases[0];
    EXPECT_EQ(c.name.example, "BM_Push<std::vector<std::pair<int, char>>>/8/real_time/threads:4");
    EXPECT_TRUE(c.name.foreign());
    EXPECT_EQ(values_of(c, metric::time), (std::vector<double>{15'000, 16'000}));
    EXPECT_EQ(values_of(c, "bytes_per_second").size(), 2U);
    EXPECT_TRUE(values_of(c, "threads").empty());
    EXPECT_EQ(c.samples[0].iterations, 1000U);
    ASSERT_EQ(r.processes.size(), 1U);
    ASSERT_EQ(r.toolchains.size(), 1U);
    EXPECT_TRUE(std::ranges::all_of(c.samples, [](sample const& s) { return s.process == 0; }));
}

TEST(google_benchmark_1_5, an_error_fails_its_case) {
    auto const r = golden("google_benchmark_1.5.json");
    EXPECT_EQ(r.cases[1].error, "no such file: \"data\\x.txt\"");
    EXPECT_TRUE(r.cases[1].samples.empty());
}

TEST(google_benchmark_1_7, memory_and_counters_are_samples) {
    auto const r = golden("google_benchmark_1.7.json");
    ASSERT_EQ(r.cases.size(), 4U);
    auto const& c = r.cases[0];
    EXPECT_EQ(c.name, parse_case_name("fibonacci/coroutine/drain/4096"));
    EXPECT_FALSE(c.name.foreign());
    EXPECT_EQ(values_of(c, metric::allocations), std::vector<double>{1});
    EXPECT_EQ(values_of(c, metric::peak_bytes), std::vector<double>{104});
    EXPECT_EQ(values_of(c, metric::total_bytes), std::vector<double>{104});
    EXPECT_EQ(values_of(c, "speed_before"), std::vector<double>{0.26});
    EXPECT_TRUE(values_of(c, "rate").empty());
    EXPECT_EQ(r.doubts, std::vector<std::string>{"counters left out because they are NaN or infinite: 3"});
}

TEST(google_benchmark_1_7, units_become_nanoseconds) {
    auto const r = golden("google_benchmark_1.7.json");
    EXPECT_EQ(values_of(r.cases[1], metric::time), std::vector<double>{2.5e6});
    EXPECT_EQ(r.cases[2].name.example, "seconds, NaN, -Infinity");
    EXPECT_EQ(values_of(r.cases[2], metric::time), std::vector<double>{1.25e9});
}

TEST(google_benchmark_1_7, a_time_that_is_not_a_number_fails_its_case) {
    auto const r = golden("google_benchmark_1.7.json");
    EXPECT_NE(r.cases[3].error, "");
    EXPECT_TRUE(values_of(r.cases[3], metric::time).empty());
}

TEST(google_benchmark_1_9, aggregates_stand_in_where_there_is_nothing_else) {
    auto const r = golden("google_benchmark_1.9.json");
    ASSERT_EQ(r.cases.size(), 3U);
    auto const time_of = [&](std::string const& name) {
        auto const c = std::ranges::find_if(r.cases, [&](auto const& x) { return x.name.example == name; });
        return c == r.cases.end() ? std::vector<double>{} : values_of(*c, metric::time);
    };
    EXPECT_EQ(time_of("BM_only_mean"), std::vector<double>{11});
    EXPECT_EQ(time_of("BM_both"), std::vector<double>{20'000});
    ASSERT_EQ(r.doubts.size(), 1U);
    EXPECT_TRUE(r.doubts[0].ends_with(": 2")) << r.doubts[0];
    EXPECT_EQ(r.benchmark_version, "v1.9.4");
}

TEST(google_benchmark_1_9, a_skipped_benchmark_is_a_failed_case) {
    auto const r = golden("google_benchmark_1.9.json");
    EXPECT_EQ(r.cases[0].name.example, "BM_skipped");
    EXPECT_EQ(r.cases[0].error, "skipped: needs AVX-512");
}

TEST(foreign, a_name_of_our_shape_is_not_ours) {
    auto const r = read_json(R"({"context": {}, "benchmarks": [
        {"name": "Map<int>/insert/random/1000", "real_time": 1, "time_unit": "ns"},
        {"name": "Map<int>/insert/random/10", "real_time": 2, "time_unit": "ns"},
        {"name": "BM_Parse", "real_time": 3, "time_unit": "ns"}]})",
                             "f");
    ASSERT_EQ(r.cases.size(), 3U);
    EXPECT_EQ(r.cases[0].name, foreign_name("Map<int>/insert/random/1000"));
    EXPECT_EQ(r.cases[1].name.example, "Map<int>/insert/random/10");
    EXPECT_TRUE(all_foreign(r));
    EXPECT_FALSE(all_foreign(run{}));
}

TEST(foreign, text_that_looks_like_a_number_stays_text) {
    auto const r = read_entries(R"({"name": "a \" NaN, \\", "label": "-Infinity nan", "real_time": 1})");
    EXPECT_EQ(r.cases.at(0).name.example, "a \" NaN, \\");
    EXPECT_TRUE(r.doubts.empty());
}

TEST(foreign, every_spelling_of_not_a_number_is_read) {
    for (std::string const word : {"NaN", "-NaN", "Infinity", "-Infinity", "nan", "-nan", "inf", "-inf"}) {
        auto const r = read_entries(R"({"name": "x", "real_time": 1, "c": )" + word + "}");
        EXPECT_EQ(r.cases.at(0).samples.size(), 1U) << word;
        EXPECT_EQ(r.doubts.size(), 1U) << word;
    }
}

TEST(foreign, an_error_in_one_repetition_fails_the_case) {
    auto const r = read_entries(R"({"name": "x", "real_time": 1},
        {"name": "x", "error_occurred": true, "error_message": "first"},
        {"name": "x", "error_occurred": true, "error_message": "second"})");
    EXPECT_EQ(r.cases.at(0).error, "first");
    EXPECT_EQ(r.cases.at(0).samples.size(), 1U);
}

TEST(foreign, the_median_is_preferred_to_the_mean_in_any_order) {
    auto const r = read_entries(
        R"({"name": "x_median", "run_name": "x", "aggregate_name": "median", "real_time": 2},
           {"name": "x_mean", "run_name": "x", "aggregate_name": "mean", "real_time": 3})");
    EXPECT_EQ(values_of(r.cases.at(0), metric::time), std::vector<double>{2});
}

TEST(foreign, a_counter_called_like_a_metric_is_another_one) {
    for (auto const& m : all_metrics()) {
        std::string const id(m.id);
        auto const r = read_entries(R"({"name": "x", "real_time": 1, ")" + id + R"(": 3})");
        auto const& c = r.cases.at(0);
        EXPECT_EQ(values_of(c, "counter_" + id), std::vector<double>{3}) << id;
        EXPECT_EQ(c.samples.size(), 2U) << id;
        EXPECT_EQ(values_of(c, id), id == metric::time ? std::vector<double>{1} : std::vector<double>{})
            << id;
    }
}

TEST(foreign, no_two_counters_come_to_one_name) {
    auto const r = read_entries(R"({"name": "x", "real_time": 1, "max_bytes_used": 64, "peak_bytes": 4,
        "counter_peak_bytes": 5, "counter_x": 6})");
    auto const& c = r.cases.at(0);
    EXPECT_EQ(values_of(c, metric::peak_bytes), std::vector<double>{64});
    EXPECT_EQ(values_of(c, "counter_peak_bytes"), std::vector<double>{4});
    EXPECT_EQ(values_of(c, "counter_counter_peak_bytes"), std::vector<double>{5});
    EXPECT_EQ(values_of(c, "counter_x"), std::vector<double>{6});
}

TEST(foreign, a_counter_called_like_a_key_comes_second_and_is_no_time) {
    auto const r = read_entries(R"({"name": "x", "iterations": 7, "real_time": 100, "cpu_time": 90,
        "time_unit": "us", "real_time" : 4, "iterations": 8, "name": 3, "plain": 5})");
    auto const& c = r.cases.at(0);
    EXPECT_EQ(c.name.text(), "x");
    EXPECT_EQ(c.samples.at(0).real_time, 100'000);
    EXPECT_EQ(c.samples.at(0).iterations, 7U);
    EXPECT_EQ(values_of(c, "counter_real_time"), std::vector<double>{4});
    EXPECT_EQ(values_of(c, "counter_iterations"), std::vector<double>{8});
    EXPECT_EQ(values_of(c, "plain"), std::vector<double>{5});
}

// Google Benchmark 1.7 writes what it has released for all repetitions but the last.
TEST(foreign, memory_is_that_of_the_last_repetition) {
    auto const repetition = [](int index, std::string const& bytes) {
        return R"({"name": "x", "real_time": 1, "repetitions": 3, "repetition_index": )" +
               std::to_string(index) + R"(, "max_bytes_used": )" + bytes +
               R"(, "allocs_per_iter": 2, "total_allocated_bytes": )" + bytes + "}";
    };
    auto const r = read_entries(repetition(0, "94038563221504") + "," + repetition(1, "12") + "," +
                                repetition(2, "6539"));
    auto const& c = r.cases.at(0);
    EXPECT_EQ(values_of(c, metric::time).size(), 3U);
    EXPECT_EQ(values_of(c, metric::peak_bytes), std::vector<double>{6539});
    EXPECT_EQ(values_of(c, metric::allocations), std::vector<double>{2});
    EXPECT_EQ(values_of(c, metric::total_bytes), std::vector<double>{6539});
    auto const cut = read_entries(repetition(0, "94038563221504") + "," + repetition(1, "12"));
    EXPECT_TRUE(values_of(cut.cases.at(0), metric::peak_bytes).empty());
}

TEST(foreign, memory_that_no_program_can_have_is_left_out_with_the_figure) {
    for (std::string const bytes : {"-1", "2329839830056468480", "NaN"}) {
        auto const r = read_entries(R"({"name": "x", "real_time": 1, "max_bytes_used": )" + bytes +
                                    R"(, "allocs_per_iter": 2})");
        auto const& c = r.cases.at(0);
        EXPECT_TRUE(values_of(c, metric::peak_bytes).empty()) << bytes;
        EXPECT_NE(c.without.at(metric::peak_bytes).find("which can't be"), std::string::npos) << bytes;
        EXPECT_EQ(values_of(c, metric::allocations), std::vector<double>{2});
    }
}

TEST(foreign, two_benchmarks_of_one_name_are_left_out_and_named) {
    auto const numbered = read_entries(R"({"name": "x", "real_time": 10, "family_index": 0},
        {"name": "x", "real_time": 1000, "family_index": 1},
        {"name": "y", "real_time": 5, "family_index": 2})");
    ASSERT_EQ(numbered.cases.size(), 1U);
    EXPECT_EQ(numbered.cases[0].name.text(), "y");
    EXPECT_EQ(numbered.doubts,
              std::vector<std::string>{"2 benchmarks in the file are called x; they can't be "
                                       "told apart and were left out"});
    auto const instances = read_entries(
        R"({"name": "x", "real_time": 10, "family_index": 0, "per_family_instance_index": 0},
           {"name": "x", "real_time": 11, "family_index": 0, "per_family_instance_index": 1})");
    EXPECT_TRUE(instances.cases.empty());
    auto const old = read_entries(R"({"name": "x", "repetitions": 1, "real_time": 10},
        {"name": "x", "repetitions": 1, "real_time": 1000})");
    EXPECT_TRUE(old.cases.empty()) << "without numbers: more entries than repetitions";
    auto const aggregates = read_entries(
        R"({"name": "x_median", "run_name": "x", "aggregate_name": "median", "real_time": 2,
            "family_index": 0},
           {"name": "x_median", "run_name": "x", "aggregate_name": "median", "real_time": 9,
            "family_index": 1})");
    EXPECT_TRUE(aggregates.cases.empty());
}

TEST(foreign, repetitions_of_one_benchmark_are_not_several) {
    auto const r = read_entries(R"({"name": "x", "repetitions": 2, "real_time": 10, "family_index": 3},
        {"name": "x", "repetitions": 2, "real_time": 11, "family_index": 3},
        {"name": "x_median", "run_name": "x", "aggregate_name": "median", "real_time": 10.5,
         "family_index": 3},
        {"name": "y", "repetitions": 2, "real_time": 10}, {"name": "y", "repetitions": 2, "real_time": 11},
        {"name": "y_mean", "run_name": "y", "aggregate_name": "mean", "repetitions": 2, "real_time": 10.5})");
    ASSERT_EQ(r.cases.size(), 2U);
    EXPECT_EQ(r.cases[0].samples.size(), 2U);
    EXPECT_TRUE(r.doubts.empty());
}

TEST(foreign, a_time_that_no_clock_gives_fails_its_case) {
    for (std::string const time : {"0", "0.0e+00", "-1", "-0.0"}) {
        auto const r = read_entries(R"({"name": "x", "real_time": )" + time + "}");
        EXPECT_EQ(r.cases.at(0).error, "its time is 0 or less") << time;
        EXPECT_TRUE(r.cases.at(0).samples.empty());
    }
    auto const aggregate =
        read_entries(R"({"name": "x_median", "run_name": "x", "aggregate_name": "median", "real_time": 0})");
    EXPECT_NE(aggregate.cases.at(0).error, "");
}

TEST(foreign, control_characters_that_google_benchmark_does_not_escape_are_read) {
    auto const r = read_entries("{\"name\": \"a\x1b[31m\tb\", \"real_time\": 1}");
    EXPECT_EQ(r.cases.at(0).name.example, "a [31m b");
}

TEST(foreign, rows_of_complexity_are_no_cases) {
    auto const r = read_entries(R"({"name": "x/8", "real_time": 1},
        {"name": "x_BigO", "run_name": "x", "aggregate_name": "BigO", "cpu_coefficient": 1, "big_o": "N",
         "time_unit": "ns"},
        {"name": "x_RMS", "run_name": "x", "aggregate_name": "RMS", "rms": 0.1})");
    EXPECT_EQ(r.cases.size(), 1U);
    EXPECT_TRUE(r.doubts.empty());
}

TEST(foreign, no_benchmarks_is_an_empty_run) {
    EXPECT_TRUE(read_entries("").cases.empty());
}

TEST(foreign_context, keys_of_ones_own_are_kept_and_make_no_file_unreadable) {
    auto const r =
        read_json(R"({"context": {"num_cpus": "four", "yieldmark": "1.2", "git_commit": "0f09c7a6f9",
        "host_name": "h", "host_name": "mine", "caches": [], "load_avg": ["x", 0.5], "executable": "./b"},
        "benchmarks": [{"name": "BM_b", "real_time": 1}]})",
                  "made");
    EXPECT_EQ(r.cases.size(), 1U);
    EXPECT_EQ(r.revision, "0f09c7a6f9");
    EXPECT_EQ(r.executable, "./b");
    EXPECT_EQ(r.where.host, "h");
    EXPECT_EQ(r.where.cores, 0U);
    EXPECT_EQ(r.where.load, std::vector<double>{0.5});
    EXPECT_EQ(r.context, (std::map<std::string, std::string>{{"git_commit", "0f09c7a6f9"},
                                                             {"host_name", "mine"},
                                                             {"num_cpus", "four"},
                                                             {"yieldmark", "1.2"}}));
}

TEST(foreign_entries, labels_and_threads_are_kept) {
    auto const r = read_entries(R"({"name": "a", "real_time": 1, "label": "four lanes", "threads": 4})");
    EXPECT_EQ(r.cases.at(0).label, "four lanes");
    EXPECT_EQ(r.cases[0].threads, 4U);
}

TEST(foreign_entries, the_median_row_has_its_memory_and_counters) {
    auto const r = read_entries(
        R"({"name": "a_mean", "run_name": "a", "run_type": "aggregate", "aggregate_name": "mean", "real_time": 3,
            "max_bytes_used": 1, "items": 1},
           {"name": "a_median", "run_name": "a", "run_type": "aggregate", "aggregate_name": "median", "real_time": 2,
            "max_bytes_used": 4096, "items": 7, "label": "l", "threads": 2},
           {"name": "a_stddev", "run_name": "a", "run_type": "aggregate", "aggregate_name": "stddev", "real_time": 1,
            "max_bytes_used": 2, "items": 2})");
    ASSERT_EQ(r.cases.size(), 1U);
    EXPECT_EQ(values_of(r.cases[0], metric::time), std::vector<double>{2});
    EXPECT_EQ(values_of(r.cases[0], metric::peak_bytes), std::vector<double>{4096});
    EXPECT_EQ(values_of(r.cases[0], "items"), std::vector<double>{7});
    EXPECT_EQ(r.cases[0].label, "l");
    EXPECT_EQ(r.cases[0].threads, 2U);
}

} // namespace
} // namespace yieldmark::results
