#include "harness/run/layout.hpp"

#include "harness/run/bench.hpp"
#include "harness/system/errors.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

namespace yieldmark::run {
namespace {

link_manifest manifest() {
    return {.linker = "ld",
            .flags = {"-O3"},
            .objects = {"a.o", "b.o", "c.o", "d.o"},
            .fixed = {"main.o"},
            .padding = {"p1.o", "p2.o"},
            .libraries = {"-lm"}};
}

TEST(layout, has_every_object_once_and_the_rest_in_place) {
    for (std::uint32_t seed = 1; seed < 50; ++seed) {
        auto const command = link_command(manifest(), seed, "out");
        for (auto const& object : manifest().objects)
            EXPECT_EQ(std::ranges::count(command, object), 1);
        for (auto const& padding : manifest().padding)
            EXPECT_LE(std::ranges::count(command, padding), 1);
        EXPECT_EQ(command.front(), "ld");
        EXPECT_EQ(std::vector<std::string>(command.end() - 4, command.end()),
                  (std::vector<std::string>{"main.o", "-lm", "-o", "out"}));
    }
}

TEST(layout, follows_from_its_seed_and_differs_between_seeds) {
    EXPECT_EQ(link_command(manifest(), 7, "out"), link_command(manifest(), 7, "out"));
    std::set<std::vector<std::string>> all;
    for (std::uint32_t seed = 1; seed <= 100; ++seed)
        all.insert(link_command(manifest(), seed, "out"));
    EXPECT_GT(all.size(), 60U);
}

TEST(layout, what_two_programs_have_in_common_lies_alike_wherever_they_were_built) {
    auto base = manifest();
    base.starts = {"s1.o", "s2.o", "s3.o"};
    auto now = base;
    now.objects = {"d.o", "new.o", "b.o", "a.o", "c.o"};
    now.padding = {"/elsewhere/p1.o", "/elsewhere/p2.o"};
    std::set<std::string> starts;
    for (std::uint32_t seed = 1; seed < 50; ++seed) {
        std::vector<std::string> order[2];
        for (std::size_t side : {0U, 1U}) {
            auto const command = link_command(side == 0 ? base : now, seed, "out");
            for (auto start = command.begin() + 2; *start != "main.o"; start += 2)
                if (*(start + 1) != "new.o")
                    order[side].insert(order[side].end(),
                                       {*start, std::filesystem::path(*(start + 1)).filename().string()});
        }
        EXPECT_EQ(order[0], order[1]);
        starts.insert(order[0].front());
    }
    EXPECT_EQ(starts.size(), 3U);
}

TEST(layout, a_manifest_that_names_what_is_not_there_is_reported) {
    test::fake_site site;
    site.add_manifest();
    auto const path = site.root() / "link/yieldmark-bench.json";
    EXPECT_EQ(read_link_manifest(path).objects.size(), 3U);
    EXPECT_EQ(read_link_manifest(path).flags, std::vector<std::string>{"-O3"});
    std::filesystem::remove(site.root() / "link/b.o");
    EXPECT_THROW((void)read_link_manifest(path), system::run_error);
}

// An installed manifest says g++, and the package may be there without it.
TEST(layout, a_linker_that_is_not_installed_is_reported) {
    test::fake_site site;
    site.add_manifest();
    auto const path = site.root() / "link/yieldmark-bench.json";
    auto const linker = [&](std::string const& name) {
        auto j = nlohmann::json::parse(std::ifstream(path));
        j["linker"] = name;
        std::ofstream(path) << j;
    };
    linker("sh");
    EXPECT_EQ(read_link_manifest(path).linker, "sh");
    linker("no-such-linker");
    EXPECT_THROW((void)read_link_manifest(path), system::run_error);
}

TEST(layout, a_manifest_that_has_no_other_layout_says_why) {
    test::fake_site site;
    site.add_manifest();
    auto const path = site.root() / "link/yieldmark-bench.json";
    auto j = nlohmann::json::parse(std::ifstream(path));
    j["one_layout"] = "";
    std::ofstream(path) << j;
    EXPECT_EQ(read_link_manifest(path).objects.size(), 3U);
    j["one_layout"] = "it was built otherwise";
    std::ofstream(path) << j;
    EXPECT_EQ(open_bench(site.bench()).why_one_layout, "it was built otherwise");
}

TEST(layout, a_damaged_manifest_is_reported) {
    test::fake_site const site;
    auto const path = site.root() / "link/yieldmark-bench.json";
    std::ofstream(path) << "{\"linker\": 3}";
    EXPECT_THROW((void)read_link_manifest(path), system::run_error);
    EXPECT_THROW((void)read_link_manifest(site.root() / "none"), system::run_error);
}

} // namespace
} // namespace yieldmark::run
