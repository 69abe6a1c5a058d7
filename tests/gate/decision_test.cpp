// What the gate decides about made comparisons.

#include "harness/gate/decision.hpp"
#include "harness/gate/run_gate.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_comparison.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <limits>

namespace yieldmark::gate {
namespace {

using test::made_case;
using test::made_exact;
using test::made_time;
namespace metric = results::metric;

standing nowhere(acceptance const&) {
    return standing::unknown;
}
standing everywhere(acceptance const&) {
    return standing::in_force;
}

compare::comparison of(std::vector<compare::case_change> cases) {
    compare::comparison c;
    c.cases = std::move(cases);
    return c;
}

decision decided(std::vector<compare::case_change> cases, std::string const& text = "",
                 standing_of const& ask = nowhere) {
    return decide(of(std::move(cases)), parse_limits(text, "f"), ask, false);
}

gate_verdict one_verdict(compare::case_change one, std::string const& text = "",
                         standing_of const& ask = nowhere) {
    auto const d = decided({std::move(one)}, text, ask);
    return d.findings.empty() ? gate_verdict::within : d.findings.front().verdict;
}

TEST(decide, fails_on_what_is_significant_and_beyond_the_limit) {
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.05, 0.01, 1e-6, true)})), gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.05, 0.01, 1e-6, true)}), "time = 6%"),
              gate_verdict::within);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.05, 0.10, 0.4, false)})), gate_verdict::within);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.05, 0.01, 1e-6, true)}), "time = 100ns"),
              gate_verdict::within);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.05, 0.01, 1e-6, true)}), "time = 40ns"),
              gate_verdict::regression);
}

TEST(decide, without_a_limit_for_the_time_what_the_comparison_finds_is_too_much) {
    auto const slower = made_case("a", {made_time(1.015, 0.01, 1e-6, true)});
    EXPECT_EQ(one_verdict(slower), gate_verdict::regression);
    EXPECT_EQ(one_verdict(slower, "time = 2%"), gate_verdict::within);
    EXPECT_EQ(one_verdict(slower, "accept a time +1% from 8e3e11a because \"it checks\"", everywhere),
              gate_verdict::accepted);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.05, 0.01, 1e-6, true)}),
                          "accept a time +1% from 8e3e11a because \"it checks\"", everywhere),
              gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(0.985, 0.01, 1e-6, true)})), gate_verdict::improved);
}

compare::change made_counter(char const* name, double ratio) {
    auto c = made_time(ratio, 0.001, 1e-9, true);
    c.metric = name;
    return c;
}

TEST(decide, judges_a_counter_by_its_limit_alone_and_in_its_direction) {
    auto const rises = made_case("a", {made_counter("p99_us", 1.5)});
    auto const falls = made_case("a", {made_counter("items_per_second", 0.8)});
    EXPECT_TRUE(decided({rises}).findings.empty());
    EXPECT_EQ(one_verdict(rises, "p99_us = 10%"), gate_verdict::regression);
    EXPECT_EQ(one_verdict(rises, "p99_us = 60%"), gate_verdict::within);
    EXPECT_EQ(one_verdict(rises, "p99_us = -10%"), gate_verdict::improved);
    EXPECT_EQ(one_verdict(falls, "items_per_second = -5%"), gate_verdict::regression);
    EXPECT_EQ(one_verdict(falls, "items_per_second = -25%"), gate_verdict::within);
    EXPECT_EQ(one_verdict(falls, "items_per_second = 5%"), gate_verdict::improved);
    EXPECT_EQ(one_verdict(falls,
                          "items_per_second = -5%\naccept a items_per_second -20% from v1 because \"x\"",
                          everywhere),
              gate_verdict::accepted);
    EXPECT_EQ(one_verdict(falls,
                          "items_per_second = -5%\naccept a items_per_second +20% from v1 because \"x\"",
                          everywhere),
              gate_verdict::regression);
}

TEST(decide, names_the_limits_of_counters_that_nothing_has) {
    auto const d = decided({made_case("a", {made_counter("p99_us", 1)})},
                           "p99_us = 1%\np90_us = 1%\n[b]\np99_us = 2%\n");
    ASSERT_EQ(d.idle_counters.size(), 1U);
    EXPECT_EQ(d.idle_counters[0].metric, "p90_us");
    EXPECT_EQ(d.idle_counters[0].line, 2U);
}

TEST(decide, takes_exact_figures_at_their_word) {
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::peak_bytes, 64, 65, 0)})),
              gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::peak_bytes, 64, 64, 0)})), gate_verdict::within);
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::allocations, 0, 1, 0)})),
              gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::peak_bytes, 0, 64, 0)}), "peak_bytes = 64"),
              gate_verdict::within);
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::instructions, 1000, 1005, 0.005)})),
              gate_verdict::within);
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::instructions, 1000, 1006, 0.005)})),
              gate_verdict::regression);
}

TEST(decide, an_improvement_is_noted_and_never_fails) {
    auto const d = decided({made_case("a", {made_time(0.9, 0.01, 1e-8, true)}),
                            made_case("b", {made_exact(metric::allocations, 2, 1, 0)})});
    EXPECT_EQ(count(d, gate_verdict::improved), 2U);
    EXPECT_EQ(exit_code(d), 0);
}

TEST(decide, unchanged_cases_are_good_without_a_figure) {
    compare::case_change one;
    one.name = "a";
    one.unchanged = true;
    auto const d = decided({one});
    EXPECT_EQ(d.unchanged, std::vector<std::string>{"a"});
    EXPECT_TRUE(d.findings.empty());
    EXPECT_EQ(exit_code(d), 0) << "it is decided: nothing can have changed";
    EXPECT_EQ(exit_code(decided({one, made_case("b", {made_time(1.1, 0.01, 1e-9, true)})})), 1);
    one.unchanged = false;
    EXPECT_EQ(exit_code(decided({one})), 3);
}

TEST(decide, an_unstable_case_never_fails_on_time) {
    auto one = made_case("a", {made_time(1.3, 0.01, 1e-9, true), made_exact(metric::peak_bytes, 1, 2, 0)});
    one.unstable = true;
    auto const d = decided({one});
    EXPECT_EQ(count(d, gate_verdict::unstable), 1U);
    EXPECT_EQ(count(d, gate_verdict::regression), 1U);
    one.metrics.pop_back();
    EXPECT_EQ(exit_code(decided({one})), 0);
}

TEST(decide, time_alone_fails_or_warns_as_the_limits_say) {
    auto const same = made_exact(metric::instructions, 1000, 1000, 0.005);
    auto const more = made_exact(metric::instructions, 1000, 1100, 0.005);
    auto const slow = made_time(1.1, 0.01, 1e-9, true);
    EXPECT_EQ(one_verdict(made_case("a", {slow, same})), gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {slow, same}), "time_only = warn"), gate_verdict::warned);
    EXPECT_EQ(decided({made_case("a", {slow, more})}, "time_only = warn").findings[1].verdict,
              gate_verdict::regression);
    // Without a count of instructions nobody knows that it is time alone.
    EXPECT_EQ(one_verdict(made_case("a", {slow}), "time_only = warn"), gate_verdict::regression);
}

TEST(decide, an_acceptance_in_force_is_added_to_the_limit) {
    auto const text = "accept a* time +5% from x because \"why\"\n";
    auto const slow = made_case("a", {made_time(1.06, 0.01, 1e-9, true)});
    EXPECT_EQ(one_verdict(slow, text, everywhere), gate_verdict::accepted);
    EXPECT_EQ(one_verdict(slow, text, nowhere), gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("b", {made_time(1.06, 0.01, 1e-9, true)}), text, everywhere),
              gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {made_time(1.08, 0.01, 1e-9, true)}), text, everywhere),
              gate_verdict::regression);
    EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::peak_bytes, 100, 160, 0)}),
                          "accept a peak_bytes +64 from x because \"why\"", everywhere),
              gate_verdict::accepted);
}

TEST(decide, what_the_program_skips_is_no_failure) {
    auto both = made_case("gpu", {});
    both.error = "on the base side: skipped: no GPU";
    auto const fine = made_case("b", {made_exact(metric::peak_bytes, 1, 1, 0)});
    auto const d = decided({both, fine});
    EXPECT_EQ(exit_code(d), 0);
    EXPECT_EQ(d.skipped, std::vector<std::string>{"gpu: on the base side: skipped: no GPU"});
    EXPECT_TRUE(d.only_in_base.empty());
    auto now = both;
    now.error = "on the new side: skipped: no GPU";
    EXPECT_EQ(exit_code(decided({now, fine})), 0);
    EXPECT_EQ(decided({now, fine}).only_in_base, std::vector<std::string>{"gpu"}) << "as if it were missing";
    EXPECT_EQ(exit_code(decide(of({now, fine}), built_in_limits(), nowhere, true)), 1);
    now.error = "on the new side: crashed (skipped: no)";
    EXPECT_EQ(exit_code(decided({now, fine})), 3);
    EXPECT_EQ(exit_code(decided({both})), 3) << "nothing at all was compared";
}

TEST(decide, a_section_or_an_acceptance_names_a_suite) {
    auto slow = made_case("read_lines/loop/drain/1", {made_time(1.06, 0.01, 1e-9, true)});
    EXPECT_EQ(one_verdict(slow, "[files]\ntime = 10%"), gate_verdict::regression);
    slow.suite = "files";
    EXPECT_EQ(one_verdict(slow, "[files]\ntime = 10%"), gate_verdict::within);
    EXPECT_EQ(one_verdict(slow, "accept files time +5% from x because \"why\"", everywhere),
              gate_verdict::accepted);
}

TEST(decide, a_section_that_names_no_case_is_kept_to_be_reported) {
    auto const d = decided({made_case("a/x", {made_time(1, 0.01, 1, false)})},
                           "[a]\ntime = 3%\n[fibonaci]\ntime = 9%\n[*]\ntime = 4%\n");
    ASSERT_EQ(d.idle_sections.size(), 1U);
    EXPECT_EQ(d.idle_sections[0].cases, "fibonaci");
    EXPECT_EQ(d.idle_sections[0].line, 3U);
}

TEST(decide, a_section_names_cases_as_a_filter_does) {
    auto const slow = made_case("fibonacci/loop/drain/1", {made_time(1.06, 0.01, 1e-9, true)});
    for (auto const* cases :
         {"fibonacci", "fibonacci/", "fibonacci/loop", "*/loop/*", "fibonacci/loop/drain/1"})
        EXPECT_EQ(one_verdict(slow, fmt::format("[{}]\ntime = 10%", cases)), gate_verdict::within) << cases;
    for (auto const* cases : {"fib", "fibonacci/lo", "loop"})
        EXPECT_EQ(one_verdict(slow, fmt::format("[{}]\ntime = 10%", cases)), gate_verdict::regression)
            << cases;
}

TEST(decide, an_acceptance_that_names_no_case_is_kept_to_be_reported) {
    auto const d = decided({made_case("a/x", {made_time(1, 0.01, 1, false)})},
                           "accept a time +5% from x because \"why\"\n"
                           "accept fibonaci time +5% from x because \"why\"\n");
    ASSERT_EQ(d.idle_acceptances.size(), 1U);
    EXPECT_EQ(d.idle_acceptances[0].cases, "fibonaci");
    EXPECT_EQ(d.idle_acceptances[0].line, 2U);
}

TEST(decide, what_was_not_measured_is_never_good_and_never_a_regression) {
    EXPECT_EQ(exit_code(decided({})), 3);
    auto failed = made_case("a", {});
    failed.error = "crashed";
    EXPECT_EQ(exit_code(decided({failed, made_case("b", {made_exact(metric::peak_bytes, 1, 1, 0)})})), 3);
    auto few = made_time(1.5, 0, 1, false);
    few.cannot_tell = true;
    EXPECT_EQ(exit_code(decided({made_case("a", {few})})), 3);
    EXPECT_EQ(exit_code(decided({made_case("a", {made_time(1.5, 0.01, 1e-9, true)})}, "time = off")), 3);
    auto broken = of({made_case("a", {made_exact(metric::peak_bytes, 1, 1, 0)})});
    broken.failures.push_back({"time process 1", "crashed", ""});
    EXPECT_EQ(exit_code(decide(broken, built_in_limits(), nowhere, false)), 3);
    broken.failures.clear();
    broken.complete = false;
    EXPECT_EQ(exit_code(decide(broken, built_in_limits(), nowhere, false)), 130);
}

TEST(decide, a_benchmark_that_took_its_process_down_is_one_failure) {
    auto c = of({made_case("BM_a", {}), made_case("BM_b", {made_time(1.0, 0.01, 1, false)})});
    c.cases[0].error = "on the new side: crashed with signal 11 (SIGSEGV)";
    c.failures = {
        {.where = "new: BM_a", .what = "crashed with signal 11 (SIGSEGV)", .output = "out of memory"},
        {.where = "new: BM_b", .what = "exited with 1 (heap process 1)", .output = ""}};
    auto const d = decide(c, parse_limits("", "f"), nowhere, false);
    ASSERT_EQ(d.failures.size(), 2U);
    EXPECT_EQ(d.failures[0].where, "BM_a");
    EXPECT_EQ(d.failures[0].what, "on the new side: crashed with signal 11 (SIGSEGV)");
    EXPECT_EQ(d.failures[0].output, "out of memory");
    EXPECT_EQ(d.failures[1].where, "new: BM_b") << "its time was measured";
    EXPECT_EQ(exit_code(d), 3);
    auto again = d;
    confirm(again, d);
    EXPECT_EQ(again.failures.size(), 2U) << "a second look that fails likewise says nothing new";
}

TEST(decide, a_regression_counts_whatever_else_failed) {
    auto failed = made_case("a", {});
    failed.error = "crashed";
    EXPECT_EQ(exit_code(decided({failed, made_case("b", {made_exact(metric::peak_bytes, 1, 2, 0)})})), 1);
}

TEST(decide, a_figure_that_is_no_number_decides_nothing) {
    for (auto const bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -1.0}) {
        EXPECT_EQ(one_verdict(made_case("a", {made_exact(metric::peak_bytes, 1, bad, 0)})),
                  gate_verdict::undecided);
        auto c = made_time(1.5, 0.01, 1e-9, true);
        c.base = bad;
        EXPECT_EQ(one_verdict(made_case("a", {c})), gate_verdict::undecided);
    }
}

TEST(decide, a_missing_case_warns_or_fails_when_strict) {
    auto gone = made_case("gone", {});
    gone.only_in = "base";
    auto const cases = of({gone, made_case("b", {made_exact(metric::peak_bytes, 1, 1, 0)})});
    EXPECT_EQ(exit_code(decide(cases, built_in_limits(), nowhere, false)), 0);
    EXPECT_EQ(exit_code(decide(cases, built_in_limits(), nowhere, true)), 1);
    EXPECT_EQ(decide(cases, built_in_limits(), nowhere, false).only_in_base,
              std::vector<std::string>{"gone"});
}

TEST(decide, puts_the_gravest_first) {
    auto const d = decided({made_case("fine", {made_time(1.001, 0.01, 0.9, false)}),
                            made_case("weak", {made_time(1.05, 0.01, 1e-3, true)}),
                            made_case("sure", {made_time(1.04, 0.01, 1e-9, true)})});
    EXPECT_EQ(d.findings[0].case_name, "sure");
    EXPECT_EQ(d.findings[1].case_name, "weak");
    EXPECT_EQ(d.findings[2].case_name, "fine");
}

// Gives made comparisons one after the other and keeps what it was asked.
class made_comparer {
public:
    explicit made_comparer(std::vector<compare::comparison> answers) : answers_(std::move(answers)) {}

    comparer take() {
        return [this](compare::comparison_request const& asked) {
            requests.push_back(asked);
            if (requests.size() > answers_.size())
                throw system::run_error("no process measures anything");
            return answers_[requests.size() - 1];
        };
    }

    std::vector<compare::comparison_request> requests;

private:
    std::vector<compare::comparison> answers_;
};

compare::case_change slow(std::string name, double ratio) {
    return made_case(std::move(name), {made_time(ratio, 0.01, 1e-9, true)});
}

gate_request asking() {
    gate_request r{.asked = {}, .held = built_in_limits()};
    r.asked.seed = 7;
    r.asked.filters = {"*"};
    r.asked.all = true;
    return r;
}

TEST(gate, looks_at_alarms_alone_a_second_time_with_another_seed) {
    made_comparer made(
        {of({slow("a", 1.1), slow("b", 1.2), slow("c", 1.001)}), of({slow("b", 1.19), slow("a", 1.0)})});
    auto const done = run_gate(asking(), made.take());
    ASSERT_EQ(made.requests.size(), 2U);
    EXPECT_EQ(made.requests[1].cases, (std::vector<std::string>{"b", "a"}));
    EXPECT_TRUE(made.requests[1].filters.empty());
    EXPECT_FALSE(made.requests[1].all);
    EXPECT_NE(made.requests[1].seed, made.requests[0].seed);
    EXPECT_EQ(alarmed(done.what), std::vector<std::string>{"b"});
    EXPECT_EQ(count(done.what, gate_verdict::unconfirmed), 1U);
    EXPECT_EQ(done.what.findings.front().second->ratio.estimate, 1.19);
    EXPECT_EQ(exit_code(done.what), 1);
}

TEST(gate, what_a_second_look_does_not_show_again_is_good) {
    made_comparer made({of({slow("a", 1.1)}), of({slow("a", 1.005)})});
    EXPECT_EQ(exit_code(run_gate(asking(), made.take()).what), 0);
}

TEST(gate, an_alarm_that_cannot_be_looked_at_again_is_not_decided) {
    made_comparer throwing({of({slow("a", 1.1)})});
    EXPECT_EQ(exit_code(run_gate(asking(), throwing.take()).what), 3);
    auto failed = made_case("a", {});
    failed.error = "crashed";
    made_comparer failing({of({slow("a", 1.1)}), of({failed})});
    EXPECT_EQ(exit_code(run_gate(asking(), failing.take()).what), 3);
}

TEST(gate, an_alarm_with_too_few_values_in_the_second_look_is_not_decided) {
    auto few = made_time(1.1, 0.01, 1, false);
    few.cannot_tell = true;
    made_comparer made({of({slow("a", 1.1), slow("b", 1.0)}), of({made_case("a", {few})})});
    auto const done = run_gate(asking(), made.take());
    EXPECT_TRUE(done.what.failures.empty());
    EXPECT_EQ(count(done.what, gate_verdict::unchecked), 1U);
    EXPECT_EQ(exit_code(done.what), 3);
}

TEST(gate, an_alarm_that_was_stopped_before_its_second_look_is_not_decided) {
    auto stopped = of({slow("a", 1.1)});
    stopped.complete = false;
    made_comparer made({stopped});
    auto const done = run_gate(asking(), made.take());
    EXPECT_EQ(made.requests.size(), 1U);
    EXPECT_EQ(count(done.what, gate_verdict::unchecked), 1U);
    EXPECT_EQ(exit_code(done.what), 130);
}

TEST(gate, without_alarms_or_without_a_recheck_it_looks_once) {
    made_comparer good({of({slow("a", 1.0)})});
    EXPECT_EQ(exit_code(run_gate(asking(), good.take()).what), 0);
    EXPECT_EQ(good.requests.size(), 1U);
    auto once = asking();
    once.recheck = false;
    made_comparer bad({of({slow("a", 1.1)})});
    EXPECT_EQ(exit_code(run_gate(once, bad.take()).what), 1);
    EXPECT_EQ(bad.requests.size(), 1U);
}

TEST(gate, two_results_files_are_seen_once) {
    auto files = of({slow("a", 1.1)});
    files.how = compare::method::runs;
    made_comparer made({files, files});
    auto const done = run_gate(asking(), made.take());
    EXPECT_EQ(made.requests.size(), 1U);
    EXPECT_FALSE(done.second);
    EXPECT_FALSE(done.what.checked);
    EXPECT_EQ(exit_code(done.what), 1);
}

TEST(gate, asks_for_a_comparison_that_can_see_its_limits) {
    auto r = asking();
    EXPECT_EQ(fine_enough(r).time_threshold, 0.02);
    r.held = parse_limits("[x]\ntime = 1%", "f");
    EXPECT_EQ(fine_enough(r).time_threshold, 0.01);
    r.held = parse_limits("time = 0.0001%", "f");
    EXPECT_EQ(fine_enough(r).time_threshold, 0.002);
}

} // namespace
} // namespace yieldmark::gate
