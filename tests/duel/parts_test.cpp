#include "harness/duel/inject.hpp"
#include "harness/duel/layouts.hpp"
#include "harness/system/errors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace {

using namespace yieldmark;
using namespace yieldmark::duel;
using strings = std::vector<std::string>;

run::bench build() {
    run::bench made;
    made.manifest =
        run::link_manifest{.linker = "c++",
                           .flags = {},
                           .objects = {"/b/fibonacci.cpp.o", "/b/primes.cpp.o", "/b/support.cpp.o"},
                           .fixed = {"/b/main.cpp.o"},
                           .padding = {},
                           .libraries = {}};
    for (auto const* name : {"fibonacci", "primes"}) {
        run::listed_example example;
        example.info.name = name;
        made.can_run.examples.push_back(example);
    }
    return made;
}

TEST(duel_layouts, only_the_objects_of_examples_that_are_not_wanted_stay_out) {
    EXPECT_EQ(only_examples(build(), {"primes"}).objects, (strings{"/b/primes.cpp.o", "/b/support.cpp.o"}));
    EXPECT_EQ(only_examples(build(), {"primes", "fibonacci"}).objects, build().manifest->objects);
    EXPECT_EQ(only_examples(build(), {"primes"}).fixed, build().manifest->fixed);
}

TEST(duel_layouts, a_side_is_linked_as_its_manifest_says) {
    auto how = *build().manifest;
    EXPECT_THROW((void)run::link_side_process(how, 1, "x.so"), system::run_error);
    how.side = {"-shared", "-Wl,--version-script=side.map"};
    auto const command = run::link_side_process(how, 1, "x.so").arguments;
    for (auto const& flag : how.side)
        EXPECT_NE(std::ranges::find(command, flag), command.end());
    EXPECT_EQ(command, run::link_side_process(how, 1, "x.so").arguments);
}

// A manifest as a build writes it, with that entry for sides.
run::link_manifest read_back(std::string const& side) {
    auto const path = testing::TempDir() + "duel-parts-manifest.json";
    std::ofstream(path) << R"({"linker": "c++", "flags": [""], "objects": [], "fixed": [], "padding": [],
                               "libraries": [])"
                        << side << "}";
    auto const how = run::read_link_manifest(path);
    std::remove(path.c_str());
    return how;
}

TEST(duel_layouts, a_build_older_than_sides_or_with_others_has_none) {
    EXPECT_TRUE(read_back("").side.empty());
    EXPECT_TRUE(read_back(R"(, "side": {"version": 2, "flags": ["-shared"], "script": "/m"})").side.empty());
    EXPECT_EQ(read_back(R"(, "side": {"version": 1, "flags": ["-shared"], "script": "/m"})").side,
              (strings{"-shared", "-Wl,--version-script=/m"}));
}

TEST(duel_inject, globs_and_names_the_last_one_wins) {
    strings const cases{"a/loop/sum/1", "a/loop/sum/64", "b/eager/sum/1"};
    auto const percent =
        injected_percent({{.cases = "a/*", .percent = 5}, {.cases = "a/loop/sum/64", .percent = 2}}, cases);
    EXPECT_EQ(percent, (std::map<std::string, double>{{"a/loop/sum/1", 5}, {"a/loop/sum/64", 2}}));
    EXPECT_EQ(injected_percent({{.cases = "b", .percent = 5}}, cases),
              (std::map<std::string, double>{{"b/eager/sum/1", 5}}));
    EXPECT_TRUE(injected_percent({}, cases).empty());
    EXPECT_THROW((void)injected_percent({{.cases = "c/*", .percent = 5}}, cases), system::usage_error);
    try {
        static_cast<void>(injected_percent({{.cases = "a/loop/sun/64", .percent = 5}}, cases));
        FAIL() << "a name that no case has was taken";
    } catch (system::usage_error const& e) {
        EXPECT_NE(std::string(e.what()).find("did you mean a/loop/sum/64?"), std::string::npos) << e.what();
    }
    EXPECT_THROW((void)injected_percent({{.cases = "a/*", .percent = -5}}, cases), system::usage_error);
}

TEST(duel_inject, percent_become_steps) {
    EXPECT_EQ(steps_for(3, 10000, 1.0), 300U);
    EXPECT_EQ(steps_for(3, 10000, 1.5), 200U);
    EXPECT_EQ(steps_for(1, 2, 1.0), 1U); // less than a step can't be done
    EXPECT_THROW((void)steps_for(1, 2, 0), system::run_error);
}

TEST(duel_inject, steps_are_fitted_by_what_many_of_them_cost_in_the_case) {
    std::vector<double> const dear{40.1, 39.8, 40.0, 55.0, 40.2, 39.9, 12.0, 40.0};
    EXPECT_EQ(fitted_steps(3, 400, dear, 40), 30U);
    std::vector<double> const cheap{15.1, 15, 15, 14.9, 15.2};
    EXPECT_EQ(fitted_steps(3, 400, cheap, 40), 80U);
    EXPECT_EQ(fitted_steps(3, 400, std::vector<double>(8, 0.6), 40),
              200U); // a correction by more is not believed
    EXPECT_EQ(fitted_steps(3, 400, std::vector<double>(8, 3000), 40), 8U);
    EXPECT_EQ(fitted_steps(3, 400, std::vector<double>(8, -2.0), 40), 40U);
    EXPECT_EQ(fitted_steps(3, 400, std::vector<double>(4, 15.0), 40), 40U); // too few to tell
    EXPECT_EQ(fitted_steps(3, 1, std::vector<double>(8, 60.0), 1), 1U);     // less than a step can't be done
}

} // namespace
