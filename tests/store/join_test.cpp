// Series that are shown as one: over machines, and under a case's new name.

#include "tests/store/made.hpp"

#include <fmt/format.h>

namespace yieldmark {
namespace {

using store::access;
using store::history;
using test::made;
using test::made_figure;
using test::store_places;

constexpr char const* parse = "BM_Parse/64";

// Twelve revisions, each measured on one of three machines; the eighth is 6 % slower, and so are all after it.
void fill(history& to) {
    for (int i = 1; i <= 12; ++i) {
        double const noise = 1 + 0.0005 * ((i * 7) % 5 - 2);
        auto m = made(i, {made_figure(parse, (i > 7 ? 1.06 : 1.0) * noise)});
        m.machine = fmt::format("cpu {}, 4 cores", i % 3);
        to.add(m);
    }
    to.pin(test::commit(1).name);
}

TEST(join, a_step_is_found_over_three_machines_and_each_point_says_its_own) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    auto const apart = h.read();
    ASSERT_EQ(apart.size(), 3U);
    for (auto const& s : apart) {
        EXPECT_TRUE(s.changes.empty());
        EXPECT_EQ(s.points.front().machine, "");
    }
    store::series_filter all;
    all.join_machines = true;
    auto const one = h.read(all);
    ASSERT_EQ(one.size(), 1U);
    ASSERT_EQ(one[0].points.size(), 12U);
    ASSERT_EQ(one[0].changes.size(), 1U);
    EXPECT_EQ(one[0].changes[0].at, 7U);
    EXPECT_NEAR(one[0].changes[0].after_level / one[0].changes[0].before_level, 1.06, 0.002);
    EXPECT_EQ(one[0].points[0].machine, "cpu 1, 4 cores");
    EXPECT_EQ(one[0].points[1].machine, "cpu 2, 4 cores");
    EXPECT_EQ(one[0].machine, "cpu 0, 4 cores; cpu 1, 4 cores; cpu 2, 4 cores");
    auto const listed = h.list(all);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].points, 12U);
    EXPECT_EQ(listed[0].changes, 1U);
    EXPECT_EQ(listed[0].last_revision, test::commit(12).name);
}

TEST(join, a_machine_can_still_be_chosen) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    store::series_filter some;
    some.join_machines = true;
    some.machine = "cpu 2";
    ASSERT_EQ(h.read(some).size(), 1U);
    EXPECT_EQ(h.read(some)[0].machine, "cpu 2, 4 cores");
    EXPECT_EQ(h.read(some)[0].points[0].machine, "");
}

TEST(join, a_renamed_case_keeps_its_history) {
    store_places places;
    history h(places.file(), access::write);
    for (int i = 1; i <= 12; ++i)
        h.add(made(i, {made_figure(i < 6 ? "BM_Old/8" : "BM_New/8", i < 9 ? 1 : 1.1)}));
    h.pin(test::commit(1).name);
    EXPECT_EQ(h.read().size(), 2U);
    store::series_filter renamed;
    renamed.renamed = {{"BM_Old", "BM_New"}};
    renamed.cases = {"BM_New/*"};
    auto const all = h.read(renamed);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].case_name, "BM_New/8");
    EXPECT_EQ(all[0].points.size(), 12U);
    EXPECT_EQ(all[0].changes.size(), 1U);
    EXPECT_EQ(h.list(renamed).at(0).points, 12U);
}

} // namespace
} // namespace yieldmark
