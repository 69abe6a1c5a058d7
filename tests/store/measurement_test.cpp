#include "harness/store/measurement.hpp"

#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace yieldmark::store {
namespace {

compare::change changed(std::string metric, double ratio) {
    return {.metric = std::move(metric),
            .base = 100,
            .now = 100 * ratio,
            .ratio = {ratio, ratio, ratio, 0.95},
            .pairs = 15};
}

compare::case_change one_case(std::string name, std::vector<compare::change> metrics) {
    compare::case_change c;
    c.name = std::move(name);
    c.metrics = std::move(metrics);
    c.digest_base = "old";
    c.digest_new = "new";
    return c;
}

compare::comparison comparison_of(std::vector<compare::case_change> cases) {
    compare::comparison c;
    c.date = "2026-11-21T10:00:00+00:00";
    c.where = {.host = "runner-17",
               .cpu = "AMD EPYC",
               .cores = 2,
               .mhz = 3000,
               .memory_bytes = 1,
               .system = "Debian GNU/Linux 12 (bookworm), Linux 6.18.5",
               .load = {},
               .cpu_scaling = false};
    c.now.toolchain = {.id = "gcc", .compiler = "g++ 12.2.0", .flags = "-O3"};
    c.cases = std::move(cases);
    return c;
}

TEST(measurement, keeps_ratio_and_raw_figures_under_the_new_contract) {
    std::vector<std::string> notes;
    auto const m =
        measurement_of(comparison_of({one_case("a", {changed("time", 1.1), changed("instructions", 1)})}),
                       test::commit(5), "base", "a", notes);
    ASSERT_EQ(m.figures.size(), 2U);
    EXPECT_EQ(m.figures[0].case_name, "a");
    EXPECT_EQ(m.figures[0].metric, "time");
    EXPECT_EQ(m.figures[0].digest, "new");
    EXPECT_EQ(m.figures[0].ratio.estimate, 1.1);
    EXPECT_NEAR(m.figures[0].raw, 110, 1e-9);
    EXPECT_EQ(m.figures[0].base_raw, 100);
    EXPECT_EQ(m.figures[0].pairs, 15U);
    EXPECT_EQ(m.baseline, "base");
    EXPECT_EQ(m.method, "duel");
    EXPECT_TRUE(notes.empty());
}

TEST(measurement, an_unchanged_case_is_no_measurement) {
    auto unchanged = one_case("unchanged", {});
    unchanged.unchanged = true;
    std::vector<std::string> notes;
    auto const m = measurement_of(comparison_of({unchanged, one_case("good", {changed("time", 1)})}),
                                  test::commit(5), "base", "", notes);
    EXPECT_EQ(m.figures.size(), 1U);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_TRUE(notes[0].starts_with("1 cases left out: unchanged")) << notes[0];
}

TEST(measurement, what_can_not_be_kept_is_counted) {
    auto failed = one_case("failed", {changed("time", 1)});
    failed.error = "crashed";
    auto alone = one_case("alone", {});
    alone.only_in = "new";
    auto few = one_case("few", {changed("time", 1)});
    few.metrics[0].cannot_tell = true;
    auto from_nothing = one_case("from nothing", {changed("allocations", 1)});
    from_nothing.metrics[0].ratio.estimate = std::numeric_limits<double>::infinity();
    auto const c = comparison_of({failed, alone, few, from_nothing, one_case("good", {changed("time", 1)})});
    std::vector<std::string> notes;
    EXPECT_EQ(measurement_of(c, test::commit(5), "base", "", notes).figures.size(), 1U);
    ASSERT_EQ(notes.size(), 3U);
    EXPECT_TRUE(notes[0].starts_with("2 cases left out"));
    EXPECT_TRUE(notes[1].starts_with("1 figures left out: no ratio"));
    EXPECT_TRUE(notes[2].starts_with("1 figures left out: too few"));
}

TEST(measurement, times_of_two_stored_runs_are_not_kept_but_exact_figures_are) {
    auto c = comparison_of({one_case("a", {changed("time", 1), changed("peak_bytes", 2)})});
    c.how = compare::method::runs;
    std::vector<std::string> notes;
    auto const m = measurement_of(c, test::commit(5), "base", "", notes);
    ASSERT_EQ(m.figures.size(), 1U);
    EXPECT_EQ(m.figures[0].metric, "peak_bytes");
    EXPECT_EQ(notes.size(), 1U);
    c.cases[0].metrics.pop_back();
    EXPECT_THROW(static_cast<void>(measurement_of(c, test::commit(5), "base", "", notes)),
                 system::usage_error);
    c.cases.clear();
    EXPECT_THROW(static_cast<void>(measurement_of(c, test::commit(5), "base", "", notes)),
                 system::usage_error);
}

TEST(fingerprint, leaves_out_what_differs_between_two_runners_alike) {
    auto const c = comparison_of({});
    EXPECT_EQ(fingerprint(c.where), "AMD EPYC, 2 cores, Debian GNU/Linux 12 (bookworm)");
    EXPECT_EQ(fingerprint(c.now.toolchain), "g++ 12.2.0, -O3");
    EXPECT_EQ(fingerprint(results::machine{}), "unknown");
    EXPECT_EQ(fingerprint(results::toolchain{}), "unknown");
}

TEST(fingerprint, has_the_flags_as_they_were_given) {
    auto const with = [](char const* flags) { return fingerprint({"gcc", "g++ 12.2.0", flags}); };
    EXPECT_EQ(with(" -O3 -DNDEBUG"), "g++ 12.2.0,  -O3 -DNDEBUG") << "histories have series of this name";
    EXPECT_NE(with("-march=native -O3 -DNDEBUG"), with(" -O3 -DNDEBUG"));
}

TEST(content_key, differs_with_any_content_and_with_that_alone) {
    auto const m = test::made(1, {test::made_figure("a", 1)});
    auto other = m;
    other.key = "known";
    EXPECT_EQ(content_key(m), content_key(other));
    other.figures[0].ratio.estimate = std::nextafter(1.0, 2.0);
    EXPECT_NE(content_key(m), content_key(other));
    EXPECT_EQ(content_key(m).size(), 36U);
}

} // namespace
} // namespace yieldmark::store
