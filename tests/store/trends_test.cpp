// What the store keeps beside the figures is what they say, however they came in.
#include "harness/store/history.hpp"
#include "tests/store/made.hpp"

#include <cmath>
#include <random>

namespace yieldmark {
namespace {

using store::access;
using store::history;
using store::measurement;
using test::made;
using test::made_figure;
using test::store_places;

constexpr int revisions = 700;
constexpr int cases = 3;

// A step of 3 % at the 90th, one of 2 % at the 430th and a heap that grows at the 500th; the third case is quiet.
measurement of_revision(int number) {
    std::mt19937_64 bits(static_cast<unsigned>(number));
    std::normal_distribution<double> normal(0, 0.002);
    std::vector<store::figure> figures;
    for (int i = 0; i < cases; ++i) {
        auto const name = "case" + std::to_string(i) + "/loop/drain/1";
        double const level = i == 2 ? 1.0 : (number >= 90 ? 1.03 : 1.0) * (number >= 430 ? 1.02 : 1.0);
        figures.push_back(made_figure(name, level * std::exp(normal(bits))));
        figures.push_back(made_figure(name, number >= 500 ? 1.25 : 1, "peak_bytes"));
    }
    return made(number, std::move(figures));
}

void add_range(history& to, int from, int until) {
    to.add_all(
        [&]() -> std::optional<measurement> {
            return from <= until ? std::optional(of_revision(from++)) : std::nullopt;
        },
        test::commit(1).name);
}

// That list and a page's series say what the whole series do, whose changes are found anew.
void expect_trends_to_agree(history& h) {
    auto const whole = h.read();
    auto const listed = h.list();
    auto const few = h.read({}, 1);
    ASSERT_EQ(whole.size(), listed.size());
    ASSERT_EQ(whole.size(), few.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_EQ(listed[i].points, whole[i].points.size());
        EXPECT_EQ(listed[i].changes, whole[i].changes.size());
        EXPECT_EQ(listed[i].last_revision, whole[i].points.back().revision);
        EXPECT_EQ(listed[i].last_ratio, whole[i].points.back().ratio.estimate);
        ASSERT_EQ(few[i].changes.size(), whole[i].changes.size());
        for (std::size_t k = 0; k < few[i].changes.size(); ++k) {
            auto const& a = few[i].changes[k];
            auto const& b = whole[i].changes[k];
            EXPECT_EQ(few[i].points[a.at].revision, whole[i].points[b.at].revision);
            EXPECT_EQ(a.after, b.after);
            EXPECT_EQ(a.before_level, b.before_level);
            EXPECT_EQ(a.after_level, b.after_level);
            EXPECT_EQ(a.p, b.p);
            EXPECT_EQ(a.gradual, b.gradual);
        }
    }
}

TEST(trends, of_revisions_that_come_one_by_one_are_those_of_all_at_once) {
    store_places places;
    history h(places.file(), access::write);
    add_range(h, 1, 240);
    for (int i = 241; i <= 262; ++i) // over the first time that something is settled
        h.add(of_revision(i));
    expect_trends_to_agree(h);
    add_range(h, 263, 500);
    for (int i = 501; i <= 516; ++i)
        h.add(of_revision(i));
    expect_trends_to_agree(h);
    EXPECT_EQ(test::count_in(places.file(), "settled"), 2 * cases);
    history all(places.file("all.db"), access::write);
    add_range(all, 1, 516);
    auto const a = h.list();
    auto const b = all.list();
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_EQ(a[i].changes, b[i].changes);
    EXPECT_EQ(a.at(1).changes, 2U);
    EXPECT_EQ(a.at(0).changes, 1U);
}

TEST(trends, of_a_revision_that_comes_late_are_made_again) {
    store_places places;
    history h(places.file(), access::write);
    add_range(h, 1, 89);
    add_range(h, 91, 400);
    h.add(of_revision(90)); // long settled
    expect_trends_to_agree(h);
    EXPECT_EQ(h.list().at(0).points, 400U);
    auto again = of_revision(50);
    again.date = "2026-11-22T10:00:00+00:00";
    h.add(again, true);
    expect_trends_to_agree(h);
    EXPECT_EQ(h.list().at(0).points, 400U);
    h.add(of_revision(401));
    expect_trends_to_agree(h);
}

TEST(trends, of_revisions_whose_place_was_not_known_follow_it_when_it_is) {
    store_places places;
    history h(places.file(), access::write);
    add_range(h, 1, 300);
    auto shallow = of_revision(302);
    shallow.of.place = 0;
    h.add(shallow);
    expect_trends_to_agree(h);
    auto other = of_revision(302);
    other.date = "2026-11-22T10:00:00+00:00";
    h.add(other, true);
    expect_trends_to_agree(h);
    EXPECT_EQ(h.read().at(1).points.back().revision, test::commit(302).name);
}

TEST(trends, of_what_is_pruned_are_gone) {
    store_places places;
    history h(places.file(), access::write);
    add_range(h, 1, 600);
    h.prune({.keep = 300, .before = {}, .revision = {}}, true);
    expect_trends_to_agree(h);
    EXPECT_EQ(h.list().at(1).changes, 1U);
    h.prune({.keep = 0, .before = "2027-01-01", .revision = {}}, true);
    for (auto const* table : {"series", "summary", "settled", "level_change", "figure", "revision"})
        EXPECT_EQ(test::count_in(places.file(), table), 0) << table;
}

TEST(trends, a_page_gets_few_points_the_newest_and_those_at_changes) {
    store_places places;
    history h(places.file(), access::write);
    add_range(h, 1, revisions);
    auto const whole = h.read();
    auto const few = h.read({}, 2 * cases * 100);
    ASSERT_EQ(few.size(), whole.size());
    for (std::size_t i = 0; i < few.size(); ++i) {
        auto const& points = few[i].points;
        EXPECT_EQ(few[i].all_points, static_cast<std::size_t>(revisions));
        EXPECT_GE(points.size(), 100U);
        EXPECT_LE(points.size(), 110U);
        EXPECT_EQ(points.front().revision, test::commit(1).name);
        for (std::size_t k = 1; k <= 50; ++k)
            EXPECT_EQ(points[points.size() - k].revision,
                      test::commit(revisions + 1 - static_cast<int>(k)).name);
        for (auto const& c : few[i].changes)
            EXPECT_EQ(points[c.at - 1].revision, c.after);
    }
    EXPECT_EQ(h.read({}, 100'000).at(0).all_points, 0U) << "there is room for all";
    EXPECT_EQ(h.read({}, 100'000).at(0).points.size(), whole.at(0).points.size());
}

TEST(trends, a_series_that_others_have_left_behind_is_whole) {
    store_places places;
    history h(places.file(), access::write);
    add_range(h, 1, 300);
    auto rare = made(77, {made_figure("rare/loop/drain/1", 1)});
    h.add(rare);
    auto const few = h.read({.cases = {}, .metrics = {"time"}, .machine = {}, .toolchain = {}}, 240);
    ASSERT_EQ(few.size(), 4U);
    EXPECT_EQ(few.back().case_name, "rare/loop/drain/1");
    EXPECT_EQ(few.back().points.size(), 1U);
    EXPECT_EQ(few.back().all_points, 0U);
}

} // namespace
} // namespace yieldmark
