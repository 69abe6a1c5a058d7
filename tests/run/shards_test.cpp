// How cases are divided among machines: by names alone, in whole units, and evenly.

#include "harness/run/shards.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

namespace yieldmark::run {
namespace {

std::vector<case_of_unit> whole_of(std::vector<std::pair<std::string, int>> const& units) {
    std::vector<case_of_unit> all;
    for (auto const& [unit, cases] : units)
        for (int i = 0; i < cases; ++i) {
            auto name = fmt::format("{}/loop/drain/{}", unit, i);
            all.push_back({name, unit_of(name)});
        }
    return all;
}

std::vector<case_of_unit> many() {
    std::vector<std::pair<std::string, int>> units;
    for (int i = 0; i < 40; ++i)
        units.emplace_back(fmt::format("example_{}", i), 1 + i * 7 % 13);
    return whole_of(units);
}

std::vector<results::part> all_parts(unsigned of, std::vector<case_of_unit> const& whole,
                                     case_seconds const& seconds = {}) {
    std::vector<results::part> parts;
    for (unsigned k = 1; k <= of; ++k)
        parts.push_back(divide({.number = k, .of = of}, whole, seconds));
    return parts;
}

TEST(shards, each_case_is_in_one_part_with_all_of_its_unit) {
    auto const whole = many();
    std::set<std::string> seen;
    for (auto const& part : all_parts(7, whole)) {
        std::set<std::string> units;
        for (std::size_t i = 0; i < part.cases.size(); ++i) {
            EXPECT_TRUE(seen.insert(part.cases[i]).second) << part.cases[i];
            EXPECT_EQ(whole[part.places[i]].name, part.cases[i]);
            units.insert(unit_of(part.cases[i]));
        }
        for (auto const& one : whole)
            EXPECT_EQ(std::ranges::count(part.cases, one.name), units.contains(one.unit) ? 1 : 0);
    }
    EXPECT_EQ(seen.size(), whole.size());
}

TEST(shards, every_machine_names_the_same_parts_of_the_same_whole) {
    auto const parts = all_parts(5, many());
    for (auto const& part : parts) {
        EXPECT_EQ(part.units, parts.front().units);
        EXPECT_EQ(shared_seed(part), shared_seed(parts.front()));
    }
}

// The order in which a program registers its benchmarks, or a catalogue lists them, is not part of the rule.
TEST(shards, the_order_of_the_cases_changes_no_part) {
    auto whole = many();
    auto const before = all_parts(6, whole);
    std::shuffle(whole.begin(), whole.end(), std::mt19937{7});
    auto const after = all_parts(6, whole);
    for (std::size_t k = 0; k < before.size(); ++k)
        EXPECT_EQ(std::set(before[k].cases.begin(), before[k].cases.end()),
                  std::set(after[k].cases.begin(), after[k].cases.end()));
}

TEST(shards, parts_are_equal_by_count) {
    auto const whole = many();
    auto const parts = all_parts(8, whole);
    for (auto const& part : parts) {
        EXPECT_GE(part.cases.size() * 8, whole.size() * 9 / 10);
        EXPECT_LE(part.cases.size() * 8, whole.size() * 11 / 10);
    }
}

TEST(shards, parts_are_equal_in_time_where_times_are_known) {
    auto const whole = whole_of({{"slow", 1}, {"a", 4}, {"b", 4}, {"c", 4}, {"d", 4}});
    case_seconds seconds{.of = {{"slow/loop/drain/0", 8.0}}, .digest = "x"};
    for (auto const* unit : {"a", "b", "c", "d"})
        for (int i = 0; i < 4; ++i)
            seconds.of[fmt::format("{}/loop/drain/{}", unit, i)] = 0.5;
    auto const parts = all_parts(2, whole, seconds);
    EXPECT_EQ(parts[0].cases, std::vector<std::string>{"slow/loop/drain/0"});
    EXPECT_EQ(parts[1].cases.size(), 16U);
    EXPECT_EQ(parts[0].balance, "x");
}

TEST(shards, what_is_not_known_counts_as_the_median_case) {
    auto const whole = whole_of({{"new", 1}, {"a", 1}, {"b", 1}, {"c", 1}});
    case_seconds const seconds{
        .of = {{"a/loop/drain/0", 1.0}, {"b/loop/drain/0", 2.0}, {"c/loop/drain/0", 9.0}}, .digest = "x"};
    auto const parts = all_parts(2, whole, seconds);
    EXPECT_EQ(parts[0].cases, std::vector<std::string>{"c/loop/drain/0"});
    EXPECT_EQ(parts[1].cases.size(), 3U);
}

TEST(shards, more_parts_than_units_leave_some_empty) {
    auto const parts = all_parts(4, whole_of({{"a", 3}, {"b", 2}}));
    EXPECT_EQ(parts[0].cases.size(), 3U);
    EXPECT_EQ(parts[1].cases.size(), 2U);
    EXPECT_TRUE(parts[2].cases.empty());
    EXPECT_TRUE(parts[3].cases.empty());
}

TEST(shards, a_unit_ends_at_the_first_slash_behind_the_programs_prefix) {
    EXPECT_EQ(unit_of("fibonacci/loop/drain/64"), "fibonacci");
    EXPECT_EQ(unit_of("BM_Sort<int>/8/threads:2"), "BM_Sort<int>");
    EXPECT_EQ(unit_of("BM_Alone"), "BM_Alone");
    EXPECT_EQ(unit_of("parser/BM_Read/8", "parser/"), "parser/BM_Read");
    EXPECT_EQ(unit_of("other/BM_Read/8", "parser/"), "other");
}

TEST(shards, a_part_is_written_k_of_n) {
    EXPECT_EQ(parse_shard("2/8").number, 2U);
    EXPECT_EQ(parse_shard("8/8").of, 8U);
    for (auto const* wrong : {"", "2", "0/8", "9/8", "2/", "/8", "a/8", "2/8x", "-1/8", "1/10001", "2 / 8"})
        EXPECT_THROW(static_cast<void>(parse_shard(wrong)), system::usage_error) << wrong;
}

TEST(shards, seconds_are_those_of_all_slices_of_all_processes) {
    results::run r;
    r.cases.push_back({.name = results::foreign_name("a"), .samples = {}, .error = {}});
    for (std::uint32_t process : {0U, 1U})
        r.cases.back().samples.push_back(
            {.metric = "time", .value = 1e6, .process = process, .iterations = 10, .slices = 3});
    r.cases.back().samples.push_back({.metric = "peak_bytes", .value = 64, .process = 2});
    r.cases.push_back({.name = results::foreign_name("without a time"), .samples = {}, .error = {}});
    auto const seconds = seconds_of(r);
    ASSERT_EQ(seconds.size(), 1U);
    EXPECT_NEAR(seconds.at("a"), 2 * 0.03 + 3 * 0.001, 1e-9);
}

TEST(shards, the_seed_follows_what_was_asked) {
    auto part = all_parts(2, many()).front();
    part.asked = {{"revision", "v1"}};
    auto const before = shared_seed(part);
    part.asked = {{"revision", "v2"}};
    EXPECT_NE(shared_seed(part), before);
}

} // namespace
} // namespace yieldmark::run
