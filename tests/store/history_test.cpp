#include "harness/store/history.hpp"

#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

#include <gtest/gtest.h>

namespace yieldmark {
namespace {

using store::access;
using store::history;
using test::made;
using test::made_figure;
using test::store_places;

constexpr char const* fib = "fibonacci/coroutine/drain/4096";

// 20 revisions with a step of 3 % at the 11th, and a heap that grows at the 15th.
void fill(history& to, std::string const& name = fib) {
    for (int i = 1; i <= 20; ++i) {
        double const noise = 1 + 0.0005 * ((i * 7) % 5 - 2);
        to.add(made(i, {made_figure(name, (i > 10 ? 1.03 : 1.0) * noise),
                        made_figure(name, i > 14 ? 1.25 : 1, "peak_bytes")}));
    }
    to.pin(test::commit(1).name);
}

TEST(history, a_series_comes_back_as_it_was_added) {
    store_places places;
    history h(places.file(), access::write);
    auto m = made(2, {made_figure(fib, 1.0123456789012345)});
    m.of.subject = "quotes ' \" and <script> \xc3\xa9";
    EXPECT_EQ(h.add(m).figures, 1U);
    h.pin(m.baseline);
    auto const all = store::read_series(places.file());
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].case_name, fib);
    EXPECT_EQ(all[0].metric, "time");
    EXPECT_EQ(all[0].machine, m.machine);
    EXPECT_EQ(all[0].toolchain, m.toolchain);
    EXPECT_EQ(all[0].baseline, m.baseline);
    EXPECT_EQ(all[0].digest, "d1");
    ASSERT_EQ(all[0].points.size(), 1U);
    auto const& p = all[0].points[0];
    EXPECT_EQ(p.revision, m.of.name);
    EXPECT_EQ(p.date, m.of.date);
    EXPECT_EQ(p.subject, m.of.subject);
    EXPECT_EQ(p.ratio.estimate, 1.0123456789012345);
    EXPECT_EQ(p.ratio.low, m.figures[0].ratio.low);
    EXPECT_EQ(p.ratio.high, m.figures[0].ratio.high);
    EXPECT_EQ(p.ratio.confidence, 0.95);
    EXPECT_EQ(p.raw, m.figures[0].raw);
    EXPECT_TRUE(all[0].changes.empty());
}

TEST(history, a_step_names_its_revisions_and_its_levels) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    auto const all = h.read();
    ASSERT_EQ(all.size(), 2U);
    auto const& heap = all[0];
    EXPECT_EQ(heap.metric, "peak_bytes");
    ASSERT_EQ(heap.changes.size(), 1U);
    EXPECT_EQ(heap.changes[0].at, 14U);
    EXPECT_EQ(heap.changes[0].after, test::commit(14).name);
    auto const& time = all[1];
    ASSERT_EQ(time.changes.size(), 1U);
    EXPECT_EQ(time.changes[0].at, 10U);
    EXPECT_EQ(time.changes[0].after, test::commit(10).name);
    EXPECT_EQ(time.points[10].revision, test::commit(11).name);
    EXPECT_NEAR(time.changes[0].after_level / time.changes[0].before_level, 1.03, 0.001);
}

TEST(history, revisions_added_late_take_their_place_in_the_order_of_commits) {
    store_places places;
    history h(places.file(), access::write);
    for (int const i : {5, 1, 9, 3}) {
        auto m = made(i, {made_figure(fib, 1 + 0.1 * i)});
        m.of.date = "2026-01-0" + std::to_string(10 - i) + "T00:00:00Z"; // rebased: the dates are upside down
        h.add(m);
    }
    auto const all = h.read({.cases = {}, .metrics = {}, .machine = {}, .toolchain = {}, .retired = true});
    std::vector<double> raw;
    for (auto const& p : all.at(0).points)
        raw.push_back(std::round(p.raw));
    EXPECT_EQ(raw, (std::vector<double>{110, 130, 150, 190}));
}

TEST(history, without_places_the_dates_decide) {
    store_places places;
    history h(places.file(), access::write);
    for (int const i : {3, 1, 2}) {
        auto m = made(i, {made_figure(fib, 1)});
        m.of.date = "2026-01-0" + std::to_string(9 - i) + "T00:00:00Z";
        if (i == 2)
            m.of.place = 0;
        h.add(m);
    }
    h.pin(test::commit(1).name);
    auto const all = h.read();
    EXPECT_EQ(all.at(0).points.at(0).revision, test::commit(3).name);
    EXPECT_EQ(all.at(0).points.at(2).revision, test::commit(1).name);
}

TEST(history, machines_toolchains_and_contracts_never_share_a_series) {
    store_places places;
    history h(places.file(), access::write);
    auto m = made(1, {made_figure(fib, 1)});
    h.add(m);
    m.machine = "other";
    h.add(m);
    m.toolchain = "clang";
    h.add(m);
    m.of = test::commit(2);
    m.figures[0].digest = "d2";
    h.add(m);
    h.pin(m.baseline);
    EXPECT_EQ(h.list().size(), 3U); // the fourth's first contract is retired
    EXPECT_EQ(h.list({.cases = {}, .metrics = {}, .machine = {}, .toolchain = {}, .retired = true}).size(),
              4U);
    auto const clang =
        h.list({.cases = {}, .metrics = {}, .machine = {}, .toolchain = "clang", .retired = false});
    ASSERT_EQ(clang.size(), 1U);
    EXPECT_EQ(clang[0].about.digest, "d2");
}

TEST(history, another_baseline_begins_new_series_and_retires_the_old) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    EXPECT_EQ(h.baseline(), test::commit(1).name);
    auto m = made(21, {made_figure(fib, 1)});
    m.baseline = test::commit(20).name;
    h.add(m);
    h.pin(m.baseline);
    auto const now = h.read();
    ASSERT_EQ(now.size(), 1U);
    EXPECT_EQ(now[0].points.size(), 1U);
    EXPECT_EQ(now[0].baseline, test::commit(20).name);
    EXPECT_EQ(h.read({.cases = {}, .metrics = {}, .machine = {}, .toolchain = {}, .retired = true}).size(),
              3U);
}

TEST(history, a_revision_measured_again_is_kept_only_if_asked_and_is_one_point) {
    store_places places;
    history h(places.file(), access::write);
    h.pin(test::commit(1).name);
    h.add(made(2, {made_figure(fib, 1.00)}));
    auto second = made(2, {made_figure(fib, 1.21)});
    EXPECT_TRUE(h.has(second));
    auto const refused = h.add(second);
    EXPECT_EQ(refused.figures, 0U);
    EXPECT_EQ(refused.known, 1U);
    EXPECT_EQ(h.measurements().size(), 1U);
    EXPECT_EQ(h.add(second, true).figures, 1U);
    EXPECT_TRUE(h.add(second, true).twice);
    auto const all = h.read();
    ASSERT_EQ(all.at(0).points.size(), 1U);
    auto const& p = all[0].points[0];
    EXPECT_NEAR(p.ratio.estimate, 1.1, 1e-9);
    EXPECT_NEAR(p.raw, 110.5, 1e-9);
    EXPECT_NEAR(std::log(p.ratio.high / p.ratio.estimate), std::log(1.01) / std::sqrt(2), 1e-9);
}

TEST(history, what_a_measurement_adds_to_other_cases_is_kept) {
    store_places places;
    history h(places.file(), access::write);
    h.add(made(2, {made_figure("a/loop/drain/1", 1)}));
    auto const more = h.add(made(2, {made_figure("a/loop/drain/1", 1.1), made_figure("b/loop/drain/1", 1)}));
    EXPECT_EQ(more.figures, 1U);
    EXPECT_EQ(more.known, 1U);
}

TEST(history, the_kept_summary_says_what_the_figures_say) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    h.prune({.keep = 0, .before = {}, .revision = test::commit(20).name}, true);
    auto const listed = h.list();
    auto const read = h.read();
    ASSERT_EQ(listed.size(), read.size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
        EXPECT_EQ(listed[i].about.metric, read[i].metric);
        EXPECT_EQ(listed[i].points, 19U);
        EXPECT_EQ(listed[i].points, read[i].points.size());
        EXPECT_EQ(listed[i].changes, read[i].changes.size());
        EXPECT_EQ(listed[i].last_revision, test::commit(19).name);
        EXPECT_EQ(listed[i].last_ratio, read[i].points.back().ratio.estimate);
    }
}

TEST(history, filters_take_globs_examples_and_metrics) {
    store_places places;
    history h(places.file(), access::write);
    h.pin(test::commit(1).name);
    h.add(made(2, {made_figure("a/loop/drain/1", 1), made_figure("a/loop/drain/1", 1, "instructions"),
                   made_figure("b/loop/drain/1", 1)}));
    EXPECT_EQ(h.list({.cases = {"a"}, .metrics = {}, .machine = {}, .toolchain = {}}).size(), 2U);
    EXPECT_EQ(h.list({.cases = {"*/loop/*"}, .metrics = {"time"}, .machine = {}, .toolchain = {}}).size(),
              2U);
    EXPECT_EQ(h.list({.cases = {"b/loop/drain/1"}, .metrics = {}, .machine = {}, .toolchain = {}}).size(),
              1U);
    EXPECT_EQ(h.list({.cases = {"c"}, .metrics = {}, .machine = {}, .toolchain = {}}).size(), 0U);
    EXPECT_EQ(h.list({.cases = {"a/loop"}, .metrics = {"time"}, .machine = {}, .toolchain = {}}).size(), 1U);
    EXPECT_EQ(h.cases(), (std::vector<std::string>{"a/loop/drain/1", "b/loop/drain/1"}));
}

TEST(history, prune_says_first_and_takes_only_what_it_said) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    auto const would = h.prune({.keep = 5, .before = {}, .revision = {}}, false);
    EXPECT_EQ(would.gone.size(), 15U);
    EXPECT_EQ(would.figures, 30U);
    EXPECT_EQ(h.measurements().size(), 20U);
    auto const did = h.prune({.keep = 5, .before = {}, .revision = {}}, true);
    EXPECT_EQ(did.gone.size(), 15U);
    auto const left = h.read();
    ASSERT_EQ(left.at(1).points.size(), 5U);
    EXPECT_EQ(left[1].points[0].revision, test::commit(16).name);
    h.prune({.keep = 0, .before = "2026-01-02", .revision = {}}, true);
    EXPECT_TRUE(h.list().empty());
    EXPECT_EQ(test::count_in(places.file(), "series"), 0);
    EXPECT_EQ(test::count_in(places.file(), "revision"), 0);
}

TEST(history, prune_by_nothing_or_by_no_date_is_refused) {
    store_places places;
    history h(places.file(), access::write);
    EXPECT_THROW(h.prune({}, true), system::usage_error);
    for (auto const* no_date : {"yesterday", "2026-13-01", "2026-02-31", "2026-01-02T24:00:00Z"})
        EXPECT_THROW(h.prune({.keep = 0, .before = no_date, .revision = {}}, true), system::usage_error);
    EXPECT_THROW(h.prune({.keep = 0, .before = {}, .revision = "c"}, true), system::usage_error);
}

TEST(history, the_default_store_can_be_set_in_the_environment) {
    unsetenv("YIELDMARK_STORE");
    EXPECT_EQ(store::default_store(), ".yieldmark/history.db");
    setenv("YIELDMARK_STORE", "/elsewhere/h.db", 1);
    EXPECT_EQ(store::default_store(), "/elsewhere/h.db");
    unsetenv("YIELDMARK_STORE");
}

} // namespace
} // namespace yieldmark
