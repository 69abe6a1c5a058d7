// `yieldmark profile` as a user calls it.

#include "harness/profile/process.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sys/wait.h>

namespace yieldmark::profile {
namespace {

system::completed call(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {YIELDMARK, "profile"});
    return run_stoppable({.arguments = std::move(arguments),
                          .environment = system::clean_environment(),
                          .cpu = std::nullopt,
                          .keep_all = true},
                         std::chrono::seconds(120), nullptr);
}

int exit_of(system::completed const& done) {
    return WEXITSTATUS(done.status);
}

std::string own_results() {
    results::run r;
    r.plan = "quick";
    r.toolchains = {{"other", "another compiler", ""}};
    return results::write_json(r);
}

TEST(profile_command, help_is_as_it_was_agreed) {
    auto const done = call({"--help"});
    EXPECT_EQ(exit_of(done), 0);
    EXPECT_EQ(done.output, text_of(HELP));
}

TEST(profile_command, wrong_usage_is_one_line_and_exit_code_2) {
    system::scratch const dir;
    auto const foreign = (dir / "foreign.json").string();
    std::ofstream(foreign) << R"({"benchmarks": [{"name": "BM_x", "real_time": 1, "time_unit": "ns"}]})";
    std::vector<std::vector<std::string>> const calls{
        {"--bench", FIXTURE},
        {"nothing_like_it", "--bench", FIXTURE},
        {"patterns", "--bench", FIXTURE, "--heap-only", "--cpu-only"},
        {"patterns", "--bench", FIXTURE, "--sampler", "gprof"},
        {"patterns", "--bench", FIXTURE, "--into", foreign},
        {"patterns", "--bench", FIXTURE, "--into", (dir / "none.json").string()}};
    for (auto const& arguments : calls) {
        auto const done = call(arguments);
        EXPECT_EQ(exit_of(done), 2) << arguments[0] << done.errors;
        EXPECT_TRUE(done.errors.starts_with("yieldmark: ")) << done.errors;
    }
}

TEST(profile_command, puts_profiles_into_results_and_files_beside) {
    system::scratch const dir;
    auto const file = dir / "results.json";
    std::ofstream(file) << own_results();
    auto const done = call({"patterns/*", "--bench", FIXTURE, "--into", file.string(), "--out",
                            (dir / "files").string(), "--sampler", "callgrind", "--json"});
    ASSERT_EQ(exit_of(done), 0) << done.errors;
    auto const said = nlohmann::json::parse(done.output);
    EXPECT_EQ(said.at("cases").size(), 4U);
    EXPECT_EQ(said.at("files").size(), 8U);
    EXPECT_TRUE(std::filesystem::exists(dir / "files/patterns.saw.drain.4.folded"));
    auto const run = results::read_file(file);
    ASSERT_EQ(run.profiles.size(), 4U);
    EXPECT_EQ(run.toolchains.size(), 2U);
    EXPECT_EQ(run.profiles[0].toolchain, 1U);
    for (auto const& one : run.profiles) {
        EXPECT_FALSE(one.heap.steps.empty());
        EXPECT_FALSE(one.cpu.stacks.empty());
    }
}

TEST(profile_command, what_cannot_be_recorded_is_exit_code_3) {
    system::scratch const dir;
    std::filesystem::create_directories(dir / "bin");
    // Away from its build the executable has no probe beside it.
    std::filesystem::copy_file(FIXTURE, dir / "bin/bench");
    auto const done = call({"patterns/saw/*", "--bench", (dir / "bin/bench").string(), "--heap-only"});
    EXPECT_EQ(exit_of(done), 3) << done.errors;
    EXPECT_NE(done.errors.find("no heap timeline: the heap probe"), std::string::npos) << done.errors;
}

} // namespace
} // namespace yieldmark::profile
