// The file of limits: what it means, and how what is wrong in it is reported.

#include "harness/gate/limits.hpp"
#include "harness/system/errors.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yieldmark::gate {
namespace {

allowance allowed(limits const& all, std::string const& case_name, std::string const& metric,
                  std::string const& suite = "") {
    compare::case_change one;
    one.name = case_name;
    one.suite = suite;
    return allowed_for(all, one, metric);
}

std::string error_of(std::string const& text) {
    try {
        (void)parse_limits(text, "f");
    } catch (system::usage_error const& e) {
        return e.what();
    }
    return "none";
}

TEST(limits, what_holds_without_a_file) {
    auto const all = built_in_limits();
    EXPECT_EQ(allowed(all, "a/b/c/1", "time"), (allowance{.relative = 0.02}));
    EXPECT_EQ(allowed(all, "a/b/c/1", "instructions"), (allowance{.relative = 0.005}));
    for (auto const* exact : {"peak_bytes", "allocations", "total_bytes"})
        EXPECT_EQ(allowed(all, "a/b/c/1", exact), allowance{});
    EXPECT_TRUE(allowed(all, "a/b/c/1", "resident_bytes").off);
    EXPECT_TRUE(all.time_only_fails);
}

TEST(limits, a_file_changes_only_what_it_names) {
    auto const all = parse_limits("# ours\ntime = 5% # more\r\n\ntotal_bytes=10%|4096\npeak_bytes = 1MiB\n"
                                  "allocations = off\ntime_only = warn\n",
                                  "f");
    EXPECT_EQ(allowed(all, "x", "time"), (allowance{.relative = 0.05}));
    EXPECT_EQ(allowed(all, "x", "total_bytes"), (allowance{.relative = 0.1, .absolute = 4096}));
    EXPECT_EQ(allowed(all, "x", "peak_bytes"), (allowance{.absolute = 1048576}));
    EXPECT_TRUE(allowed(all, "x", "allocations").off);
    EXPECT_EQ(allowed(all, "x", "instructions"), (allowance{.relative = 0.005}));
    EXPECT_FALSE(all.time_only_fails);
}

TEST(limits, the_last_rule_that_fits_decides) {
    auto const all =
        parse_limits("[fibonacci/*]\ntime = 5%\n[fibonacci/coroutine/*]\ntime = 0.5ns | 1%\n[*]\n"
                     "instructions = 1%\n",
                     "f");
    EXPECT_EQ(allowed(all, "power/loop/drain/1", "time"), (allowance{.relative = 0.02}));
    EXPECT_EQ(allowed(all, "fibonacci/loop/drain/1", "time"), (allowance{.relative = 0.05}));
    EXPECT_EQ(allowed(all, "fibonacci/coroutine/drain/1", "time"),
              (allowance{.relative = 0.01, .absolute = 0.5}));
    EXPECT_EQ(allowed(all, "fibonacci/coroutine/drain/1", "instructions"), (allowance{.relative = 0.01}));
    EXPECT_EQ(least_time_limit(all, 0.02), 0.01);
}

TEST(limits, a_section_names_an_example_or_a_suite_as_a_filter_does) {
    auto const all =
        parse_limits("[fibonacci]\ntime = 5%\n[files]\ntime = 7%\n[Set/insert]\ntime = 9%\n", "f");
    EXPECT_EQ(allowed(all, "fibonacci/loop/drain/1", "time").relative, 0.05);
    EXPECT_EQ(allowed(all, "fibonacci_sums/loop/drain/1", "time").relative, 0.02);
    EXPECT_EQ(allowed(all, "read_lines/loop/drain/1", "time", "files").relative, 0.07);
    EXPECT_EQ(allowed(all, "read_lines/loop/drain/1", "time").relative, 0.02);
    EXPECT_EQ(allowed(all, "Set/insert/64", "time").relative, 0.09);
    EXPECT_EQ(allowed(all, "Set/find/64", "time").relative, 0.02);
}

TEST(limits, lines_may_end_as_windows_ends_them) {
    std::string const text = "# ours\n\ntime = 12%\npeak_bytes = off\n[a/*]\ntime_only = warn\n"
                             "accept a time +5% from v1 because \"why\"\n";
    std::string windows = "\xef\xbb\xbf";
    for (char const c : text)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    auto const all = parse_limits(windows, "f");
    EXPECT_EQ(allowed(all, "x", "time"), (allowance{.relative = 0.12}));
    EXPECT_TRUE(allowed(all, "x", "peak_bytes").off);
    ASSERT_EQ(all.sections.size(), 1U);
    EXPECT_EQ(all.sections[0].cases, "a/*");
    EXPECT_FALSE(all.time_only_fails);
    ASSERT_EQ(all.accepted.size(), 1U);
    EXPECT_EQ(all.accepted[0].from, "v1");
    EXPECT_EQ(error_of("time = 12%\r\ntme = 1%\r\n").find('\r'), std::string::npos);
}

TEST(limits, what_is_never_compared_can_be_off_and_nothing_else) {
    EXPECT_TRUE(
        error_of("time = 2%\nresident_bytes = 1%").starts_with("f:2:1: resident_bytes isn't compared"))
        << error_of("time = 2%\nresident_bytes = 1%");
    EXPECT_TRUE(error_of("cycles = 5%").starts_with("f:1:1: cycles isn't compared"));
    EXPECT_TRUE(error_of("accept a resident_bytes +5% from v1 because \"why\"")
                    .starts_with("f:1:10: resident_bytes isn't compared"));
    EXPECT_EQ(error_of("resident_bytes = off"), "none");
    EXPECT_TRUE(error_of("page_faults = 3").starts_with("f:1:1: page_faults isn't compared"));
}

TEST(limits, counters_have_limits_in_either_direction) {
    auto const all = parse_limits("p99_us = 10%\nitems_per_second = -5% | -100\n[a]\n\"my rate\" = -0\n"
                                  "accept a items_per_second -7% from v1 because \"why\"\n"
                                  "accept a p99_us +3% from v1 because \"why\"\n",
                                  "f");
    EXPECT_EQ(allowed(all, "x", "p99_us"), (allowance{.relative = 0.1}));
    EXPECT_EQ(allowed(all, "x", "items_per_second"),
              (allowance{.relative = 0.05, .absolute = 100, .falls = true}));
    EXPECT_EQ(allowed(all, "a", "my rate"), (allowance{.falls = true}));
    EXPECT_TRUE(allowed(all, "x", "my rate").off);
    EXPECT_TRUE(allowed(all, "x", "errors").off);
    EXPECT_TRUE(all.accepted.at(0).falls);
    EXPECT_EQ(all.accepted[0].relative, 0.07);
    EXPECT_FALSE(all.accepted.at(1).falls);
    EXPECT_EQ(least_counter_limit(all, 0.2), 0.05);
    EXPECT_EQ(least_time_limit(all, 0.2), 0.2) << "only the built-in limit is below";
    EXPECT_TRUE(error_of("p99_us = 10% | -5").starts_with("f:1:16: one of the two amounts is a rise"));
    EXPECT_TRUE(error_of("p99_us = 5ns").starts_with("f:1:10: 'ns' isn't a unit of p99_us"));
}

TEST(limits, a_misspelt_metric_is_no_counter) {
    for (auto const* name : {"tim", "times", "tine", "instruction", "allocation", "peak_byte", "ttal_bytes"})
        EXPECT_TRUE(error_of(std::string(name) + " = 1%").starts_with("f:1:1: there is no metric")) << name;
    for (auto const* name : {"timer_us", "instr", "allocs"})
        EXPECT_EQ(error_of(std::string(name) + " = 1%"), "none") << name;
}

TEST(limits, globs_may_hold_what_names_hold) {
    auto const all = parse_limits("[BM_x<int, [ab]>*]\ntime = 9%\n", "f");
    EXPECT_EQ(allowed(all, "BM_x<int, a>/8", "time"), (allowance{.relative = 0.09}));
    EXPECT_EQ(allowed(all, "BM_x<int, c>/8", "time"), (allowance{.relative = 0.02}));
}

TEST(limits, the_larger_of_two_amounts_allows) {
    allowance const a{.relative = 0.1, .absolute = 64};
    EXPECT_EQ(a.most(100), 64);
    EXPECT_EQ(a.most(10'000), 1000);
    EXPECT_EQ(a.most(0), 64);
}

TEST(limits, acceptances_carry_revision_and_reason) {
    auto const all =
        parse_limits("\naccept fibonacci/coroutine/* time +5% from 8e3e11a because \"a # check\"\n"
                     "accept \"BM x/*\" peak_bytes +64 from v1.2 because \"alignment\" # yes\n",
                     "f");
    ASSERT_EQ(all.accepted.size(), 2U);
    EXPECT_EQ(all.accepted[0].cases, "fibonacci/coroutine/*");
    EXPECT_EQ(all.accepted[0].relative, 0.05);
    EXPECT_EQ(all.accepted[0].from, "8e3e11a");
    EXPECT_EQ(all.accepted[0].reason, "a # check");
    EXPECT_EQ(all.accepted[0].line, 2U);
    EXPECT_EQ(all.accepted[1].cases, "BM x/*");
    EXPECT_EQ(all.accepted[1].absolute, 64);
}

TEST(limits, what_is_wrong_is_reported_with_line_and_column) {
    std::vector<std::pair<std::string, std::string>> const wrong{
        {"time = 2%\n  tme = 3%", "f:2:3: there is no metric 'tme'; there are time, "},
        {"time 2%", "f:1:6: '=' is missing after the metric"},
        {"time = ", "f:1:8: an amount (as 2% or 4096) is missing"},
        {"time = 2", "f:1:8: a time needs a per cent sign or one of the units ns, us, ms, s"},
        {"time = fast", "f:1:8: 'fast' isn't a number of 0 or more"},
        {"time = -2%", "f:1:8: '-2%' isn't a number of 0 or more"},
        {"time = nan%", "f:1:8: 'nan%' isn't a number of 0 or more"},
        {"time = inf%", "f:1:8: 'inf%' isn't a number of 0 or more"},
        {"time = 2% 3%", "f:1:11: nothing more is expected here, but there is '3%'"},
        {"time = 2% | 3%", "f:1:13: an allowance has one relative amount and one absolute one"},
        {"peak_bytes = 3 KB", "f:1:16: nothing more is expected here"},
        {"peak_bytes = 3KB", "f:1:14: 'KB' isn't a unit of peak_bytes"},
        {"instructions = 3ns", "f:1:16: 'ns' isn't a unit of instructions"},
        {"time_only = maybe", "f:1:13: 'maybe' is neither fail nor warn"},
        {"[fib", "f:1:2: the ] of this section is missing"},
        {"[]", "f:1:2: a section needs cases"},
        {"[a] time = 2%", "f:1:5: nothing more is expected here"},
        {"accept a time 5% from x because \"y\"", "f:1:15: '+' is missing before the amount"},
        {"accept a time +5% because \"y\"", "f:1:19: 'from' is expected, not 'because'"},
        {"accept a time +5% from x", "f:1:25: 'from REVISION because \"REASON\"' is missing"},
        {"accept a time +5% from x because \"\"", "f:1:34: the reason is empty"},
        {"accept a time +5% from x because \"y", "f:1:34: the closing quote is missing"},
        {"accept a time +5% from --output=x because \"y\"", "f:1:43: a revision can't begin with -"},
        {"\x1b[31m = 2%", "f:1:1: there is no metric '?[31m'"}};
    for (auto const& [text, start] : wrong) {
        auto const error = error_of(text);
        EXPECT_TRUE(error.starts_with(start)) << error << "\n  expected " << start;
        EXPECT_EQ(error.find('\n'), std::string::npos) << error;
    }
}

TEST(limits, a_file_that_cannot_be_read_is_named) {
    auto const refusal = [](char const* path) -> std::string {
        try {
            (void)read_limits(path);
        } catch (system::usage_error const& e) {
            return e.what();
        }
        return "none";
    };
    EXPECT_TRUE(refusal("/nowhere/limits").starts_with("/nowhere/limits: can't be opened: No such file"));
    EXPECT_TRUE(refusal("/").starts_with("/: is a folder"));
    EXPECT_TRUE(refusal("/dev/zero").starts_with("/dev/zero: is larger than 1 MiB"));
}

} // namespace
} // namespace yieldmark::gate
