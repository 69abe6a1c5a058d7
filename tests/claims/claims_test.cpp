#include "harness/claims/claims.hpp"
#include "harness/claims/json.hpp"
#include "harness/claims/models.hpp"
#include "harness/claims/source_lines.hpp"
#include "tests/claims/made_run.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <set>

namespace yieldmark::claims {
namespace {

using test::run_maker;

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "int x;\n";
    return text;
}

run_maker sources(int coroutine, int iterator, int eager) {
    run_maker m;
    for (std::string const name : {"a", "b", "c", "d"}) {
        m.example(name, "sequences",
                  {{"coroutine", lines(coroutine)}, {"iterator", lines(iterator)}, {"eager", lines(eager)}});
        m.time(name + "/coroutine/drain/1", 1);
    }
    return m;
}

TEST(readable, counts_lines) {
    auto const f = sources(5, 20, 10).answer(readable);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 0.25, 1e-9);
    EXPECT_NE(f.sentence.find("proxy"), std::string::npos);
    EXPECT_EQ(sources(10, 20, 10).answer(readable).reading, claim_verdict::depends);
    EXPECT_EQ(sources(30, 20, 10).answer(readable).reading, claim_verdict::fails);
    EXPECT_EQ(run_maker().answer(readable).reading, claim_verdict::not_measured);
}

TEST(source_lines, leaves_out_what_is_no_code) {
    EXPECT_EQ(source_lines(
                  "#pragma once\n#include <x>\n\nnamespace a {\n/// doc\n// why\nint f() {\n    return 1; // "
                  "one\n}\n\n} // namespace a\n"),
              3U);
    EXPECT_EQ(source_lines(""), 0U);
    EXPECT_EQ(source_lines("int x;"), 1U);
    EXPECT_EQ(source_lines("\tint x;\r\n \r\n"), 1U);
}

TEST(answer_all, answers_every_claim_of_an_empty_example) {
    run_maker m;
    m.time("fibonacci/coroutine/drain/64", 1);
    auto const all = answer_all(m.run);
    ASSERT_EQ(all.size(), 17U);
    std::set<std::string> ids;
    for (auto const& f : all) {
        ids.insert(f.id);
        EXPECT_EQ(f.reading, claim_verdict::not_measured) << f.id;
        EXPECT_FALSE(f.sentence.empty()) << f.id;
        EXPECT_FALSE(f.command.empty()) << f.id;
    }
    EXPECT_EQ(ids.size(), 17U);
}

TEST(answer_all, says_nothing_of_another_projects_benchmark) {
    results::run r;
    r.cases.push_back({.name = results::parse_case_name("BM_sort"),
                       .toolchain = 0,
                       .items = 0,
                       .samples = {},
                       .error = ""});
    EXPECT_TRUE(answer_all(r).empty());
    EXPECT_TRUE(answer_all({}).empty());
}

TEST(answer, depends_where_toolchains_disagree) {
    run_maker m;
    m.run.toolchains.push_back({"clang", "clang++", "-O3"});
    m.time("fibonacci/coroutine/drain/64", 4000).time("fibonacci/iterator/drain/64", 1000);
    auto other = m.run.cases;
    for (auto& c : other) {
        c.toolchain = 1;
        for (auto& s : c.samples)
            s.value = c.name.technique == "coroutine" ? s.value / 8 : s.value;
    }
    m.run.cases.insert(m.run.cases.end(), other.begin(), other.end());
    auto const f = answer(all_claims()[3], m.run);
    EXPECT_EQ(f.id, "faster_iterators");
    EXPECT_EQ(f.reading, claim_verdict::depends);
    EXPECT_EQ(f.figure, "gcc 4.00× (4.00–4.00); clang 0.50× (0.50–0.50)");
    EXPECT_EQ(f.cases.size(), 2U);
}

TEST(answer, tells_python_besides_and_lets_it_decide_nothing) {
    run_maker m;
    m.run.toolchains.push_back({"cpython", "CPython", ""});
    for (int const n : {64, 4096}) {
        auto const size = "/drain/" + std::to_string(n);
        m.heap("fibonacci/eager" + size, 8.0 * n).heap("fibonacci/coroutine" + size, 160);
        m.heap("fibonacci/cpython_list" + size, 40.0 * n)
            .heap("fibonacci/cpython_generator" + size, 40.0 * n);
    }
    for (auto& c : m.run.cases)
        c.toolchain = c.name.technique.starts_with("cpython") ? 1U : 0U;
    auto const f = answer(all_claims()[0], m.run);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NE(f.sentence.find("In CPython it fails: Lazy techniques grew with the sequence"),
              std::string::npos)
        << f.sentence;
    EXPECT_EQ(m.answer(memory).sentence.find("CPython"), std::string::npos);
}

TEST(evidence, does_not_rest_on_failed_cases_nor_on_what_is_no_example) {
    run_maker m;
    m.flagged("runtime_per_item", &results::example_info::catalogue, false);
    m.time("runtime_per_item/coroutine/drain/64", 1);
    m.time("fibonacci/coroutine/drain/64", 1).error("fibonacci/coroutine/drain/64", "check failed");
    evidence const from(m.run, 0);
    EXPECT_EQ(from.examples(), std::vector<std::string>{"fibonacci"});
    EXPECT_EQ(from.find("fibonacci", "coroutine", "drain", 64), nullptr);
    EXPECT_TRUE(from.sizes("fibonacci", "coroutine", "drain", "time").empty());
}

// A damaged digit, a counter that overflowed: nothing rests on it, and nothing throws.
TEST(evidence, a_figure_that_no_machine_gives_is_none) {
    run_maker m;
    std::size_t next = 0;
    constexpr std::array absurd{5e-324, 1e-300, 1.8446744073709552e19, 1e300, 1.79e308};
    for (int const n : {64, 1024, 4096, 16384})
        for (auto const* technique : {"coroutine", "iterator", "eager"})
            m.time(fmt::format("fibonacci/{}/drain/{}", technique, n), absurd[next++ % absurd.size()]);
    evidence const from(m.run, 0);
    EXPECT_TRUE(from.sizes("fibonacci", "eager", "drain", "time").empty());
    EXPECT_FALSE(value_of(m.run.cases.front(), results::metric::time));
    EXPECT_TRUE(model_all(from, cpp_roles()).techniques.empty());
    EXPECT_NO_THROW(static_cast<void>(answer_all(m.run)));
}

TEST(models, predict_uses_that_they_were_not_fitted_to) {
    run_maker m;
    m.plays("early_exit", results::role::parts);
    for (int const n : {64, 1024, 4096, 16384}) {
        auto const size = "/" + std::to_string(n);
        m.time("early_exit/coroutine/drain" + size, 20 + 2.0 * n);
        m.time("early_exit/coroutine/percent_50" + size, 20 + 1.0 * n);
    }
    auto const all = model_all(evidence(m.run, 0), cpp_roles());
    ASSERT_EQ(all.techniques.size(), 1U);
    EXPECT_NEAR(all.techniques.front().time.each.estimate, 2, 0.01);
    EXPECT_EQ(summary_of(all.uses).count, 4U);
    EXPECT_LT(summary_of(all.uses).worst_error, 0.001);
    EXPECT_EQ(summary_of(all.left_out).count, 4U);
    EXPECT_LT(summary_of(all.left_out).worst_error, 0.001);
}

TEST(models, reading_a_kept_item_again_is_the_slope_over_passes) {
    run_maker m;
    m.plays("multi_pass", results::role::passes);
    for (int const k : {1, 2, 4, 16, 64}) {
        auto const scenario = k == 1 ? std::string("drain") : "k_" + std::to_string(k);
        m.time("multi_pass/eager/" + scenario + "/1000", 5000.0 + 250.0 * k);
    }
    auto const reread = reread_cost(evidence(m.run, 0), cpp_roles());
    ASSERT_EQ(reread.size(), 5U);
    EXPECT_NEAR(*reread[0], 0.25, 1e-9);
    EXPECT_TRUE(reread_cost(evidence(run_maker().run, 0), cpp_roles()).empty());
}

TEST(json, holds_what_the_finding_holds) {
    run_maker m;
    m.time("fibonacci/coroutine/drain/64", 4000).time("fibonacci/iterator/drain/64", 1000);
    auto const j = to_json(answer(all_claims()[3], m.run));
    EXPECT_EQ(j["verdict"], "fails");
    EXPECT_NEAR(j["value"]["estimate"].get<double>(), 4, 1e-9);
    EXPECT_EQ(j["cases"].size(), 2U);
    EXPECT_EQ(j["chart"]["scenario"], "drain");
    EXPECT_TRUE(to_json(answer(all_claims()[0], m.run))["value"].is_null());
}

} // namespace
} // namespace yieldmark::claims
