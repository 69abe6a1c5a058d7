// Profiles of an executable whose patterns are known.

#include "harness/profile/process.hpp"
#include "harness/profile/record.hpp"
#include "harness/profile/store.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <fstream>

namespace yieldmark::profile {
namespace {

run::bench const& fixture() {
    static auto const opened = run::open_bench(FIXTURE);
    return opened;
}

std::string case_of(std::string const& technique) {
    return "patterns/" + technique + "/drain/4";
}

results::heap_timeline timeline_of(std::string const& technique) {
    auto const made = record(fixture(), case_of(technique), {.heap = true, .cpu = false});
    EXPECT_EQ(made.no_heap, "");
    EXPECT_EQ(made.no_cpu, not_asked_for);
    return made.heap;
}

using levels = std::vector<std::uint64_t>;

levels levels_of(results::heap_timeline const& timeline) {
    levels made;
    for (auto const& step : timeline.steps)
        made.push_back(step.live);
    return made;
}

// What the heap pass itself measures of the case.
std::uint64_t peak_of_heap_pass(std::string const& technique) {
    system::scratch const dir;
    std::ofstream(dir / "case") << case_of(technique) << '\n';
    auto environment = system::clean_environment();
    environment.push_back("LD_PRELOAD=" + fixture().probe.string());
    auto const done = run_stoppable(
        {.arguments = {FIXTURE, "--yieldmark_pass=heap", "--yieldmark_cases=" + (dir / "case").string(),
                       "--yieldmark_journal=" + (dir / "journal").string()},
         .environment = environment,
         .cpu = std::nullopt},
        std::chrono::seconds(60), nullptr);
    EXPECT_TRUE(done.good()) << describe(done);
    std::ifstream journal(dir / "journal");
    for (std::string line; std::getline(journal, line);)
        if (auto const found = nlohmann::json::parse(line); found.contains("peak_bytes"))
            return found.at("peak_bytes").get<std::uint64_t>();
    return 0;
}

double share(results::cpu_profile const& cpu, std::string const& name) {
    double all = 0;
    double its = 0;
    for (auto const& stack : cpu.stacks) {
        auto const weight = static_cast<double>(stack.weight);
        all += weight;
        its += std::ranges::find(stack.frames, name) == stack.frames.end() ? 0 : weight;
    }
    return all == 0 ? 0 : its / all;
}

TEST(record, the_steps_of_known_patterns) {
    EXPECT_EQ(levels_of(timeline_of("ramp")), (levels{0, 100, 200, 300, 400, 300, 200, 100, 0}));
    EXPECT_EQ(levels_of(timeline_of("saw")), (levels{0, 64, 0, 64, 0, 64, 0, 64, 0}));
    EXPECT_EQ(levels_of(timeline_of("plateau")), (levels{0, 4096, 0}));
}

TEST(record, each_step_knows_how_many_items_the_consumer_had_before_it) {
    auto const plateau = timeline_of("plateau");
    ASSERT_EQ(plateau.steps.size(), 3U);
    ASSERT_GT(plateau.handed_over, 0U);
    EXPECT_EQ(plateau.steps[1].items, 0U);
    EXPECT_EQ(plateau.steps[2].items, plateau.handed_over);
    auto const ramp = timeline_of("ramp");
    EXPECT_EQ(ramp.steps.front().items, 0U);
    EXPECT_EQ(ramp.steps[2].items, 1U);
    EXPECT_EQ(ramp.steps.back().items, ramp.handed_over);
}

TEST(record, the_peak_is_the_heap_passes_peak) {
    for (auto const* technique : {"ramp", "saw", "plateau", "three_to_one"}) {
        auto const timeline = timeline_of(technique);
        EXPECT_EQ(timeline.peak_bytes, peak_of_heap_pass(technique)) << technique;
        EXPECT_EQ(std::ranges::max(levels_of(timeline)), timeline.peak_bytes) << technique;
    }
}

TEST(record, the_items_arrive_between_the_steps_around_them) {
    auto const plateau = timeline_of("plateau");
    ASSERT_EQ(plateau.steps.size(), 3U);
    EXPECT_GE(plateau.first_item, plateau.steps[1].at);
    EXPECT_GE(plateau.last_item, plateau.first_item);
    EXPECT_GE(plateau.steps[2].at, plateau.last_item);
    EXPECT_GE(plateau.release, plateau.steps[2].at);
    auto const ramp = timeline_of("ramp");
    EXPECT_GE(ramp.first_item, ramp.steps[1].at);
    EXPECT_LE(ramp.first_item, ramp.steps[2].at);
    EXPECT_GE(ramp.last_item, ramp.steps[4].at);
}

TEST(record, callgrind_finds_the_function_that_takes_three_quarters) {
    ASSERT_EQ(why_no_callgrind(), "");
    auto const made = record(fixture(), case_of("three_to_one"), {.heap = false, .with = sampler::callgrind});
    ASSERT_EQ(made.no_cpu, "");
    EXPECT_EQ(made.cpu.unit, "instructions");
    EXPECT_NEAR(share(made.cpu, "fixture::three_quarters()"), 0.75, 0.01);
    EXPECT_NEAR(share(made.cpu, "fixture::one_quarter()"), 0.25, 0.01);
    for (auto const& stack : made.cpu.stacks)
        for (auto const& frame : stack.frames)
            EXPECT_EQ(frame.find("profiled"), std::string::npos) << frame;
}

// The share itself is left to Callgrind: samples of a machine under load are another matter.
TEST(record, perf_finds_it_or_says_why_it_cannot) {
    auto const why = why_no_perf();
    auto const made = record(fixture(), case_of("three_to_one"), {.heap = false, .seconds = 0.5});
    if (!why.empty()) {
        EXPECT_NE(made.no_cpu, "");
        return;
    }
    ASSERT_EQ(made.no_cpu, "");
    EXPECT_GT(share(made.cpu, "fixture::three_quarters()"), 0);
    for (auto const& stack : made.cpu.stacks)
        EXPECT_EQ(std::ranges::count(stack.frames, "main"), 0);
}

TEST(record, a_case_that_is_not_there_is_a_reason_and_no_crash) {
    auto const made = record(fixture(), case_of("nothing"), {.heap = true, .with = sampler::callgrind});
    EXPECT_NE(made.no_heap.find("no case is called"), std::string::npos) << made.no_heap;
    EXPECT_NE(made.no_cpu, "");
}

TEST(record, stops_when_it_is_reported_to) {
    std::atomic<int> const stop{2};
    EXPECT_THROW(static_cast<void>(record(fixture(), case_of("ramp"), {.stop = &stop})), stopped);
}

} // namespace
} // namespace yieldmark::profile
