// Any Google Benchmark program as what is measured.

#include "harness/results/google_benchmark.hpp"
#include "harness/run/foreign.hpp"
#include "harness/run/runner.hpp"
#include "harness/system/errors.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>

namespace yieldmark::run {
namespace {

namespace fs = std::filesystem;

class foreign : public testing::Test {
protected:
    foreign() {
        std::string name = (fs::temp_directory_path() / "yieldmark-foreign-XXXXXX").string();
        root_ = mkdtemp(name.data());
        unsetenv("FAKE_FOREIGN");
    }
    ~foreign() override {
        unsetenv("FAKE_FOREIGN");
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    run_request asking(std::vector<std::string> flags = {}) const {
        run_request r;
        r.command = {FAKE_FOREIGN};
        r.command.insert(r.command.end(), flags.begin(), flags.end());
        r.passes = {"time", "resident"};
        r.out = root_ / "out";
        r.processes = 3;
        r.stall_limit = 20;
        return r;
    }

    run_result measure(run_request const& asked, int stop_now = 0) const {
        system::progress shown(stderr, system::progress::mode::quiet, false);
        std::atomic<int> const stop{stop_now};
        return execute_run(asked, shown, stop);
    }

    // What execute_run throws, as "usage: ..." or "run: ...".
    std::string refusal(run_request const& asked) const {
        try {
            (void)measure(asked);
        } catch (system::usage_error const& e) {
            return std::string("usage: ") + e.what();
        } catch (system::run_error const& e) {
            return std::string("run: ") + e.what();
        }
        return "none";
    }

    static void misbehave(char const* what) { setenv("FAKE_FOREIGN", what, 1); }

    fs::path root_;
};

results::case_result const* find(results::run const& r, std::string const& name) {
    auto const at = std::ranges::find_if(r.cases, [&](auto const& c) { return c.name.text() == name; });
    return at == r.cases.end() ? nullptr : &*at;
}

std::ptrdiff_t samples(results::case_result const& one, std::string const& metric) {
    return std::ranges::count(one.samples, metric, &results::sample::metric);
}

bool mentions(std::vector<std::string> const& lines, std::string const& text) {
    return std::ranges::any_of(lines, [&](auto const& line) { return line.find(text) != std::string::npos; });
}

std::vector<std::string> const every_name{"a \"b\", (c|d)+$", "pair_of<int, char>/real_time/threads:2",
                                          "quiet/repeats:3",  "sometimes",
                                          "steps/1",          "steps/16",
                                          "steps/4",          "wrong"};

TEST_F(foreign, each_process_gives_one_sample_of_each_benchmark) {
    auto const done = measure(asking());
    EXPECT_TRUE(done.run.failures.empty());
    std::vector<std::string> names;
    for (auto const& one : done.run.cases) {
        names.push_back(one.name.text());
        EXPECT_TRUE(one.name.foreign());
        EXPECT_EQ(samples(one, results::metric::time), 3) << names.back();
    }
    std::ranges::sort(names);
    EXPECT_EQ(names, every_name);
    EXPECT_EQ(samples(*find(done.run, "pair_of<int, char>/real_time/threads:2"), "rate"), 3);
    EXPECT_EQ(samples(*find(done.run, "pair_of<int, char>/real_time/threads:2"), "counter_time"), 3);
    auto const read = results::read_file(done.file);
    EXPECT_EQ(read.cases.size(), every_name.size());
    EXPECT_EQ(read.plan, "quick");
    EXPECT_EQ(read.processes.size(), 3U);
}

TEST_F(foreign, says_what_it_could_not_do) {
    auto const done = measure(asking());
    EXPECT_TRUE(mentions(done.run.doubts, "2 benchmarks of the program are called twice"));
    EXPECT_TRUE(mentions(done.run.doubts, "layout"));
    EXPECT_TRUE(done.run.absent.contains("peak_bytes"));
    EXPECT_TRUE(done.run.absent.contains("resident_bytes"));
    EXPECT_FALSE(done.run.absent.contains("time"));
    EXPECT_FALSE(done.run.library_build.empty());
}

TEST_F(foreign, its_own_filter_and_ours_narrow_what_is_measured) {
    EXPECT_EQ(measure(asking({"--benchmark_filter=steps"})).run.cases.size(), 3U);
    auto asked = asking({"--benchmark_filter=steps"});
    asked.filters = {"*/16", "steps/1"};
    auto const done = measure(asked);
    EXPECT_EQ(done.run.cases.size(), 2U);
    asked.filters = {"nothing"};
    EXPECT_TRUE(refusal(asked).starts_with("usage: ")) << refusal(asked);
}

TEST_F(foreign, its_program_and_what_it_says_of_a_benchmark_are_kept) {
    auto const read = results::read_file(measure(asking({"--benchmark_context=git_commit=1a2b3c"})).file);
    EXPECT_EQ(fs::path(read.executable).filename(), fs::path(FAKE_FOREIGN).filename());
    EXPECT_EQ(read.context, (std::map<std::string, std::string>{{"git_commit", "1a2b3c"}}));
    EXPECT_EQ(read.revision, "1a2b3c");
    auto const* threads = find(read, "pair_of<int, char>/real_time/threads:2");
    ASSERT_NE(threads, nullptr);
    EXPECT_EQ(threads->threads, 2U);
    EXPECT_EQ(threads->label, "a label");
    EXPECT_NE(read.toolchains.at(0).id, "unknown");
    EXPECT_FALSE(read.toolchains[0].compiler.empty());
}

TEST_F(foreign, it_may_list_its_names_as_json) {
    misbehave("json");
    EXPECT_EQ(measure(asking()).run.cases.size(), every_name.size());
}

TEST_F(foreign, it_may_go_to_another_folder) {
    misbehave("folder");
    auto asked = asking();
    asked.out = fs::relative(asked.out);
    EXPECT_TRUE(measure(asked).run.failures.empty());
}

TEST_F(foreign, names_that_cannot_be_shown_have_a_stand_in) {
    misbehave("names");
    auto const done = measure(asking());
    EXPECT_TRUE(done.run.failures.empty());
    for (auto const* name : {"gr\xef\xbf\xbd\xef\xbf\xbd/8", " [1mbold/16"}) {
        ASSERT_NE(find(done.run, name), nullptr) << name;
        EXPECT_EQ(samples(*find(done.run, name), results::metric::time), 3);
    }
}

TEST_F(foreign, slow_benchmarks_are_not_taken_for_a_hang) {
    misbehave("slow");
    auto asked = asking({"--benchmark_filter=slow"});
    asked.stall_limit = 2;
    asked.processes = 2;
    auto const done = measure(asked);
    EXPECT_TRUE(done.run.failures.empty());
    ASSERT_EQ(done.run.cases.size(), 8U);
    for (auto const& one : done.run.cases)
        EXPECT_EQ(samples(one, results::metric::time), 2) << one.name.text();
}

TEST_F(foreign, what_ends_every_benchmark_is_found_out_a_few_times_only) {
    misbehave("gone");
    auto asked = asking({"--benchmark_filter=gone"});
    asked.passes = {"time"};
    auto const done = measure(asked);
    ASSERT_EQ(done.run.failures.size(), 6U);
    EXPECT_NE(done.run.failures[0].output.find("data/html: No such file"), std::string::npos);
    EXPECT_EQ(done.run.failures[5].where, "the time pass");
    EXPECT_NE(done.run.failures[5].what.find("given up: 5 benchmarks in a row ended in the same way"),
              std::string::npos);
    EXPECT_NE(done.run.failures[5].what.find("7 more were not tried"), std::string::npos);
}

TEST_F(foreign, a_crash_is_pinned_on_its_benchmark_and_the_rest_is_kept) {
    misbehave("crash");
    auto const done = measure(asking());
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "wrong");
    EXPECT_NE(done.run.failures[0].what.find("SIGABRT"), std::string::npos);
    EXPECT_NE(done.run.failures[0].output.find("about to go down"), std::string::npos);
    for (auto const& one : done.run.cases)
        EXPECT_EQ(samples(one, results::metric::time), one.name.text() == "wrong" ? 0 : 3) << one.name.text();
}

TEST_F(foreign, one_that_ends_the_program_well_costs_no_other) {
    misbehave("leave");
    auto const done = measure(asking());
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "wrong");
    EXPECT_NE(done.run.failures[0].what.find("ended the program"), std::string::npos);
    for (auto const& one : done.run.cases)
        EXPECT_EQ(samples(one, results::metric::time), one.name.text() == "wrong" ? 0 : 3) << one.name.text();
}

TEST_F(foreign, a_hang_is_ended_and_pinned_on_its_benchmark) {
    misbehave("hang");
    auto asked = asking();
    asked.stall_limit = 1.5;
    asked.processes = 1;
    auto const done = measure(asked);
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "wrong");
    EXPECT_NE(done.run.failures[0].what.find("hung"), std::string::npos);
    EXPECT_EQ(samples(*find(done.run, "steps/16"), results::metric::time), 1);
}

TEST_F(foreign, a_benchmark_that_says_it_failed_is_believed) {
    misbehave("fail");
    auto const done = measure(asking());
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "wrong");
    EXPECT_TRUE(find(done.run, "wrong")->error.starts_with("no \"data\"\nhere"));
    EXPECT_EQ(results::read_file(done.file).cases.size(), every_name.size());
}

TEST_F(foreign, a_bad_exit_code_after_the_last_benchmark_is_reported_and_all_is_kept) {
    misbehave("late");
    auto const done = measure(asking());
    ASSERT_EQ(done.run.failures.size(), 3U);
    EXPECT_EQ(done.run.failures[0].what, "exited with 4 after its last benchmark");
    EXPECT_EQ(samples(*find(done.run, "steps/16"), results::metric::time), 3);
}

TEST_F(foreign, a_benchmark_that_is_listed_and_then_not_there_is_named) {
    misbehave("shrink");
    auto const done = measure(asking());
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "sometimes");
    EXPECT_EQ(samples(*find(done.run, "steps/16"), results::metric::time), 3);
}

TEST_F(foreign, what_is_no_google_benchmark_program_is_refused_in_one_line) {
    std::ofstream(root_ / "plain") << "text";
    std::vector<std::pair<std::string, std::string>> const programs{
        {"", "usage: there is no program after --"},
        {"/nowhere/bench", "usage: /nowhere/bench: no such program"},
        {"no-such-program-anywhere", "usage: no-such-program-anywhere: no such program along PATH"},
        {root_.string(), "usage: " + root_.string() + " is a folder or device, not a program"},
        {(root_ / "plain").string(), "usage: " + (root_ / "plain").string() + " can't be executed"},
        {"true", "run: "},
        {"false", "run: "},
        {"echo", "run: "},
        {"cat", "run: "}};
    for (auto const& [program, start] : programs) {
        auto asked = asking();
        asked.command = {program};
        auto const error = refusal(asked);
        EXPECT_TRUE(error.starts_with(start)) << error;
        EXPECT_EQ(error.find('\n'), std::string::npos) << error;
    }
}

TEST_F(foreign, a_program_that_does_not_get_to_its_benchmarks_is_refused_in_one_line) {
    misbehave("early");
    EXPECT_NE(refusal(asking()).find("exited with 5 before its first benchmark"), std::string::npos)
        << refusal(asking());
    misbehave("never");
    EXPECT_TRUE(refusal(asking()).starts_with("run: ")) << refusal(asking());
}

TEST_F(foreign, flags_that_are_ours_are_refused) {
    EXPECT_TRUE(refusal(asking({"--benchmark_out=x.json"})).starts_with("usage: --benchmark_out is set by"));
    auto asked = asking();
    asked.benches = {FAKE_FOREIGN};
    EXPECT_TRUE(refusal(asked).starts_with("usage: "));
    asked = asking();
    asked.python = true;
    EXPECT_TRUE(refusal(asked).starts_with("usage: "));
}

TEST_F(foreign, a_resumed_run_keeps_what_a_cut_file_holds) {
    auto asked = asking();
    EXPECT_TRUE(measure(asked, 1).stopped);
    std::ofstream(asked.out / "run/000000.time.0.jsonl")
        << R"({"context": {}, "benchmarks": [{"name": "steps/4", "repetitions": 1, "real_time": 12345}, {"na)";
    asked.resume = true;
    auto const done = measure(asked);
    EXPECT_TRUE(done.run.complete);
    EXPECT_TRUE(done.run.failures.empty());
    auto const& kept = *find(done.run, "steps/4");
    EXPECT_EQ(samples(kept, results::metric::time), 3);
    EXPECT_EQ(kept.samples.front().value, 12345);
    EXPECT_EQ(samples(*find(done.run, "steps/1"), results::metric::time), 3);
    asked.command.push_back("--benchmark_min_time=0.002");
    EXPECT_NE(refusal(asked).find("its command was"), std::string::npos) << refusal(asked);
}

// Google Benchmark knows no checksums, so what its file held is noted when its process has ended.
TEST_F(foreign, a_damaged_digit_in_the_program_s_own_file_is_measured_again) {
    auto asked = asking();
    ASSERT_TRUE(measure(asked).run.complete);
    auto const file = asked.out / "run/000000.time.0.jsonl";
    auto text = test::text_of(file);
    auto const digit = text.find_first_of("123456789", text.find("\"real_time\""));
    ASSERT_NE(digit, std::string::npos);
    text[digit] = text[digit] == '1' ? '9' : '1';
    std::ofstream(file, std::ios::binary) << text;
    asked.resume = true;
    auto const done = measure(asked);
    EXPECT_TRUE(done.run.complete);
    EXPECT_TRUE(done.run.failures.empty());
    EXPECT_TRUE(fs::exists(asked.out / "run/000000.time.1.jsonl"));
    EXPECT_EQ(samples(*find(done.run, "steps/1"), results::metric::time), 3);
}

std::string flag_of(system::command const& process, std::string const& start) {
    for (auto const& one : process.arguments)
        if (one.starts_with(start))
            return one;
    return "";
}

TEST(foreign_process, the_time_has_a_unit_where_the_program_wants_one) {
    bench b;
    b.command = {"./theirs"};
    plan const how{.name = "compare", .slices = 8, .slice_seconds = 0.001, .time_pass = "time"};
    std::vector<std::string> const names{"a"};
    auto const flags = [&] { return foreign_process(b, how, names, "out.json", false); };
    EXPECT_EQ(flag_of(flags(), "--benchmark_min_time"), "--benchmark_min_time=0.001000");
    EXPECT_EQ(flag_of(flags(), "--benchmark_repetitions"), "--benchmark_repetitions=8");
    b.time_has_unit = true;
    EXPECT_EQ(flag_of(flags(), "--benchmark_min_time"), "--benchmark_min_time=0.001000s");
    b.command.push_back("--benchmark_min_time=2x");
    EXPECT_EQ(flag_of(flags(), "--benchmark_min_time"), "--benchmark_min_time=2x") << "the user's own";
}

// A shell script as a program: `help` is what it prints when asked, `takes` the pattern of the times it
// knows.
bool asks_for_a_unit(fs::path const& at, std::string const& help, std::string const& takes) {
    std::ofstream(at) << "#!/bin/sh\nfor one; do case $one in\n--help) echo '" << help
                      << "'; exit 0;;\n--benchmark_min_time=" << takes
                      << ") ;;\n--benchmark_min_time=*) echo \"$one isn't a double\" >&2;;\n"
                         "--benchmark_filter=*) exit 0;;\nesac; done; echo BM_A\n";
    fs::permissions(at, fs::perms::owner_all);
    return open_foreign({at.string()}, 20).time_has_unit;
}

TEST_F(foreign, the_help_says_whether_the_time_wants_a_unit) {
    EXPECT_FALSE(asks_for_a_unit(root_ / "1.7", "--benchmark_min_time=<min_time>", "*"));
    EXPECT_TRUE(asks_for_a_unit(root_ / "1.9", "--benchmark_min_time=`<integer>x` OR `<float>s`", "*"));
}

TEST_F(foreign, a_help_of_its_own_that_does_not_say_is_made_up_for_by_a_try) {
    EXPECT_TRUE(asks_for_a_unit(root_ / "new", "my own help", "*s"));
    EXPECT_FALSE(asks_for_a_unit(root_ / "old", "my own help", "[0-9.]*[0-9]"));
}

TEST_F(foreign, one_that_ends_without_a_word_is_refused_in_a_whole_sentence) {
    try {
        static_cast<void>(open_foreign({"/bin/false"}, 20));
        ADD_FAILURE() << "not refused";
    } catch (system::run_error const& e) {
        EXPECT_TRUE(std::string(e.what()).starts_with(
            "/bin/false didn't list its benchmarks (exited with 1); is it a Google Benchmark program"))
            << e.what();
    }
}

TEST(exact_filter, fits_each_name_and_nothing_else) {
    std::vector<std::string> const names{"a", "a/1", "x<int, y>", "a \"b\", (c|d)+$", "^.*\\{2}[]?", "]}"};
    std::regex const all(exact_filter(names), std::regex::extended);
    for (auto const& name : names) {
        EXPECT_TRUE(std::regex_search(name, all)) << name;
        EXPECT_FALSE(std::regex_search(name + "x", all)) << name;
        EXPECT_FALSE(std::regex_search("x" + name, all)) << name;
    }
}

TEST(with_short_filters, cuts_a_foreign_programs_steps_only) {
    std::vector<bench> benches(2);
    benches[1].command = {"./theirs"};
    std::vector<std::string> const many(100, std::string(1000, '.'));
    std::vector<step> const whole{{.pass = "time", .bench = 0, .order_seed = 7, .cases = many},
                                  {.pass = "time", .bench = 1, .order_seed = 7, .cases = many}};
    auto const cut = with_short_filters(whole, benches);
    EXPECT_EQ(cut[0], whole[0]);
    std::size_t cases = 0;
    for (std::size_t i = 1; i < cut.size(); ++i) {
        EXPECT_LT(exact_filter(cut[i].cases).size(), 20'000U);
        EXPECT_EQ(cut[i].order_seed, 0U);
        cases += cut[i].cases.size();
    }
    EXPECT_EQ(cases, many.size());
}

} // namespace
} // namespace yieldmark::run
