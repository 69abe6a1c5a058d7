#include "harness/run/runner.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace yieldmark::run {
namespace {

using test::fake_site;

run_request ask(fake_site const& site) {
    run_request asked;
    asked.benches = {site.bench()};
    asked.passes = {"time", "heap", "resident"};
    asked.out = site.out();
    asked.processes = 3;
    asked.seed = 42;
    asked.stall_limit = 20; // a busy machine may let a process wait for seconds
    return asked;
}

run_result measure(run_request const& asked) {
    system::progress silent(stderr, system::progress::mode::quiet, false);
    std::atomic<int> const never{0};
    return execute_run(asked, silent, never);
}

results::case_result const& find(results::run const& r, std::string_view name, std::uint32_t toolchain = 0) {
    auto const found = std::ranges::find_if(
        r.cases, [&](auto const& one) { return one.name.text() == name && one.toolchain == toolchain; });
    if (found == r.cases.end())
        throw std::runtime_error("no case " + std::string(name));
    return *found;
}

std::size_t samples_of(results::case_result const& one, std::string const& metric) {
    return static_cast<std::size_t>(std::ranges::count(one.samples, metric, &results::sample::metric));
}

TEST(run, measures_every_case_of_the_plan_in_every_pass) {
    fake_site const site;
    auto const done = measure(ask(site));
    EXPECT_TRUE(done.run.complete);
    EXPECT_TRUE(done.run.failures.empty());
    ASSERT_EQ(done.run.cases.size(), 5U);
    for (auto const& one : done.run.cases) {
        EXPECT_EQ(samples_of(one, "time"), 3U) << one.name.text();
        EXPECT_EQ(samples_of(one, "peak_bytes"), 1U);
        EXPECT_EQ(samples_of(one, "resident_bytes"), 1U);
        EXPECT_EQ(samples_of(one, "page_faults"), 1U);
        EXPECT_EQ(one.items, 7U);
    }
    EXPECT_EQ(site.lines("calls").size(), 1U + 3U + 5U);
}

TEST(run, writes_results_that_can_be_read_again) {
    fake_site const site;
    auto const done = measure(ask(site));
    auto const read = results::read_file(done.file);
    EXPECT_EQ(read.cases.size(), done.run.cases.size());
    EXPECT_EQ(read.processes.size(), done.run.processes.size());
    ASSERT_FALSE(read.examples.empty());
    EXPECT_EQ(read.examples[0].sources.at("loop"), "// the loop\n");
    EXPECT_EQ(read.examples[0].sources.at("reference"), "# the oracle\n");
    EXPECT_EQ(read.examples[0].unable.at("boost_range"), "it can't");
}

// The build that the fake stands for, with one reference and the real program that times it.
void add_python(fake_site const& site, std::string const& reference) {
    namespace fs = std::filesystem;
    fs::create_directories(site.root() / "bin/support");
    fs::create_directories(site.root() / "bin/alpha");
    for (auto const* name : {"oracle.py", "time_references.py"})
        fs::copy_file(fs::path(IMPLS) / "support" / name, site.root() / "bin/support" / name);
    std::ofstream(site.root() / "bin/alpha/reference.py") << reference;
}

constexpr char const* good_reference =
    "def lazy(n):\n    yield from range(n)\n\ndef eager(n):\n    return [0] * n\n";

TEST(run, python_adds_the_references_as_two_techniques) {
    fake_site const site;
    add_python(site, good_reference);
    auto asked = ask(site);
    asked.python = true;
    asked.filters = {"alpha"};
    auto const done = measure(asked);
    EXPECT_TRUE(done.run.failures.empty());
    ASSERT_EQ(done.run.cases.size(), 4U + 4U);
    EXPECT_EQ(done.run.toolchains.size(), 1U);
    for (auto const* name : {"alpha/cpython_list/drain/1", "alpha/cpython_generator/drain/64"}) {
        auto const& one = find(done.run, name);
        EXPECT_EQ(samples_of(one, "time"), 1U) << name; // beside one of the three timed processes
        EXPECT_EQ(samples_of(one, "peak_bytes"), 1U);
        EXPECT_EQ(samples_of(one, "resident_bytes"), 0U);
    }
    auto const peak = [&](std::string const& name) {
        auto const& all = find(done.run, name).samples;
        return std::ranges::find(all, "peak_bytes", &results::sample::metric)->value;
    };
    EXPECT_GE(peak("alpha/cpython_list/drain/64"), 64 * 8); // a list of 64 holds as many pointers
    EXPECT_LT(peak("alpha/cpython_generator/drain/64"), peak("alpha/cpython_list/drain/64"));
}

TEST(run, a_reference_that_raises_is_a_failed_case_and_the_rest_is_kept) {
    fake_site const site;
    add_python(site,
               std::string(good_reference) + "\ndef lazy(n):\n    raise LookupError('no such thing')\n");
    auto asked = ask(site);
    asked.python = true;
    asked.filters = {"alpha/*/drain/1"};
    auto const done = measure(asked);
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "alpha/cpython_generator/drain/1");
    EXPECT_NE(done.run.failures[0].what.find("LookupError: no such thing"), std::string::npos);
    EXPECT_EQ(samples_of(find(done.run, "alpha/cpython_list/drain/1"), "time"), 1U);
    EXPECT_EQ(samples_of(find(done.run, "alpha/loop/drain/1"), "time"), 3U);
}

TEST(run, a_filter_may_name_the_references_alone) {
    fake_site const site;
    add_python(site, good_reference);
    auto asked = ask(site);
    asked.python = true;
    asked.filters = {"alpha/cpython_list/*"};
    EXPECT_EQ(measure(asked).run.cases.size(), 2U);
    asked.filters.emplace_back("*/no_such/*");
    testing::internal::CaptureStderr();
    EXPECT_EQ(measure(asked).run.cases.size(), 2U);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("no case of plan quick matches '*/no_such/*';"),
              std::string::npos);
    asked.filters = {"*/no_such/*"};
    EXPECT_THROW((void)measure(asked), system::usage_error);
}

TEST(run, python_without_its_sources_is_a_usage_error) {
    fake_site const site;
    auto asked = ask(site);
    asked.python = true;
    EXPECT_THROW((void)measure(asked), system::usage_error);
}

TEST(run, says_how_the_library_was_built) {
    fake_site const site;
    EXPECT_EQ(measure(ask(site)).run.library_build, "release");
    EXPECT_EQ(results::read_file(site.out() / "results.json").benchmark_version, "1.7.1");
}

TEST(run, a_case_that_crashes_is_named_and_the_rest_goes_on) {
    fake_site site;
    site.behave("crash time alpha/loop/drain/64\n");
    auto const done = measure(ask(site));
    ASSERT_EQ(done.run.failures.size(), 1U); // not tried again in the later processes
    EXPECT_EQ(done.run.failures[0].where, "alpha/loop/drain/64");
    EXPECT_NE(done.run.failures[0].what.find("SIGABRT"), std::string::npos);
    EXPECT_NE(done.run.failures[0].output.find("about to crash in alpha/loop/drain/64"), std::string::npos);
    for (auto const& one : done.run.cases) {
        auto const crashed = one.name.text() == "alpha/loop/drain/64";
        EXPECT_EQ(samples_of(one, "time"), crashed ? 0U : 3U);
        EXPECT_EQ(one.error.empty(), !crashed);
    }
}

TEST(run, a_case_that_hangs_is_ended_and_the_rest_goes_on) {
    fake_site site;
    site.behave("hang time alpha/coroutine/drain/1\n");
    auto asked = ask(site);
    asked.stall_limit = 2;
    auto const done = measure(asked);
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "alpha/coroutine/drain/1");
    EXPECT_NE(done.run.failures[0].what.find("hung"), std::string::npos);
    EXPECT_EQ(samples_of(find(done.run, "beta/loop/sum/1"), "time"), 3U);
}

TEST(run, a_case_that_fails_its_check_is_an_error_not_a_number) {
    fake_site site;
    site.behave("check heap beta/loop/sum/1\ncheck time beta/loop/sum/1\n");
    auto const done = measure(ask(site));
    ASSERT_EQ(done.run.failures.size(), 1U);
    auto const& failed = find(done.run, "beta/loop/sum/1");
    EXPECT_NE(failed.error.find("check failed: digest differs"), std::string::npos);
    EXPECT_TRUE(failed.samples.empty());
    EXPECT_EQ(samples_of(find(done.run, "alpha/loop/drain/1"), "time"), 3U);
}

TEST(run, a_process_that_leaves_early_is_reported_and_its_case_marked) {
    fake_site site;
    site.behave("leave time alpha/loop/drain/64\n");
    auto const done = measure(ask(site));
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures[0].where, "alpha/loop/drain/64");
    EXPECT_EQ(samples_of(find(done.run, "beta/loop/sum/1"), "time"), 3U);
}

TEST(run, an_executable_that_refuses_is_given_up_after_three_processes) {
    fake_site site;
    site.behave("refuse resident alpha/loop/drain/1\nrefuse resident alpha/coroutine/drain/1\n"
                "refuse resident alpha/loop/drain/64\nrefuse resident alpha/coroutine/drain/64\n"
                "refuse resident beta/loop/sum/1\n");
    auto const done = measure(ask(site));
    EXPECT_FALSE(done.run.failures.empty());
    EXPECT_TRUE(
        std::ranges::any_of(done.run.failures, [](auto const& f) { return f.what.starts_with("given up"); }));
    EXPECT_NE(done.run.failures.front().output.find("refused"), std::string::npos);
    EXPECT_EQ(samples_of(find(done.run, "beta/loop/sum/1"), "time"), 3U);
}

TEST(run, each_timed_process_has_a_layout_of_its_own) {
    fake_site site;
    site.add_manifest();
    auto const done = measure(ask(site));
    auto const links = site.lines("links");
    EXPECT_EQ(links.size(), 3U);
    std::size_t timed = 0;
    for (auto const& call : site.lines("calls"))
        if (call.starts_with("time ")) {
            ++timed;
            EXPECT_NE(call.find("out/run/layout-0-"), std::string::npos) << call;
        }
    EXPECT_EQ(timed, 3U);
    for (auto const& p : done.run.processes)
        EXPECT_EQ(p.layout_seed != 0, p.pass == "time");
    for (auto const& entry : std::filesystem::directory_iterator(site.out() / "run"))
        EXPECT_EQ(entry.path().filename().string().find("layout-"), std::string::npos) << "left behind";
}

TEST(run, two_executables_are_measured_side_by_side) {
    fake_site const one;
    fake_site const other;
    auto asked = ask(one);
    asked.benches.push_back(other.bench());
    auto const done = measure(asked);
    EXPECT_EQ(done.run.cases.size(), 10U);
    ASSERT_EQ(done.run.toolchains.size(), 2U);
    EXPECT_EQ(samples_of(find(done.run, "beta/loop/sum/1", 1), "time"), 3U);
}

TEST(run, without_the_probe_the_heap_is_absent_with_its_reason) {
    fake_site const site;
    std::filesystem::remove(site.root() / "lib/libyieldmark-probe.so");
    auto const done = measure(ask(site));
    EXPECT_NE(done.run.absent.at("peak_bytes").find("libyieldmark-probe.so"), std::string::npos);
    EXPECT_TRUE(done.run.failures.empty());
    EXPECT_FALSE(done.run.absent.contains("time"));
}

TEST(run, filters_choose_cases) {
    fake_site const site;
    auto asked = ask(site);
    asked.filters = {"greek", "*/coroutine/drain/1"};
    auto const done = measure(asked);
    std::set<std::string> names;
    for (auto const& one : done.run.cases)
        names.insert(one.name.text());
    EXPECT_EQ(names, (std::set<std::string>{"beta/loop/sum/1", "alpha/coroutine/drain/1"}));
}

TEST(run, filters_that_nothing_matches_are_a_usage_error) {
    fake_site const site;
    auto asked = ask(site);
    asked.filters = {"delta", "gamma"};
    EXPECT_THROW((void)measure(asked), system::usage_error);
}

TEST(run, a_filter_that_nothing_matches_is_reported_and_the_others_are_measured) {
    fake_site const site;
    auto asked = ask(site);
    asked.filters = {"beta", "gamma"};
    testing::internal::CaptureStderr();
    auto const done = measure(asked);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("no case of plan quick matches 'gamma';"),
              std::string::npos);
    for (auto const& one : done.run.cases)
        EXPECT_EQ(one.name.example, "beta");
    EXPECT_FALSE(done.run.cases.empty());
}

TEST(run, stopped_before_anything_it_keeps_the_way_to_go_on) {
    fake_site const site;
    system::progress silent(stderr, system::progress::mode::quiet, false);
    std::atomic<int> const at_once{2};
    auto asked = ask(site);
    auto const stopped = execute_run(asked, silent, at_once);
    EXPECT_TRUE(stopped.stopped);
    EXPECT_FALSE(results::read_file(stopped.file).complete);
    asked.resume = true;
    asked.seed.reset();
    EXPECT_EQ(samples_of(find(measure(asked).run, "beta/loop/sum/1"), "time"), 3U);
}

TEST(run, resume_of_a_finished_run_measures_nothing_again) {
    fake_site const site;
    auto asked = ask(site);
    auto const first = measure(asked);
    auto const calls = site.lines("calls").size();
    asked.resume = true;
    auto const again = measure(asked);
    EXPECT_EQ(site.lines("calls").size(), calls);
    EXPECT_EQ(results::write_json(again.run), results::write_json(first.run));
}

TEST(run, resume_with_another_request_is_refused) {
    fake_site const site;
    auto asked = ask(site);
    (void)measure(asked);
    asked.resume = true;
    auto other = asked;
    other.filters = {"alpha"};
    EXPECT_THROW((void)measure(other), system::usage_error);
    other = asked;
    other.seed = 43;
    EXPECT_THROW((void)measure(other), system::usage_error);
    auto timed = asked;
    timed.resume = false;
    timed.clock = results::clock::cpu;
    (void)measure(timed);
    EXPECT_THROW((void)measure(asked), system::usage_error) << "the clock is no longer said";
    timed.resume = true;
    EXPECT_NO_THROW((void)measure(timed));
    asked = timed;
    std::ofstream(site.bench(), std::ios::app | std::ios::binary) << "another build";
    EXPECT_THROW((void)measure(asked), system::usage_error);
}

TEST(run, resume_without_a_run_is_refused) {
    fake_site const site;
    auto asked = ask(site);
    asked.resume = true;
    EXPECT_THROW((void)measure(asked), system::usage_error);
}

TEST(run, a_torn_journal_line_costs_only_its_case) {
    fake_site const site;
    auto asked = ask(site);
    auto const first = measure(asked);
    auto const journal = site.out() / "run/000001.time.0.jsonl";
    ASSERT_TRUE(std::filesystem::exists(journal));
    std::filesystem::resize_file(journal, std::filesystem::file_size(journal) - 60);
    asked.resume = true;
    auto const again = measure(asked);
    EXPECT_EQ(test::text_of(site.out() / "run/000001.cases"), "beta/loop/sum/1\n");
    EXPECT_EQ(results::write_json(again.run), results::write_json(first.run));
}

// Each figure of a journal made another one, as a disk does it: all are measured again.
TEST(run, a_damaged_journal_is_measured_again) {
    fake_site const site;
    auto asked = ask(site);
    auto const first = measure(asked);
    auto const journal = site.out() / "run/000001.time.0.jsonl";
    auto text = test::text_of(journal);
    for (std::size_t at = text.find("real_time"); at != std::string::npos; at = text.find("real_time", at))
        text[at + 2] = '_';
    std::ofstream(journal, std::ios::binary) << text;
    asked.resume = true;
    auto const again = measure(asked);
    EXPECT_TRUE(std::filesystem::exists(site.out() / "run/000001.time.1.jsonl"));
    EXPECT_EQ(results::write_json(again.run), results::write_json(first.run));
}

} // namespace
} // namespace yieldmark::run
