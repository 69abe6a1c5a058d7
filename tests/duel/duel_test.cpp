// The whole duel of two made builds. Only differences that no noise can hide or make are asserted.

#include "tests/duel/made_builds.hpp"

#include "harness/compare/verdicts.hpp"
#include "harness/duel/duel.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>

namespace {

using namespace yieldmark;
namespace fs = std::filesystem;
using compare::find_change;

struct judged_duel : duel::duel_result {
    std::vector<compare::case_change> cases; // as a comparison judges them
};

struct hall { // for one duel
    made::folder here;
    system::progress quiet{stderr, system::progress::mode::quiet, false};
    std::atomic<int> stop{0};
    duel::duel_request asked{.base = made::build("base"),
                             .now = made::build("now"),
                             .first_pairs = 6,
                             .rules = {.second_pairs = 6},
                             .scratch = here / "scratch",
                             .seed = 11,
                             .program = DUEL_PROGRAM};

    judged_duel run() {
        auto made = duel::run_duel(asked, quiet, stop);
        auto cases = compare::verdicts(asked.cases, made, asked.rules);
        return {{std::move(made)}, std::move(cases)};
    }
};

compare::case_change const& of(judged_duel const& made, std::string_view name) {
    return *std::ranges::find(made.cases, name, &compare::case_change::name);
}

TEST(duel, finds_twice_the_work) {
    hall h;
    h.asked.cases = {"made/loop/twice/1"};
    auto const made = h.run();
    EXPECT_TRUE(made.complete);
    EXPECT_EQ(made.first_pairs, 6U);
    EXPECT_GE(made.second_pairs, 5U);
    EXPECT_LE(made.second_pairs, 18U); // more for a case that is noisy today
    auto const& one = of(made, "made/loop/twice/1");
    auto const* time = find_change(one, results::metric::time);
    ASSERT_NE(time, nullptr);
    EXPECT_TRUE(time->changed);
    EXPECT_EQ(one.stage, 2U);
    EXPECT_TRUE(compare::is_regression(one));
    EXPECT_NEAR(time->ratio.estimate, 2, 0.3);
    EXPECT_NEAR(time->now / time->base, 2, 0.3);
    auto const& pairs = made.pairs.at(one.name);
    EXPECT_EQ(std::ranges::count(pairs, 1U, &duel::duel_pair::stage), 6);
    EXPECT_EQ(std::ranges::count(pairs, 2U, &duel::duel_pair::stage), made.second_pairs);
    EXPECT_EQ(std::ranges::count(pairs, 0U, &duel::duel_pair::stage), // of the base against itself
              std::min(made.second_pairs, 6U) / 2);
    EXPECT_TRUE(fs::is_empty(h.here / "scratch") || !fs::exists(h.here / "scratch/base-1-0.so"));
}

TEST(duel, an_improvement_is_none_the_less_a_change) {
    hall h;
    std::swap(h.asked.base, h.asked.now);
    h.asked.cases = {"made/loop/twice/1"};
    auto const made = h.run();
    EXPECT_TRUE(compare::is_improvement(made.cases.front()));
    EXPECT_FALSE(compare::is_regression(made.cases.front()));
}

TEST(duel, a_seeded_slowdown_is_found_and_written_down_for_others) {
    hall h;
    h.asked.cases = {"made/loop/equal/1"};
    h.asked.inject = {{.cases = "made/*/equal/*", .percent = 100}};
    auto const made = h.run();
    EXPECT_TRUE(compare::is_regression(made.cases.front()));
    auto const steps = made.injected.at("made/loop/equal/1");
    EXPECT_GT(steps, 500U); // the case itself is 1000 steps
    EXPECT_LT(steps, 2000U);
    EXPECT_GT(made.injection_seconds, 0);
    std::ifstream file(made.injection_file);
    std::uint64_t written = 0;
    std::string name;
    file >> written >> name;
    EXPECT_EQ(written, steps);
    EXPECT_EQ(name, "made/loop/equal/1");
}

TEST(duel, cases_that_fail_are_named_and_the_rest_goes_on) {
    hall h;
    h.asked.cases = {"made/loop/crash/1", "made/loop/wrong/1", "made/loop/throwing/1", "made/loop/twice/1"};
    auto const made = h.run();
    EXPECT_TRUE(made.complete);
    EXPECT_EQ(made.failures.size(), 3U);
    EXPECT_NE(of(made, "made/loop/crash/1").error, "");
    EXPECT_NE(of(made, "made/loop/wrong/1").error.find("check failed"), std::string::npos);
    EXPECT_EQ(of(made, "made/loop/throwing/1").error, "it threw");
    EXPECT_TRUE(of(made, "made/loop/throwing/1").metrics.empty());
    EXPECT_TRUE(compare::is_regression(of(made, "made/loop/twice/1")));
}

TEST(duel, a_hanging_case_is_left_out) {
    hall h;
    h.asked.cases = {"made/loop/hang/1", "made/loop/twice/1"};
    h.asked.stall_limit = 2; // more than a busy machine keeps a process waiting
    auto const made = h.run();
    EXPECT_NE(of(made, "made/loop/hang/1").error.find("hung"), std::string::npos);
    EXPECT_EQ(of(made, "made/loop/twice/1").error, "");
}

TEST(duel, cases_of_one_side_are_named) {
    hall h;
    h.asked.base.can_run.examples.front().cases.push_back({.name = "made/loop/gone/1"});
    h.asked.now.can_run.examples.front().cases.push_back({.name = "made/loop/fresh/1"});
    h.asked.cases = {"made/loop/gone/1", "made/loop/fresh/1"};
    auto const made = h.run();
    EXPECT_EQ(of(made, "made/loop/gone/1").only_in, "base");
    EXPECT_EQ(of(made, "made/loop/fresh/1").only_in, "new");
    EXPECT_TRUE(made.pairs.empty());
}

TEST(duel, stopped_it_keeps_what_it_has) {
    hall h;
    h.asked.cases = {"made/loop/twice/1"};
    h.stop = 2;
    auto const made = h.run();
    EXPECT_FALSE(made.complete);
    ASSERT_EQ(made.cases.size(), 1U);
    EXPECT_TRUE(made.cases.front().metrics.empty());
}

TEST(duel, a_build_without_sides_says_what_to_do_instead) {
    hall h;
    h.asked.cases = {"made/loop/equal/1"};
    h.asked.base.manifest->side.clear();
    EXPECT_NE(duel::why_no_duel(h.asked.base, h.asked.now).find("before sides of a duel existed"),
              std::string::npos);
    EXPECT_EQ(duel::why_no_duel(h.asked.now, h.asked.now), "");
    EXPECT_THROW((void)h.run(), system::run_error);
    h.asked.base.manifest.reset();
    EXPECT_NE(duel::why_no_duel(h.asked.base, h.asked.now).find("can't be linked again"), std::string::npos);
}

TEST(duel, requests_without_sense_are_refused) {
    hall h;
    h.asked.cases = {"made/loop/equal/1"};
    h.asked.first_pairs = 2;
    EXPECT_THROW((void)h.run(), system::usage_error);
    h.asked.first_pairs = 6;
    h.asked.inject = {{.cases = "nothing/*", .percent = 3}};
    EXPECT_THROW((void)h.run(), system::usage_error);
    h.asked.inject = {{.cases = "made/*", .percent = 0}};
    EXPECT_THROW((void)h.run(), system::usage_error);
}

TEST(duel, a_layout_that_cannot_be_linked_ends_it) {
    hall h;
    h.asked.cases = {"made/loop/equal/1"};
    h.asked.now.manifest->objects.push_back("/none.o");
    EXPECT_THROW((void)h.run(), system::run_error);
}

} // namespace
