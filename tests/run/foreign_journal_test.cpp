// Google Benchmark's JSON, read while a program writes it.

#include "harness/run/foreign_journal.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yieldmark::run {
namespace {

std::string const file = R"({
  "context": {"date": "x", "caches": [{"size": 1}, {"size": 2}], "odd": "} ] \" {"},
  "benchmarks": [
    {"name": "a{[\"", "run_name": "a{[\"", "repetitions": 2, "real_time": 2.0e+00, "time_unit": "us"},
    {"name": "b", "repetitions": 1, "real_time": 5, "c": NaN}
  ]
})";

std::string entry(std::string const& more) {
    return R"({"name": "x", "run_name": "x", )" + more + "}";
}

TEST(entry_stream, gives_each_entry_once_it_is_whole) {
    entry_stream all;
    auto const entries = all.feed(file);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_TRUE(entries[1].starts_with(R"({"name": "b")")) << entries[1];
    EXPECT_EQ(all.context(), R"({"date": "x", "caches": [{"size": 1}, {"size": 2}], "odd": "} ] \" {"})");
}

TEST(entry_stream, does_not_mind_where_the_bytes_are_cut) {
    entry_stream whole;
    auto const expected = whole.feed(file);
    entry_stream cut;
    std::vector<std::string> entries;
    for (char const c : file)
        for (auto& one : cut.feed(std::string_view(&c, 1)))
            entries.push_back(std::move(one));
    EXPECT_EQ(entries, expected);
    EXPECT_EQ(cut.context(), whole.context());
}

TEST(entry_stream, a_text_may_end_in_a_backslash) {
    entry_stream all;
    auto const entries = all.feed(R"({"benchmarks": [{"name": "C:\\"}, {"name": "b"}]})");
    EXPECT_EQ(entries, (std::vector<std::string>{R"({"name": "C:\\"})", R"({"name": "b"})"}));
}

TEST(entry_stream, keeps_what_a_crash_cut_off_to_itself) {
    entry_stream all;
    auto const end = file.find("\"b\"");
    EXPECT_EQ(all.feed(file.substr(0, end)).size(), 1U);
    EXPECT_TRUE(all.feed("").empty());
}

TEST(entry_stream, stands_what_is_no_result) {
    for (std::string const text : {"", "]]}}", "hello {", "[[[[", "{\"a\": {\"b\": [", "\"\\", "{}{}[]"}) {
        entry_stream all;
        EXPECT_TRUE(all.feed(text).empty()) << text;
    }
}

TEST(entry_stream, knows_whether_the_file_was_written_to_its_end) {
    entry_stream all;
    static_cast<void>(all.feed(std::string_view(file).substr(0, file.rfind('}'))));
    EXPECT_FALSE(all.whole());
    static_cast<void>(all.feed("}"));
    EXPECT_TRUE(all.whole());
}

TEST(parse_entry, takes_time_and_counters) {
    auto const e = parse_entry(entry(R"("repetitions": 3, "iterations": 7, "real_time": 2, "time_unit": "us",
        "max_bytes_used": 64, "allocs_per_iter": 1.0, "time": 4, "rate": 5, "nan": NaN)"));
    EXPECT_TRUE(e.measures);
    EXPECT_EQ(e.name, "x");
    EXPECT_EQ(e.repetitions, 3U);
    EXPECT_EQ(e.value.real_time, 2000);
    EXPECT_EQ(e.value.iterations, 7U);
    std::map<std::string, double> const values{
        {"peak_bytes", 64}, {"allocations", 1}, {"counter_time", 4}, {"rate", 5}};
    EXPECT_EQ(e.value.values, values);
}

TEST(parse_entry, tells_measurements_from_what_is_made_of_them) {
    EXPECT_FALSE(
        parse_entry(entry(R"("run_type": "aggregate", "aggregate_name": "mean", "real_time": 1)")).measures);
    EXPECT_FALSE(
        parse_entry(entry(R"("run_type": "aggregate", "aggregate_name":"cv", "real_time": 1)")).measures);
    EXPECT_FALSE(
        parse_entry(entry(R"("aggregate_name": "BigO", "big_o": "N", "cpu_coefficient": 1)")).measures);
    auto const median = parse_entry(
        entry(R"("run_type": "aggregate", "aggregate_name": "median", "repetitions": 9, "real_time": 3)"));
    EXPECT_TRUE(median.measures);
    EXPECT_EQ(median.repetitions, 1U);
    EXPECT_EQ(median.value.real_time, 3);
}

TEST(parse_entry, a_name_that_looks_like_a_key_is_a_name) {
    auto const e = parse_entry(R"({"name": "\"aggregate_name\": \"mean\"", "real_time": 1})");
    EXPECT_TRUE(e.measures);
    EXPECT_EQ(e.name, "\"aggregate_name\": \"mean\"");
}

TEST(parse_entry, tells_what_failed) {
    EXPECT_EQ(parse_entry(entry(R"("error_occurred": true, "error_message": "no data")")).error, "no data");
    EXPECT_EQ(parse_entry(entry(R"("skipped": true, "skip_message": "no AVX")")).error, "skipped: no AVX");
    for (std::string const time : {"NaN", "0", "-1", "Infinity"})
        EXPECT_NE(parse_entry(entry("\"real_time\": " + time)).error, "") << time;
    EXPECT_FALSE(parse_entry("{\"name\": 3}").measures);
    EXPECT_FALSE(parse_entry("{").measures);
}

TEST(foreign_journal, takes_repetitions_in_any_order) {
    journal j(1, journal_format::google_benchmark);
    j.feed(R"({"context": {"library_build_type": "debug"}, "benchmarks": [
        {"name": "a", "repetitions": 2, "real_time": 1}, {"name": "b", "repetitions": 2, "real_time": 5},)");
    EXPECT_TRUE(j.finished().empty());
    j.feed(R"({"name": "b", "repetitions": 2, "real_time": 4},
        {"name": "b_median", "run_name": "b", "aggregate_name": "median", "repetitions": 2, "real_time": 4.5},)");
    ASSERT_TRUE(j.finished().contains("b"));
    EXPECT_EQ(j.finished().at("b").size(), 2U);
    EXPECT_FALSE(j.finished().contains("a"));
    EXPECT_NE(j.context().find("debug"), std::string::npos);
}

TEST(foreign_journal, one_failed_repetition_fails_the_benchmark) {
    journal j(1, journal_format::google_benchmark);
    j.feed(R"({"benchmarks": [{"name": "a", "repetitions": 2, "real_time": 1},
        {"name": "a", "repetitions": 2, "error_occurred": true, "error_message": "no"},
        {"name": "a", "repetitions": 2, "real_time": 1}]})");
    EXPECT_FALSE(j.finished().contains("a"));
    EXPECT_EQ(j.errors().at("a"), "no");
}

} // namespace
} // namespace yieldmark::run
