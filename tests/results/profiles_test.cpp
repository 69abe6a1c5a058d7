#include "harness/results/google_benchmark.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace yieldmark::results {
namespace {

run profiled_run() {
    run r;
    r.plan = "quick";
    r.toolchains = {{"gcc", "g++ 12", ""}, {"clang", "clang++ 19", ""}};
    profile one;
    one.name = {"fibonacci", "coroutine", "drain", 4096};
    one.toolchain = 1;
    one.heap = {{{0, 0}, {23345.25, 32}, {29885, std::uint64_t{1} << 40}}, 37156, 138096, 138206, 160, 2};
    one.heap.handed_over = 4096;
    one.heap.steps[2].items = 17;
    one.cpu = {
        "perf", "samples", {{{"once", "a;b\n\"<"}, 412}, {{}, 3}, {{"once", "once"}, 18446744073709551615U}}};
    profile other;
    other.name = {"odd/name", "", "", 0};
    other.no_heap = "the heap probe isn't there";
    other.no_cpu = "not asked for";
    r.profiles = {one, other};
    return r;
}

void expect_same(profile const& a, profile const& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(std::tie(a.toolchain, a.no_heap, a.no_cpu), std::tie(b.toolchain, b.no_heap, b.no_cpu));
    auto const marks = [](heap_timeline const& h) {
        return std::tie(h.handed_over, h.first_item, h.last_item, h.release, h.peak_bytes, h.events);
    };
    EXPECT_EQ(marks(a.heap), marks(b.heap));
    ASSERT_EQ(a.heap.steps.size(), b.heap.steps.size());
    for (std::size_t i = 0; i < a.heap.steps.size(); ++i) {
        EXPECT_EQ(a.heap.steps[i].at, b.heap.steps[i].at);
        EXPECT_EQ(a.heap.steps[i].live, b.heap.steps[i].live);
        EXPECT_EQ(a.heap.steps[i].items, b.heap.steps[i].items);
    }
    EXPECT_EQ(std::tie(a.cpu.sampler, a.cpu.unit), std::tie(b.cpu.sampler, b.cpu.unit));
    ASSERT_EQ(a.cpu.stacks.size(), b.cpu.stacks.size());
    for (std::size_t i = 0; i < a.cpu.stacks.size(); ++i) {
        EXPECT_EQ(a.cpu.stacks[i].frames, b.cpu.stacks[i].frames);
        EXPECT_EQ(a.cpu.stacks[i].weight, b.cpu.stacks[i].weight);
    }
}

TEST(profiles, come_back_as_they_were_written) {
    auto const written = profiled_run();
    auto const read = read_json(write_json(written), "made");
    ASSERT_EQ(read.profiles.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
        expect_same(read.profiles[i], written.profiles[i]);
}

std::string replaced(std::string const& what, std::string const& by) {
    auto text = write_json(profiled_run());
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

void expect_refused(std::string const& what, std::string const& by, std::string const& says) {
    try {
        static_cast<void>(read_json(replaced(what, by), "made"));
        FAIL() << by << " was read";
    } catch (read_error const& error) {
        EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << error.what();
    }
}

TEST(profiles, what_makes_no_sense_is_refused_and_named) {
    expect_refused("[412,0,1]", "[412,0,7]", "profiles[0].cpu.stacks");
    expect_refused("[412,0,1]", "[]", "profiles[0].cpu.stacks");
    expect_refused("[412,0,1]", "\"x\"", "profiles[0].cpu.stacks");
    expect_refused("[412,0,1]", "[-1,0]", "profiles[0].cpu.stacks");
    expect_refused("\"steps\":[0.0,0,", "\"steps\":[0.0,", "profiles[0].heap.steps");
    expect_refused("\"steps\":[0.0,0,", "\"steps\":[0.0,-4,", "profiles[0].heap.steps[1]");
    expect_refused("\"n\":4096},\"toolchain\":1", "\"n\":4096},\"toolchain\":2", "profiles[0].toolchain");
}

TEST(profiles, a_run_without_any_has_no_such_key) {
    auto r = profiled_run();
    r.profiles.clear();
    EXPECT_EQ(write_json(r).find("profiles"), std::string::npos);
}

} // namespace
} // namespace yieldmark::results
