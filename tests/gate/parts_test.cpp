// A gate in parts decides as the gate that is whole, by the same samples of the first comparison and of the second look.

#include "harness/gate/part_json.hpp"
#include "harness/gate/run_gate.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::gate {
namespace {

gate_request request() {
    gate_request asked{.asked = {}, .held = built_in_limits()};
    asked.asked.repository = "/";
    return asked;
}

// What is measured of some cases is the same whoever measures it: all in the first look, `cases` in the second.
compare::comparison taken(compare::comparison_request const& asked) {
    static auto const first = test::made_cases_of_pairs(0);
    static auto const second = test::made_cases_of_pairs(1);
    if (!asked.cases.empty())
        return test::comparison_of(asked.cases, second);
    if (asked.shard)
        return test::part_with(asked.shard->number, asked.shard->of, first);
    return test::whole_comparison(first);
}

std::vector<part_of_gate> parts_of(unsigned of, gate_request asked, comparer const& take = taken) {
    std::vector<part_of_gate> all;
    for (unsigned k = 1; k <= of; ++k) {
        asked.asked.shard = run::shard_request{.number = k, .of = of};
        auto const file = fmt::format("part-{}", k);
        all.push_back({file, read_part(write_json(measure_part(asked, take)), file)});
    }
    return all;
}

void expect_same(decision const& parts, decision const& whole) {
    EXPECT_EQ(exit_code(parts), exit_code(whole));
    EXPECT_EQ(parts.checked, whole.checked);
    EXPECT_EQ(parts.failures.size(), whole.failures.size());
    ASSERT_EQ(parts.findings.size(), whole.findings.size());
    for (std::size_t i = 0; i < whole.findings.size(); ++i) {
        auto const& a = parts.findings[i];
        auto const& b = whole.findings[i];
        EXPECT_EQ(a.case_name, b.case_name);
        EXPECT_EQ(a.verdict, b.verdict) << b.case_name;
        EXPECT_EQ(a.change.p, b.change.p) << b.case_name;
        ASSERT_EQ(a.second.has_value(), b.second.has_value()) << b.case_name;
        if (b.second) {
            EXPECT_EQ(a.second->p, b.second->p) << b.case_name;
            EXPECT_EQ(a.second->ratio.estimate, b.second->ratio.estimate);
        }
    }
}

TEST(gate_parts, eight_parts_decide_as_one_gate_with_the_same_samples) {
    auto const whole = run_gate(request(), taken);
    ASSERT_GT(count(whole.what, gate_verdict::regression), 1U);
    ASSERT_GT(count(whole.what, gate_verdict::unconfirmed), 0U);
    expect_same(judge_parts(parts_of(8, request()), request()).what, whole.what);
    expect_same(judge_parts(parts_of(1, request()), request()).what, whole.what);
    expect_same(judge_parts(parts_of(24, request()), request()).what, whole.what);
}

TEST(gate_parts, without_a_second_look_too) {
    auto asked = request();
    asked.recheck = false;
    auto const whole = run_gate(asked, taken);
    ASSERT_GT(count(whole.what, gate_verdict::regression), 1U);
    expect_same(judge_parts(parts_of(8, asked), asked).what, whole.what);
}

TEST(gate_parts, limits_of_the_merge_hold) {
    auto generous = request();
    generous.held = parse_limits("time = 50%", "f");
    EXPECT_EQ(exit_code(judge_parts(parts_of(8, request()), generous).what), 0);
}

TEST(gate_parts, a_second_look_that_failed_leaves_its_alarms_unchecked) {
    auto const take = [](compare::comparison_request const& asked) {
        if (!asked.cases.empty())
            throw system::run_error("the disk is full");
        return taken(asked);
    };
    auto const done = judge_parts(parts_of(4, request(), take), request()).what;
    EXPECT_EQ(exit_code(done), 3);
    EXPECT_EQ(count(done, gate_verdict::regression), 0U);
    ASSERT_FALSE(done.failures.empty());
    EXPECT_NE(done.failures.back().what.find("the disk is full"), std::string::npos);
}

TEST(gate_parts, one_part_whose_second_look_failed_confirms_nothing_there) {
    auto parts = parts_of(4, request());
    auto const whole = run_gate(request(), taken).what;
    for (auto& one : parts)
        if (one.measured.second && !one.measured.second->cases.empty()) {
            one.measured.second.reset();
            one.measured.unchecked = "the disk is full";
            break;
        }
    auto const done = judge_parts(std::move(parts), request()).what;
    EXPECT_GT(count(done, gate_verdict::unchecked), 0U);
    EXPECT_LT(count(done, gate_verdict::regression), count(whole, gate_verdict::regression) + 1);
    EXPECT_NE(exit_code(done), 0);
}

TEST(gate_parts, a_missing_base_passes_only_where_that_was_asked) {
    std::vector<part_of_gate> parts{{"part-1", {.first = {}, .second = {}, .no_base = "a shallow clone"}}};
    parts.front().measured = read_part(write_json(parts.front().measured), "part-1");
    auto const done = judge_parts(std::move(parts), request());
    EXPECT_EQ(exit_code(done.what), 0);
    EXPECT_EQ(done.what.no_base, "a shallow clone");
}

TEST(gate_parts, parts_with_and_without_a_second_look_do_not_belong_together) {
    auto parts = parts_of(2, request());
    parts.back().measured.recheck = false;
    EXPECT_THROW(static_cast<void>(judge_parts(std::move(parts), request())), system::usage_error);
}

} // namespace
} // namespace yieldmark::gate
