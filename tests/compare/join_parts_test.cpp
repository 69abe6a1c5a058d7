// The same samples decide alike, whether one machine took them all or eight machines took a part each.

#include "harness/compare/correction.hpp"
#include "harness/compare/join_parts.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/run/shards.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::compare {
namespace {

using test::all_parts;
using test::made_cases_of_pairs;
using test::whole_comparison;

void expect_same(case_change const& joined, case_change const& whole) {
    EXPECT_EQ(joined.name, whole.name);
    EXPECT_EQ(joined.kind, whole.kind) << whole.name;
    EXPECT_EQ(joined.stage, whole.stage);
    EXPECT_EQ(joined.unstable, whole.unstable);
    ASSERT_EQ(joined.metrics.size(), whole.metrics.size());
    for (std::size_t i = 0; i < whole.metrics.size(); ++i) {
        EXPECT_EQ(joined.metrics[i].p, whole.metrics[i].p) << whole.name;
        EXPECT_EQ(joined.metrics[i].changed, whole.metrics[i].changed) << whole.name;
        EXPECT_EQ(joined.metrics[i].detectable, whole.metrics[i].detectable) << whole.name;
        EXPECT_EQ(joined.metrics[i].ratio.estimate, whole.metrics[i].ratio.estimate);
    }
}

TEST(join_parts, eight_parts_decide_as_one_comparison_of_the_same_samples) {
    auto const pairs = made_cases_of_pairs();
    auto const whole = whole_comparison(pairs);
    std::size_t changed = 0;
    std::size_t otherwise = 0;
    std::vector<comparison_of_file> parts;
    for (auto& one : all_parts(8, pairs)) {
        for (auto const& alone : one.measured.cases) {
            auto const& of = *std::ranges::find(whole.cases, alone.name, &case_change::name);
            changed += of.metrics.front().changed ? 1 : 0;
            otherwise += of.metrics.front().changed != alone.metrics.front().changed ? 1 : 0;
        }
        parts.push_back({one.file, read_json(write_json(one.measured), one.file)}); // as merge reads it
    }
    ASSERT_GT(changed, 5U);
    ASSERT_GT(otherwise, 0U) << "the parts by themselves decide like the whole, so this test shows nothing";
    std::ranges::rotate(parts, parts.begin() + 3);
    auto const joined = whole_of(parts);
    ASSERT_EQ(joined.cases.size(), whole.cases.size());
    for (std::size_t i = 0; i < whole.cases.size(); ++i)
        expect_same(joined.cases[i], whole.cases[i]);
}

TEST(join_parts, each_case_keeps_its_machine) {
    auto parts = all_parts(8, made_cases_of_pairs());
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i].measured.where.cpu = i < 3 ? "one kind" : "another kind";
    auto const joined = read_json(write_json(whole_of(parts)), "a test");
    ASSERT_EQ(joined.machines.size(), 8U);
    for (auto const& one : parts)
        for (auto const& of : one.measured.cases)
            EXPECT_EQ(
                joined.machines[std::ranges::find(joined.cases, of.name, &case_change::name)->machine].host,
                one.measured.where.host);
    auto const kinds = by_machine(joined);
    ASSERT_EQ(kinds.size(), 2U);
    EXPECT_EQ(kinds[0].where.cpu, "another kind");
    EXPECT_EQ(kinds[1].cases.size(), 36U);
    EXPECT_EQ(kinds[0].cases.size() + kinds[1].cases.size(), joined.cases.size());
}

template <class error> std::string why_not(std::vector<comparison_of_file> parts) {
    try {
        static_cast<void>(whole_of(std::move(parts)));
    } catch (error const& e) {
        return e.what();
    }
    return "it went well";
}

TEST(join_parts, a_part_that_is_missing_stopped_or_cut_short_is_named) {
    auto const pairs = made_cases_of_pairs();
    auto parts = all_parts(8, pairs);
    parts.erase(parts.begin() + 4);
    EXPECT_NE(why_not<system::run_error>(parts).find("part 5 of 8"), std::string::npos);
    parts = all_parts(8, pairs);
    parts[2].measured.complete = false;
    EXPECT_NE(why_not<system::run_error>(parts).find("part 3 of 8 (part-3) was stopped"), std::string::npos);
    parts = all_parts(8, pairs);
    auto const lost = parts[6].measured.cases.back().name;
    parts[6].measured.cases.pop_back();
    EXPECT_NE(why_not<system::run_error>(parts).find("part 7 of 8 (part-7) lacks the case " + lost),
              std::string::npos);
    parts = all_parts(8, pairs);
    parts[6].measured.cases.push_back(parts[5].measured.cases.back());
    EXPECT_NE(why_not<system::run_error>(parts).find("which is another part's"), std::string::npos);
    parts = all_parts(8, pairs);
    parts[6].measured.part->asked["base"] = "another";
    EXPECT_NE(why_not<system::usage_error>(parts).find("base differs"), std::string::npos);
    parts = all_parts(8, pairs);
    parts[6].measured.how = method::processes;
    EXPECT_NE(why_not<system::usage_error>(parts).find("not compared in the same way"), std::string::npos);
}

TEST(join_parts, several_programs_are_corrected_together) {
    auto const pairs = made_cases_of_pairs();
    auto whole = whole_comparison(pairs);
    auto const expected = whole.cases;
    std::vector<case_change> one_by_one;
    for (auto const& [name, of] : pairs)
        one_by_one.push_back(verdicts({name}, pairs, {}).front());
    correct_together(one_by_one, 0.05);
    for (auto const& one : one_by_one)
        expect_same(one, *std::ranges::find(expected, one.name, &case_change::name));
}

TEST(correction, what_stands_alone_alarms_wherever_any_whole_does) {
    auto const whole = whole_comparison(made_cases_of_pairs());
    auto alone = whole.cases;
    leave_uncorrected(alone, 0.05);
    std::size_t more = 0;
    for (std::size_t i = 0; i < alone.size(); ++i) {
        EXPECT_GE(alone[i].metrics.front().changed, whole.cases[i].metrics.front().changed);
        more += alone[i].metrics.front().changed && !whole.cases[i].metrics.front().changed ? 1 : 0;
    }
    EXPECT_GT(more, 0U);
}

} // namespace
} // namespace yieldmark::compare
