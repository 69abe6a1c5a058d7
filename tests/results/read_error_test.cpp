// What can't be read is refused in one line that says where.

#include "harness/results/google_benchmark.hpp"
#include "tests/results/made_run.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

namespace yieldmark::results {
namespace {

std::string error_of(std::string const& text) {
    try {
        (void)read_json(text, "r.json");
    } catch (read_error const& error) {
        return error.what();
    }
    return "no error";
}

std::string entry(std::string const& fields) {
    return R"({"benchmarks": [{"name": "a", "real_time": 1}, {"name": "b", )" + fields + "}]}";
}

void expect_start(std::string const& text, std::string const& start) {
    auto const error = error_of(text);
    EXPECT_TRUE(error.starts_with(start)) << error;
    EXPECT_EQ(error.find('\n'), std::string::npos) << error;
}

TEST(read_error, names_line_and_column) {
    expect_start("{\n  \"benchmarks\": [,]\n}", "r.json:2:18: not JSON: unexpected ','");
    expect_start("{\"a\": NaN, \"benchmarks\": x}", "r.json:1:26: not JSON: unexpected 'x'");
    expect_start("{\n\"benchmarks\": -Infinity\nx", "r.json:3:1: not JSON: unexpected 'x'");
    expect_start("\x7f"
                 "ELF",
                 "r.json:1:1: not JSON: unexpected byte 0x7f");
    expect_start("<html>", "r.json:1:1: not JSON: unexpected '<'");
}

TEST(read_error, tells_an_empty_and_a_cut_file) {
    expect_start("", "r.json: the file is empty");
    expect_start(" \n\t", "r.json: the file is empty");
    expect_start("{\"benchmarks\": [\n{\"name\": \"x", "r.json:2:12: the text ends too early");
    expect_start("{\"benchmarks\": []", "r.json:1:18: the text ends too early");
    expect_start("{\"benchmarks\": \"\\", "r.json:1:18: the text ends too early");
}

TEST(read_error, tells_text_that_is_not_utf8) {
    expect_start("{\"benchmarks\": [{\"name\": \"\xff\"}]}", "r.json:1:27: not UTF-8: unexpected byte 0xff");
}

TEST(read_error, names_the_path_of_a_wrong_type) {
    expect_start("[]", "r.json: the whole is an array, an object is expected");
    expect_start("{}", "r.json: benchmarks is missing");
    expect_start("{\"benchmarks\": 3}", "r.json: benchmarks is a number, an array is expected");
    expect_start("{\"benchmarks\": [null]}", "r.json: benchmarks[0] is null, an object is expected");
    expect_start("{\"benchmarks\": [], \"context\": []}",
                 "r.json: context is an array, an object is expected");
    expect_start(entry(R"("real_time": "1")"),
                 "r.json: benchmarks[1].real_time is a string, a number is expected");
    expect_start(entry(R"("cpu_time": 1)"), "r.json: benchmarks[1].real_time is missing");
    expect_start(entry(R"("real_time": 1, "time_unit": "h")"),
                 "r.json: benchmarks[1].time_unit is none of ns");
    expect_start(entry(R"("real_time": 1, "error_occurred": 1)"),
                 "r.json: benchmarks[1].error_occurred is a number, true or false is expected");
    expect_start("{\"benchmarks\": [{\"real_time\": 1}]}", "r.json: benchmarks[0].name is missing");
}

TEST(read_error, names_the_path_of_a_number_out_of_range) {
    expect_start(entry(R"("real_time": 1, "iterations": -1)"),
                 "r.json: benchmarks[1].iterations is -1, a whole number from 0 to 18446744073709551615");
    expect_start(entry(R"("real_time": 1, "iterations": 1.5)"), "r.json: benchmarks[1].iterations is 1.5");
    expect_start(entry(R"("real_time": 1e999)"), "r.json: a number in it is too large");
    EXPECT_EQ(error_of(entry(R"("real_time": 1, "iterations": 1e3)")), "no error");
}

std::string own(std::string const& yieldmark, std::string const& entries) {
    return R"({"context": {"yieldmark": {"schema": 1, "plan": "quick", "toolchains": [{"id": "gcc"}],
              "processes": [{"pass": "time"}])" +
           yieldmark + R"(}}, "benchmarks": [)" + entries + "]}";
}

TEST(read_error, refuses_a_newer_file) {
    expect_start(R"({"context": {"yieldmark": {"schema": 2}}, "benchmarks": []})",
                 "r.json: context.yieldmark.schema is 2: the file comes from a newer yieldmark");
    expect_start(R"({"context": {"yieldmark": {}}, "benchmarks": []})",
                 "r.json: context.yieldmark.schema is missing");
}

TEST(read_error, refuses_two_samples_of_one_process) {
    std::string const one = R"({"name": "a/b/c/1", "real_time": 1})";
    EXPECT_EQ(error_of(own("", one)), "no error");
    expect_start(own("", one + "," + one),
                 "r.json: benchmarks hold two samples of time of \"a/b/c/1\" (\"gcc\") from process 0");
}

TEST(read_error, refuses_an_index_that_is_not_in_its_list) {
    expect_start(own("", R"({"name": "a", "real_time": 1, "process": 1})"),
                 "r.json: benchmarks[0].process is 1, but context.yieldmark.processes lists 1");
    expect_start(own("", R"({"name": "a", "real_time": 1, "toolchain": 4294967295})"),
                 "r.json: benchmarks[0].toolchain is 4294967295, but");
    expect_start(own("", R"({"name": "a", "real_time": 1, "samples": {"x": [{"value": 1, "process": 7}]}})"),
                 "r.json: benchmarks[0].samples.x[0].process is 7");
}

TEST(read_error, refuses_a_figure_of_ours_that_no_measurement_gives) {
    expect_start(own("", R"({"name": "a", "real_time": 0})"),
                 "r.json: benchmarks[0].real_time isn't above 0");
    expect_start(own("", R"({"name": "a", "real_time": -1})"),
                 "r.json: benchmarks[0].real_time isn't above 0");
    expect_start(own("", R"({"name": "a", "real_time": 1, "speed_before": -1})"),
                 "r.json: benchmarks[0].speed_before is -1, a number not below 0 is expected");
    expect_start(
        own("", R"({"name": "a", "real_time": 1, "samples": {"peak_bytes": [{"value": -1, "process": 0}]}})"),
        "r.json: benchmarks[0].samples.peak_bytes[0].value is -1");
    EXPECT_EQ(error_of(own("", R"({"name": "a", "real_time": 1, "samples": {"balance": [{"value": -1}]}})")),
              "no error"); // a counter may be anything
}

TEST(read_error, refuses_a_clock_that_is_none) {
    expect_start(own("", R"({"name": "a", "real_time": 1, "cpu_time": 1, "clock": "sun"})"),
                 "r.json: benchmarks[0].clock is neither cpu nor real");
    expect_start(own("", R"({"name": "a", "real_time": 1, "clock": "cpu"})"),
                 "r.json: benchmarks[0].cpu_time isn't above 0");
}

TEST(read_error, is_one_line_whatever_the_keys) {
    expect_start(own(R"(, "absent": {"a\nb\u0000": 3})", ""),
                 "r.json: context.yieldmark.absent.a?b? is a number");
}

TEST(read_error, names_a_file_that_cannot_be_opened) {
    auto const error = [](std::filesystem::path const& path) -> std::string {
        try {
            (void)read_file(path);
        } catch (read_error const& e) {
            return e.what();
        }
        return "no error";
    };
    EXPECT_TRUE(error("/nowhere/r.json").starts_with("/nowhere/r.json: can't be opened: No such file"));
    EXPECT_TRUE(error("/").starts_with("/: is a folder"));
    EXPECT_TRUE(error("/dev/null").starts_with("/dev/null: the file is empty"));
}

TEST(read_json, stands_deep_nesting) {
    std::size_t const depth = 1'000'000;
    expect_start(std::string(depth, '['), "r.json:1:1000001: the text ends too early");
    std::string const deep = std::string(depth, '[') + std::string(depth, ']');
    EXPECT_EQ(error_of("{\"benchmarks\": [], \"x\": " + deep + "}"), "no error");
}

TEST(read_json, stands_many_entries_and_many_keys) {
    std::string text = "{\"benchmarks\": [";
    for (int i = 0; i < 100'000; ++i)
        text += R"({"name": "x", "real_time": 1, "k": NaN},)";
    text += R"({"name": "x", "real_time": 1)";
    for (int i = 0; i < 100'000; ++i)
        text += ",\"k" + std::to_string(i) + "\": 1";
    auto const r = read_json(text + "}]}", "made");
    EXPECT_EQ(r.cases.at(0).samples.size(), 200'001U);
}

// Of a damaged file either all is read or a read_error says why: never a crash or another exception.
class damage {
public:
    explicit damage(unsigned seed) : random_(seed) {}

    std::string operator()(std::string text) {
        for (auto edits = pick(4) + 1; edits > 0 && !text.empty(); --edits)
            edit(text, pick(text.size()));
        return text;
    }

private:
    void edit(std::string& text, std::size_t at) {
        static constexpr char const* tokens[] = {"{",  "}",   "[",    "]",   ",",       "\"",
                                                 "-1", "1e9", "null", "NaN", "\\u0000", "\\ud800"};
        switch (pick(5)) {
        case 0:
            text.resize(at);
            break;
        case 1:
            text[at] = static_cast<char>(text[at] ^ (1 << pick(8)));
            break;
        case 2:
            text.erase(at, pick(40) + 1);
            break;
        case 3:
            text.insert(at, tokens[pick(std::size(tokens))]);
            break;
        default:
            text.insert(at, text.substr(pick(text.size()), pick(200)));
            break;
        }
    }

    std::size_t pick(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }

    std::mt19937 random_;
};

TEST(read_json, stands_any_damage) {
    std::string const whole = write_json(made_run());
    damage harm(20261121);
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        try {
            (void)write_json(read_json(harm(whole), "r.json"));
        } catch (read_error const& error) {
            ++refused;
            EXPECT_EQ(std::string_view(error.what()).find('\n'), std::string_view::npos) << error.what();
        }
    }
    EXPECT_GT(refused, 1000);
    EXPECT_LT(refused, 3000);
}

} // namespace
} // namespace yieldmark::results
