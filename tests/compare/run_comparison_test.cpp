// Whole comparisons, of programs that know Google Benchmark only, and of the fake measured executable.

#include "harness/compare/run_comparison.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/case_named.hpp"
#include "tests/compare/made_repository.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

namespace yieldmark::compare {
namespace {

namespace fs = std::filesystem;

std::atomic<int> const never{0};
constexpr char const* same = "BM_Same<a, \"b|c\">/1000";

comparison_request quick(std::string base, std::string now) {
    comparison_request asked;
    asked.base = std::move(base);
    asked.now = std::move(now);
    asked.first_pairs = 5;
    asked.second_pairs = 5;
    asked.repetitions = 2;
    asked.min_time = 0.0005;
    asked.seed = 1;
    asked.measure_unchanged = true;
    return asked;
}

comparison compared(comparison_request const& asked, std::atomic<int> const& stop = never) {
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    return run_comparison(asked, quiet, stop);
}

TEST(programs, twice_the_work_is_found) {
    auto asked = quick(PROGRAM_old, PROGRAM_new);
    asked.metrics = {"time"};
    asked.first_pairs = asked.second_pairs = 12; // enough for a busy machine
    auto const c = compared(asked);
#ifdef HAS_AGENT
    EXPECT_EQ(c.how, method::lock_step);
#else
    EXPECT_EQ(c.how, method::processes);
#endif
    EXPECT_TRUE(c.complete);
    EXPECT_EQ(c.base.kind, "executable");
    EXPECT_EQ(c.processes, 12U);
    ASSERT_EQ(c.cases.size(), 4U);
    auto const& changed = case_named(c, "BM_Changed");
    ASSERT_EQ(changed.metrics.size(), 1U);
    EXPECT_TRUE(changed.metrics[0].changed);
    EXPECT_GT(changed.metrics[0].ratio.estimate, 1.3);
    EXPECT_EQ(changed.kind, alarm::time);
    EXPECT_EQ(changed.stage, 2U) << "what the first pairs flag is measured again";
    auto const& equal = case_named(c, same);
    ASSERT_EQ(equal.metrics.size(), 1U);
    EXPECT_GE(equal.metrics[0].pairs, 5U); // as few where it is clear
    EXPECT_LE(equal.metrics[0].pairs, 36U);
    EXPECT_EQ(case_named(c, "BM_Removed").only_in, "base");
    EXPECT_EQ(case_named(c, "BM_Added").only_in, "new");
    EXPECT_TRUE(c.failures.empty());
    EXPECT_TRUE(c.absent.contains("instructions"));
    EXPECT_TRUE(c.absent.contains("peak_bytes"));
    EXPECT_TRUE(c.relinked) << "this build folder says how they were linked";
}

TEST(programs, keep_their_layout_where_that_is_asked_for) {
    auto asked = quick(PROGRAM_old, PROGRAM_old);
    asked.filters = {"BM_Changed"};
    asked.one_layout = true;
    auto const c = compared(asked);
    EXPECT_FALSE(c.relinked);
    EXPECT_TRUE(std::ranges::any_of(
        c.doubts, [](auto const& d) { return d.find("one layout (it was asked for") != std::string::npos; }));
}

TEST(programs, the_time_is_by_the_clock_that_is_asked_for) {
    auto asked = quick(PROGRAM_old, PROGRAM_old);
    asked.filters = {"BM_Changed"};
    asked.repetitions.reset(); // as many as its length allows
    EXPECT_EQ(compared(asked).cases.at(0).metrics.at(0).clock, "cpu");
    asked.clock = results::clock::real;
    auto const c = compared(asked);
    EXPECT_EQ(c.cases.at(0).metrics.at(0).clock, "real");
    EXPECT_GE(c.cases.at(0).metrics.at(0).pairs, 5U);
    EXPECT_TRUE(std::ranges::any_of(c.doubts, [](auto const& d) { return d.starts_with("both sides are"); }));
}

TEST(programs, a_case_that_crashes_is_named_once_however_its_slices_are_found) {
    auto asked = quick(PROGRAM_old, PROGRAM_crash);
    asked.repetitions.reset();
    auto const c = compared(asked);
    EXPECT_FALSE(case_named(c, "BM_Changed").error.empty());
    EXPECT_NE(find_change(case_named(c, same), "time"), nullptr);
    EXPECT_EQ(c.failures.size(), 1U);
}

// A script that measures nothing: one benchmark, of a Google Benchmark that says this version of itself.
std::string program_of_version(fs::path const& at, std::string const& version) {
    std::ofstream(at) << "#!/bin/sh\nfor one; do case $one in\n--help|--benchmark_filter=^yield*) exit 0;;\n"
                         "--benchmark_list_tests*) list=1;;\n"
                         "--benchmark_out=*) out=${one#*=};;\nesac; done\n[ $list ] && echo BM_A && exit\n"
                         "echo '{\"context\": {"
                      << version
                      << "}, \"benchmarks\": [{\"name\": \"BM_A\", \"real_time\": 5, \"cpu_time\": 5, "
                         "\"iterations\": 1}]}' > \"$out\"\n";
    fs::permissions(at, fs::perms::owner_all);
    return at.string();
}

TEST(programs, that_take_no_orders_take_turns_as_whole_processes) {
    test::temporary_folder folder;
    auto const script = program_of_version(folder.path() / "script", R"("host_name": "h")");
    auto const c = compared(quick(script, script));
    EXPECT_EQ(c.how, method::processes);
#ifdef HAS_AGENT
    EXPECT_TRUE(std::ranges::any_of(c.doubts, [](auto const& d) {
        return d.starts_with("whole processes take turns") &&
               d.find("as a shared library") != std::string::npos;
    }));
#endif
}

TEST(programs, other_versions_of_google_benchmark_are_named) {
    test::temporary_folder folder;
    auto const none = program_of_version(folder.path() / "none", R"("host_name": "h")");
    auto const v18 = program_of_version(folder.path() / "18", R"("library_version": "v1.8.3")");
    auto const v19 = program_of_version(folder.path() / "19", R"("library_version": "v1.9.1")");
    auto const note = [](std::string const& base, std::string const& now) {
        for (auto const& line : compared(quick(base, now)).doubts)
            if (line.find("versions of Google Benchmark differ") != std::string::npos)
                return line;
        return std::string();
    };
    EXPECT_NE(note(v18, v19).find("v1.8.3 and v1.9.1"), std::string::npos);
    EXPECT_NE(note(none, v19).find("before 1.8) and v1.9.1"), std::string::npos);
    EXPECT_EQ(note(v19, v19), "");
    EXPECT_EQ(note(none, none), "");
}

TEST(programs, a_filter_leaves_the_others_out) {
    auto asked = quick(PROGRAM_old, PROGRAM_new);
    asked.filters = {"BM_Same*"};
    auto const c = compared(asked);
    ASSERT_EQ(c.cases.size(), 1U);
    EXPECT_EQ(c.cases[0].name, same);
    asked.filters = {"BM_None"};
    EXPECT_THROW(static_cast<void>(compared(asked)), system::usage_error);
}

TEST(programs, a_case_that_crashes_is_named_and_the_others_are_compared) {
    auto const c = compared(quick(PROGRAM_old, PROGRAM_crash));
    auto const& broken = case_named(c, "BM_Changed");
    EXPECT_NE(broken.error.find("on the new side: crashed with signal 6"), std::string::npos) << broken.error;
    EXPECT_TRUE(broken.metrics.empty());
    EXPECT_NE(find_change(case_named(c, same), "time"), nullptr);
    EXPECT_NE(find_change(case_named(c, "BM_Removed"), "time"), nullptr);
    ASSERT_FALSE(c.failures.empty());
    EXPECT_EQ(c.failures[0].where, "new: BM_Changed");
}

TEST(programs, what_is_no_google_benchmark_program_is_refused) {
    EXPECT_THROW(static_cast<void>(compared(quick(PROGRAM_old, "/bin/true"))), system::run_error);
}

TEST(programs, stopped_at_once_nothing_is_lost_and_nothing_is_claimed) {
    std::atomic<int> const stopped{2};
    auto const c = compared(quick(PROGRAM_old, PROGRAM_new), stopped);
    EXPECT_FALSE(c.complete);
    for (auto const& one : c.cases)
        for (auto const& m : one.metrics)
            EXPECT_FALSE(m.changed);
}

TEST(programs, two_revisions_of_another_project_are_built_and_compared) {
    test::made_repository r;
    auto const commit = [&](char const* program) {
        return r.commit({{"build.sh", std::string("mkdir -p out && cp ") + program + " out/bench\n"}});
    };
    auto const base = commit(PROGRAM_old);
    auto const now = commit(PROGRAM_new);
    test::temporary_folder cache;
    auto asked = quick("HEAD~1", "main");
    asked.repository = r.path();
    asked.cache = cache.path();
    asked.build_command = "sh build.sh";
    asked.programs = {{.executable = "out/bench"}};
    asked.filters = {"BM_Changed"};
    asked.first_pairs = asked.second_pairs = 12;
    auto const c = compared(asked);
    EXPECT_EQ(c.base.kind, "revision");
    EXPECT_EQ(c.base.revision, base);
    EXPECT_EQ(c.now.revision, now);
    EXPECT_EQ(c.now.date.size(), std::string("2026-11-21T13:05:12Z").size()) << c.now.date;
    EXPECT_TRUE(c.cases.at(0).metrics.at(0).changed);
    asked.now = "main";
    asked.base = "no-such-branch";
    EXPECT_THROW(static_cast<void>(compared(asked)), system::usage_error);
}

class revisions_of_a_project : public testing::Test {
protected:
    std::string refusal(std::string const& command, fs::path const& executable) {
        asked_.repository = project_.path();
        asked_.cache = cache_.path();
        asked_.build_command = command;
        asked_.programs = {{.executable = executable}};
        try {
            made_ = compared(asked_);
        } catch (system::usage_error const& e) {
            return e.what();
        }
        return "";
    }

    revisions_of_a_project() {
        for (auto const* program : {PROGRAM_old, PROGRAM_new})
            project_.commit(
                {{"build.sh", std::string("mkdir -p \"$1\" && cp -f ") + program + " \"$1/bench\"\n"}});
        asked_.filters = {"BM_Changed"};
    }

    test::made_repository project_;
    test::temporary_folder cache_;
    test::temporary_folder elsewhere_;
    comparison_request asked_ = quick("HEAD~1", "main");
    comparison made_;
};

TEST_F(revisions_of_a_project, an_executable_outside_of_the_work_tree_is_refused) {
    auto const out = elsewhere_.path().string();
    for (auto const& given : {out + "/bench", std::string("../bench"), std::string("out/../../bench")}) {
        auto const error = refusal("sh build.sh " + out, given);
        EXPECT_NE(error.find("lies outside of the work tree"), std::string::npos) << given << ": " << error;
        EXPECT_EQ(error.find('\n'), std::string::npos);
    }
}

TEST_F(revisions_of_a_project, an_absolute_path_within_the_work_tree_is_each_revisions_own) {
    EXPECT_EQ(refusal("sh build.sh out", project_.path() / "out/bench"), "");
    EXPECT_GT(made_.cases.at(0).metrics.at(0).ratio.estimate, 1.3);
}

TEST_F(revisions_of_a_project, a_link_to_one_file_for_both_is_refused) {
    auto const out = elsewhere_.path().string();
    auto const error = refusal("sh build.sh " + out + " && ln -s " + out + "/bench bench", "bench");
    EXPECT_NE(error.find("are built into the same file"), std::string::npos) << error;
}

TEST_F(revisions_of_a_project, equal_executables_are_reported) {
    project_.commit({{"README", "new"}});
    EXPECT_EQ(refusal("sh build.sh out", "out/bench"), "");
    EXPECT_TRUE(std::ranges::any_of(
        made_.doubts, [](auto const& d) { return d.find("equal, byte for byte") != std::string::npos; }));
}

TEST(builds, exact_metrics_alone_need_no_pairs) {
    test::fake_site const one;
    test::fake_site const other;
    auto asked = quick(one.root().string(), other.root().string());
    asked.metrics = {"heap"};
    auto const c = compared(asked);
    EXPECT_TRUE(c.complete);
    ASSERT_EQ(c.cases.size(), 2U) << "alpha's drain at 64 by two techniques";
    for (auto const& name : {"alpha/loop/drain/64", "alpha/coroutine/drain/64"}) {
        auto const& one_case = case_named(c, name);
        EXPECT_EQ(one_case.metrics.size(), 3U);
        auto const* peak = find_change(one_case, results::metric::peak_bytes);
        ASSERT_NE(peak, nullptr);
        EXPECT_EQ(peak->base, 64);
        EXPECT_FALSE(peak->changed);
        EXPECT_TRUE(peak->exact);
    }
    EXPECT_EQ(c.absent.at("time"), "it wasn't asked for (--metrics)");
    EXPECT_EQ(c.base.toolchain.compiler, "fake 1.0");
    EXPECT_FALSE(c.cases[0].digest_base.empty());
    EXPECT_EQ(c.cases[0].digest_base, c.cases[0].digest_new);
}

TEST(builds, a_probe_that_is_missing_leaves_the_heap_out_with_the_reason) {
    test::fake_site const one;
    test::fake_site const other;
    fs::remove(other.root() / "lib/libyieldmark-probe.so");
    auto asked = quick(one.root().string(), other.root().string());
    asked.metrics = {"heap"};
    EXPECT_THROW(static_cast<void>(compared(asked)), system::run_error);
}

TEST(builds, that_cannot_duel_take_turns_as_processes) {
    test::fake_site const one;
    test::fake_site const other;
    auto const c = compared(quick(one.root().string(), other.root().string()));
    EXPECT_EQ(c.how, method::processes);
    ASSERT_EQ(c.cases.size(), 2U);
    auto const* time = find_change(c.cases[0], results::metric::time);
    ASSERT_NE(time, nullptr);
    EXPECT_EQ(time->ratio.estimate, 1);
    EXPECT_FALSE(time->changed);
    EXPECT_NE(find_change(c.cases[0], results::metric::allocations), nullptr);
    EXPECT_TRUE(std::ranges::any_of(c.doubts,
                                    [](auto const& d) { return d.find("took turns") != std::string::npos; }));
}

TEST(builds, a_crash_in_the_heap_pass_keeps_the_time) {
    test::fake_site const one;
    test::fake_site other;
    other.behave("crash heap alpha/loop/drain/64\n");
    auto asked = quick(one.root().string(), other.root().string());
    asked.metrics = {pass::time, pass::heap}; // Callgrind can't run what a sanitizer was built into
    auto const c = compared(asked);
    auto const& broken = case_named(c, "alpha/loop/drain/64");
    EXPECT_NE(find_change(broken, results::metric::time), nullptr);
    EXPECT_EQ(find_change(broken, results::metric::peak_bytes), nullptr);
    ASSERT_EQ(c.failures.size(), 1U);
    EXPECT_EQ(c.failures[0].where, "new: alpha/loop/drain/64");
    EXPECT_NE(find_change(case_named(c, "alpha/coroutine/drain/64"), results::metric::peak_bytes), nullptr);
}

TEST(builds, a_changed_contract_is_doubted) {
    test::fake_site const one;
    test::fake_site const other;
    std::ofstream(other.root() / "bin/sources/reference.py") << "# another oracle\n";
    auto asked = quick(one.root().string(), other.root().string());
    asked.metrics = {"heap"};
    auto const c = compared(asked);
    EXPECT_NE(c.cases[0].digest_base, c.cases[0].digest_new);
    EXPECT_TRUE(std::ranges::any_of(
        c.doubts, [](auto const& d) { return d.find("contract or the reference") != std::string::npos; }));
}

TEST(files, that_hold_nothing_to_compare_are_refused) {
    test::temporary_folder folder;
    auto const file = [&](char const* name, std::string const& text) {
        std::ofstream(folder.path() / name) << text;
        return (folder.path() / name).string();
    };
    auto const good =
        file("good.json", "{\"benchmarks\": [{\"name\": \"a\", \"real_time\": 1, \"cpu_time\": 1, "
                          "\"iterations\": 1, \"time_unit\": \"ns\"}]}");
    EXPECT_EQ(compared(quick(good, good)).how, method::runs);
    EXPECT_THROW(static_cast<void>(compared(quick(good, file("empty.json", "")))), results::read_error);
    EXPECT_THROW(static_cast<void>(compared(quick(file("cut.json", "{\"benchmarks\": ["), good))),
                 results::read_error);
    EXPECT_THROW(static_cast<void>(compared(quick(good, file("none.json", "{\"benchmarks\": []}")))),
                 system::usage_error);
    EXPECT_THROW(static_cast<void>(compared(quick(good, PROGRAM_old))), system::usage_error);
}

} // namespace
} // namespace yieldmark::compare
