// Files that hold more than one JSON document of Google Benchmark, or that hold it in another form.

#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {
namespace {

using namespace std::string_view_literals;

std::string document(std::string const& time, std::string const& executable = "./b") {
    return "{\n  \"context\": {\"num_cpus\": 2,800, \"executable\": \"" + executable +
           "\"},\n  \"benchmarks\": [\n    {\"name\": \"BM_A/8\", \"iterations\": 1,482,310, "
           "\"real_time\": " +
           time + ", \"time_unit\": \"ns\"}\n  ]\n}\n";
}

std::vector<double> times_in(std::string_view text) {
    std::vector<double> times;
    auto const r = read_json(text, "r.json");
    for (auto const& s : r.cases.at(0).samples)
        times.push_back(s.value);
    return times;
}

using values = std::vector<double>;

template <typename Unit> std::string encoded(std::string_view mark, std::string_view ascii, bool big_endian) {
    std::string text(mark);
    for (char const c : ascii)
        for (std::size_t i = 0; i < sizeof(Unit); ++i)
            text += i == (big_endian ? sizeof(Unit) - 1 : 0) ? c : '\0';
    return text;
}

TEST(documents, text_around_the_json_is_skipped_and_told) {
    auto const r =
        read_json("[init] {4} \"workers\"\n{\"level\": \"info\"}\n\n" + document("120") + "bye\n", "r.json");
    ASSERT_EQ(r.cases.size(), 1U);
    EXPECT_EQ(r.cases[0].samples.at(0).value, 120);
    EXPECT_EQ(r.doubts.back(), "r.json: 3 lines around the JSON, as of a log, were skipped");
}

TEST(documents, text_within_the_json_is_an_error_that_names_the_way_out) {
    try {
        (void)read_json("log\n{\"benchmarks\": [\n[pool] grown\n{\"name\": \"a\", \"real_time\": 1}]}",
                        "r.json");
        FAIL();
    } catch (read_error const& e) {
        EXPECT_EQ(std::string(e.what()).substr(0, 36), "r.json:3:2: not JSON: unexpected 'p'");
        EXPECT_NE(std::string(e.what()).find("--benchmark_out=FILE"), std::string::npos);
    }
}

TEST(documents, several_documents_of_one_program_are_its_processes) {
    auto const r = read_json(document("10") + "again\n" + document("11") + document("12"), "r.json");
    ASSERT_EQ(r.cases.size(), 1U);
    EXPECT_EQ(r.processes.size(), 3U);
    EXPECT_EQ(r.toolchains.size(), 1U);
    ASSERT_EQ(r.cases[0].samples.size(), 3U);
    EXPECT_EQ(r.cases[0].samples[2].value, 12);
    EXPECT_EQ(r.cases[0].samples[2].process, 2U);
    EXPECT_EQ(r.doubts,
              (std::vector<std::string>{"3 results are taken for as many processes of ./b",
                                        "r.json: 1 lines around the JSON, as of a log, were skipped"}));
}

TEST(documents, an_array_of_documents_is_several) {
    EXPECT_EQ(times_in("[" + document("10") + "," + document("11") + "]"), (values{10, 11}));
}

TEST(documents, programs_that_differ_stay_columns) {
    auto const r = read_json(document("10", "./old") + document("11", "./new"), "r.json");
    EXPECT_EQ(r.cases.size(), 2U);
    EXPECT_EQ(r.toolchains.size(), 2U);
}

TEST(documents, an_object_of_a_log_that_begins_alike_is_none) {
    EXPECT_EQ(times_in("{\"context\": \"init\"}\n" + document("10")), values{10});
}

TEST(plain_numbers, grouped_digits_are_read) {
    auto const r = read_json(document("1,234.5"), "r.json");
    EXPECT_EQ(r.where.cores, 2800U);
    EXPECT_EQ(r.cases[0].samples[0].iterations, 1'482'310U);
    EXPECT_EQ(r.cases[0].samples[0].value, 1234.5);
    EXPECT_EQ(times_in(document("1'234")), values{1234});
    EXPECT_EQ(times_in(document("1\xe2\x80\xaf"
                                "234")),
              values{1234});
}

TEST(plain_numbers, decimal_commas_are_read_and_their_arrays_are_not) {
    auto const r = read_json(R"({"context": {"num_cpus": 1.024, "load_avg": [0,5,0,25,0,125]}, "benchmarks": [
        {"name": "a, 1,5", "real_time": 1,25e+02, "iterations": 1.482.310, "cpu_time": -1,5e-01}]})",
                             "r.json");
    EXPECT_EQ(r.cases.at(0).name.text(), "a, 1,5");
    EXPECT_EQ(r.cases[0].samples.at(0).value, 125);
    EXPECT_EQ(r.cases[0].samples[0].iterations, 1'482'310U);
    EXPECT_EQ(r.where.cores, 1024U);
    EXPECT_TRUE(r.where.load.empty());
}

TEST(plain_numbers, plain_json_is_left_alone) {
    auto const r = read_json(R"({"context": {"load_avg": [1,234,567]}, "benchmarks": []})", "r.json");
    EXPECT_EQ(r.where.load, (values{1, 234, 567}));
}

TEST(encodings, every_one_is_read) {
    auto const text = document("10");
    EXPECT_EQ(times_in("\xef\xbb\xbf" + text), values{10});
    EXPECT_EQ(times_in(encoded<char16_t>("\xff\xfe", text, false)), values{10});
    EXPECT_EQ(times_in(encoded<char16_t>("\xfe\xff", text, true)), values{10});
    EXPECT_EQ(times_in(encoded<char16_t>("", text, false)), values{10});
    EXPECT_EQ(times_in(encoded<char16_t>("", text, true)), values{10});
    EXPECT_EQ(times_in(encoded<char32_t>("\xff\xfe\0\0"sv, text, false)), values{10});
    EXPECT_EQ(times_in(encoded<char32_t>("\0\0\xfe\xff"sv, text, true)), values{10});
    EXPECT_EQ(times_in(encoded<char32_t>("", text, false)), values{10});
}

TEST(encodings, characters_survive) {
    constexpr std::u16string_view text =
        u"{\"benchmarks\": [{\"name\": \"gr\u00fcn \U0001F600\", \"real_time\": 1}]}";
    std::string bytes = "\xff\xfe";
    for (char16_t const unit : text) {
        bytes += static_cast<char>(unit & 0xffU);
        bytes += static_cast<char>(unit >> 8U);
    }
    EXPECT_EQ(read_json(bytes, "r.json").cases.at(0).name.text(), "gr\xc3\xbcn \xf0\x9f\x98\x80");
}

TEST(joined, a_case_that_fails_in_one_file_has_failed) {
    auto good = read_json(document("10"), "a");
    auto bad = read_json(R"({"context": {"executable": "./b"}, "benchmarks": [
        {"name": "BM_A/8", "error_occurred": true, "error_message": "no file"}]})",
                         "b");
    EXPECT_TRUE(of_one_program(good, bad));
    auto const r = joined({good, bad});
    ASSERT_EQ(r.cases.size(), 1U);
    EXPECT_EQ(r.cases[0].error, "no file");
}

} // namespace
} // namespace yieldmark::results
