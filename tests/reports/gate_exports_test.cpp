// A decision as other systems read it.

#include "reports/comparison/gate_exports.hpp"
#include "tests/compare/made_comparison.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace yieldmark::gate {
namespace {

standing unknown(acceptance const&) {
    return standing::unknown;
}

gate_result decided(std::vector<compare::case_change> cases, limits const& held = built_in_limits(),
                    bool strict = false) {
    gate_result all{.first = {}, .second = {}, .what = {}};
    all.first.cases = std::move(cases);
    all.what = decide(all.first, held, unknown, strict);
    return all;
}

compare::case_change larger(std::string const& name) {
    return test::made_case(name, {test::made_exact(results::metric::peak_bytes, 1024, 2048, 0)});
}

compare::case_change equal(std::string const& name) {
    return test::made_case(name, {test::made_exact(results::metric::peak_bytes, 1024, 1024, 0)});
}

compare::case_change gone(std::string const& name) {
    compare::case_change one;
    one.name = name;
    one.only_in = "base";
    return one;
}

bool has(std::string const& text, std::string const& what) {
    return text.find(what) != std::string::npos;
}

TEST(junit, has_a_failure_for_a_regression_and_a_case_for_every_figure) {
    auto const text =
        report::gate_junit(decided({larger("BM_a<int, \"&\">/8"), equal("BM_b")}), built_in_limits());
    EXPECT_TRUE(has(text, "tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\"")) << text;
    EXPECT_TRUE(has(text, "name=\"BM_a&lt;int, &quot;&amp;&quot;&gt;/8 [peak_bytes]\"")) << text;
    EXPECT_TRUE(has(text, "<failure message=\"regression: 1.00 KiB to 2.00 KiB, 2.00× (limit 0)\"/>"))
        << text;
    EXPECT_TRUE(has(text, "name=\"BM_b [peak_bytes]\" time=\"0\"/>")) << text;
}

TEST(junit, a_missing_case_fails_under_strict_only_and_what_was_not_measured_is_an_error) {
    EXPECT_TRUE(has(report::gate_junit(decided({gone("BM_a"), equal("BM_b")}), {}),
                    "<skipped message=\"missing on the new side\"/>"));
    EXPECT_TRUE(has(report::gate_junit(decided({gone("BM_a"), equal("BM_b")}, built_in_limits(), true), {}),
                    "<failure message=\"missing"));
    auto broken = equal("BM_c");
    broken.error = "on the new side: it \x01 crashed\xff";
    auto const text = report::gate_junit(decided({broken}), {});
    EXPECT_TRUE(has(text, "<error message=\"not measured: on the new side: it ? crashed\xef\xbf\xbd\"/>"))
        << text;
    EXPECT_TRUE(has(report::gate_junit(decided({}), {}), "errors=\"1\"")) << "nothing was measured at all";
    EXPECT_TRUE(has(report::gate_junit(without_base("no base\nat all"), {}),
                    "<skipped message=\"no base: no base\"/>"));
}

TEST(openmetrics, has_every_figure_and_the_verdict) {
    auto timed = test::made_case("BM_\"x\\y\"", {test::made_exact(results::metric::peak_bytes, 0, 16, 0)});
    timed.metrics[0].ratio.estimate = std::numeric_limits<double>::infinity();
    auto const text = report::openmetrics(decided({timed, equal("BM_b")}));
    EXPECT_TRUE(has(text, "# TYPE yieldmark_ratio gauge\n")) << text;
    EXPECT_TRUE(
        has(text, "yieldmark_figure{case=\"BM_\\\"x\\\\y\\\"\",metric=\"peak_bytes\",side=\"new\"} 16\n"))
        << text;
    EXPECT_TRUE(has(text, "yieldmark_ratio{case=\"BM_\\\"x\\\\y\\\"\",metric=\"peak_bytes\"} +Inf\n"))
        << text;
    EXPECT_TRUE(has(text, "yieldmark_gate_regression{case=\"BM_b\",metric=\"peak_bytes\"} 0\n")) << text;
    EXPECT_TRUE(has(text, "yieldmark_gate_exit 1\n")) << text;
    EXPECT_TRUE(text.ends_with("# EOF\n"));
    EXPECT_FALSE(has(report::openmetrics(decided({}).first), "gate"));
}

TEST(badge, says_the_verdict_in_words_and_colour) {
    auto const of = [](gate_result const& o) { return nlohmann::json::parse(report::gate_badge(o)); };
    EXPECT_EQ(of(decided({equal("BM_b")})).at("message"), "no regression");
    EXPECT_EQ(of(decided({equal("BM_b")})).at("color"), "brightgreen");
    auto const bad = of(decided({larger("BM_a"), larger("BM_b")}));
    EXPECT_EQ(bad.at("message"), "2 regressions");
    EXPECT_EQ(bad.at("schemaVersion"), 1);
    EXPECT_EQ(bad.at("isError"), true);
    EXPECT_EQ(of(decided({})).at("message"), "not measured");
    EXPECT_EQ(of(without_base("x")).at("color"), "lightgrey");
}

TEST(ignored, cases_are_shown_and_never_decide) {
    auto held = built_in_limits();
    held.ignored = {{"BM_a", 3}, {"BM_nothing", 4}};
    auto all = decided({larger("BM_a/8"), equal("BM_b")}, held);
    EXPECT_EQ(exit_code(all.what), 0);
    EXPECT_EQ(count(all.what, gate_verdict::ignored), 1U);
    ASSERT_EQ(all.what.idle_sections.size(), 1U);
    EXPECT_EQ(all.what.idle_sections[0].cases, "BM_nothing");
    EXPECT_TRUE(alarmed(all.what).empty());
    auto broken = equal("BM_a/9");
    broken.error = "on the new side: it crashed";
    EXPECT_EQ(exit_code(decided({broken, gone("BM_a/10"), equal("BM_b")}, held, true).what), 0);
    compare::comparison c;
    c.cases = {equal("BM_b")};
    c.failures = {{.where = "new: BM_a/9", .what = "it crashed", .output = ""}};
    EXPECT_EQ(exit_code(decide(c, held, unknown, false)), 0);
    c.failures[0].where = "new: BM_b";
    EXPECT_EQ(exit_code(decide(c, held, unknown, false)), 3);
}

} // namespace
} // namespace yieldmark::gate
