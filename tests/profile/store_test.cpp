#include "harness/profile/store.hpp"

#include "harness/profile/speedscope.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace yieldmark::profile {
namespace {

results::cpu_profile two_stacks() {
    return {"callgrind", "instructions", {{{"once", "f<\"&\">", "\xff"}, 30}, {{"once"}, 12}}};
}

results::profile profiled(std::string const& name, std::uint64_t peak) {
    results::profile made;
    made.name = results::parse_case_name(name);
    made.heap = {{{0, 0}, {5, peak}}, 1, 2, 9, peak, 1};
    made.cpu = two_stacks();
    return made;
}

// https://www.speedscope.app/file-format-schema.json: what File, SharedData and SampledProfile require.
TEST(speedscope, has_what_the_schema_requires_and_gives_the_stacks_again) {
    auto const profile = two_stacks();
    auto const file = nlohmann::json::parse(speedscope(profile, "fibonacci/loop/drain/64"));
    EXPECT_EQ(file.at("$schema"), "https://www.speedscope.app/file-format-schema.json");
    auto const& names = file.at("shared").at("frames");
    ASSERT_EQ(file.at("profiles").size(), 1U);
    auto const& one = file.at("profiles")[0];
    EXPECT_EQ(one.at("type"), "sampled");
    EXPECT_EQ(one.at("unit"), "none");
    EXPECT_TRUE(one.at("name").is_string());
    EXPECT_EQ(one.at("startValue"), 0);
    EXPECT_EQ(one.at("endValue"), 42);
    ASSERT_EQ(one.at("samples").size(), one.at("weights").size());
    results::cpu_profile again{"", "", {}};
    for (std::size_t i = 0; i < one.at("samples").size(); ++i) {
        again.stacks.emplace_back();
        for (auto const& frame : one.at("samples")[i])
            again.stacks.back().frames.push_back(names.at(frame.get<std::size_t>()).at("name"));
        again.stacks.back().weight = one.at("weights")[i];
    }
    ASSERT_EQ(again.stacks.size(), 2U);
    EXPECT_EQ(again.stacks[0].frames, (std::vector<std::string>{"once", "f<\"&\">", "\xef\xbf\xbd"}));
    EXPECT_EQ(again.stacks[0].weight, 30U);
    EXPECT_EQ(again.stacks[1].frames, profile.stacks[1].frames);
    EXPECT_EQ(again.stacks[1].weight, 12U);
}

TEST(merge, puts_a_new_profile_in_place_of_the_old_one) {
    results::run run;
    run.toolchains = {{"clang", "clang++ 19", ""}, {"gcc", "g++ 12", "-O3"}};
    merge(run, {profiled("a/loop/drain/1", 10), profiled("a/eager/drain/1", 20)}, {"gcc", "g++ 12", "-O3"});
    merge(run, {profiled("a/loop/drain/1", 30)}, {"gcc", "g++ 12", "-O3"});
    ASSERT_EQ(run.profiles.size(), 2U);
    EXPECT_EQ(run.toolchains.size(), 2U);
    EXPECT_EQ(run.profiles[0].toolchain, 1U);
    EXPECT_EQ(run.profiles[0].heap.peak_bytes, 30U);
    EXPECT_EQ(run.profiles[1].heap.peak_bytes, 20U);
}

TEST(merge, keeps_the_part_that_was_not_asked_for_this_time) {
    results::run run;
    merge(run, {profiled("a/loop/drain/1", 10)}, {"gcc", "g++ 12", ""});
    auto heap_only = profiled("a/loop/drain/1", 99);
    heap_only.cpu = {};
    heap_only.no_cpu = not_asked_for;
    merge(run, {heap_only}, {"gcc", "g++ 12", ""});
    ASSERT_EQ(run.profiles.size(), 1U);
    EXPECT_EQ(run.profiles[0].heap.peak_bytes, 99U);
    EXPECT_EQ(run.profiles[0].cpu.stacks.size(), 2U);
    EXPECT_EQ(run.profiles[0].no_cpu, "");
}

TEST(merge, another_compiler_of_the_same_id_is_a_toolchain_of_its_own) {
    results::run run;
    run.toolchains = {{"gcc", "g++ 12", ""}};
    merge(run, {profiled("a/loop/drain/1", 10)}, {"gcc", "g++ 13", ""});
    ASSERT_EQ(run.toolchains.size(), 2U);
    EXPECT_EQ(run.toolchains[1].id, "gcc-2");
    EXPECT_EQ(run.profiles[0].toolchain, 1U);
}

TEST(merge, other_flags_are_a_toolchain_of_their_own) {
    results::run run;
    run.toolchains = {{"gcc", "g++ 12", " -O3 -DNDEBUG"}, {"gcc-2", "g++ 12", "-O2 -DNDEBUG"}};
    merge(run, {profiled("a/loop/drain/1", 10)}, {"gcc-O2", "g++ 12", "-O2 -DNDEBUG"});
    ASSERT_EQ(run.toolchains.size(), 2U) << "an older file numbers what the flags tell apart";
    EXPECT_EQ(run.profiles[0].toolchain, 1U);
    merge(run, {profiled("a/loop/drain/1", 10)}, {"gcc-O1", "g++ 12", "-O1 -DNDEBUG"});
    ASSERT_EQ(run.toolchains.size(), 3U);
    EXPECT_EQ(run.toolchains[2].id, "gcc-O1");
}

TEST(write_files, are_named_after_their_case) {
    auto const folder = std::filesystem::path(testing::TempDir()) / "yieldmark-profile-files" / "new";
    auto const paths = write_files(folder, profiled("a/loop/drain/64", 1));
    ASSERT_EQ(paths.size(), 2U);
    EXPECT_EQ(paths[0].filename(), "a.loop.drain.64.folded");
    EXPECT_EQ(paths[1].filename(), "a.loop.drain.64.speedscope.json");
    std::ostringstream text;
    text << std::ifstream(paths[0]).rdbuf();
    EXPECT_EQ(text.str(), "once;f<\"&\">;\xff 30\nonce 12\n");
    EXPECT_TRUE(write_files(folder, results::profile{}).empty());
}

TEST(write_files, no_two_cases_share_one_and_no_name_is_too_long) {
    auto const folder = std::filesystem::path(testing::TempDir()) / "yieldmark-profile-files" / "odd";
    auto const slash = write_files(folder, profiled("x/1", 1));
    auto const dot = write_files(folder, profiled("x.1", 1));
    EXPECT_NE(slash.at(0), dot.at(0));
    auto const one = write_files(folder, profiled(std::string(300, 'L') + "1", 1));
    auto const other = write_files(folder, profiled(std::string(300, 'L') + "2", 1));
    EXPECT_NE(one.at(0), other.at(0));
    EXPECT_TRUE(std::filesystem::exists(one.at(1)));
}

} // namespace
} // namespace yieldmark::profile
