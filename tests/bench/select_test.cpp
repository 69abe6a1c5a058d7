#include "harness/bench/select.hpp"

#include "harness/bench/flags.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <unistd.h>
#include <vector>

namespace yieldmark::bench {
namespace {

// Two examples of three techniques each at two sizes, in the registry that the functions under test read.
std::vector<bench_case> const& registered() {
    static std::vector<bench_case> const cases = [] {
        for (char const* name : {"zebra", "ant"}) {
            example made;
            made.suite = "animals";
            made.name = name;
            made.sizes = {{1, true}, {64, true}};
            made.scenarios = {{"drain", suites::use::drain, 0}};
            for (char const* technique : {"loop", "eager", "coroutine"})
                made.programs.push_back({technique, suites::use::drain, nullptr, nullptr});
            examples().push_back(made);
        }
        return all_cases();
    }();
    return cases;
}

std::vector<std::string> names(std::vector<bench_case> const& cases) {
    std::vector<std::string> all;
    for (bench_case const& one : cases)
        all.push_back(one.name());
    return all;
}

TEST(all_cases, come_in_catalogue_order_whatever_the_link_order) {
    ASSERT_EQ(registered().size(), 12U);
    EXPECT_EQ(registered().front().name(), "ant/loop/drain/1");
    EXPECT_EQ(registered().back().name(), "zebra/coroutine/drain/64");
}

TEST(shuffled, keeps_the_techniques_of_a_group_side_by_side) {
    auto const order = shuffled(registered(), 42);
    for (std::size_t i = 0; i != order.size(); i += 3) {
        std::set<std::string> techniques;
        for (std::size_t k = i; k != i + 3; ++k) {
            EXPECT_EQ(order[k].of, order[i].of);
            EXPECT_EQ(order[k].size.n, order[i].size.n);
            techniques.insert(order[k].runs->technique);
        }
        EXPECT_EQ(techniques.size(), 3U);
    }
}

TEST(shuffled, is_a_permutation_that_the_seed_decides) {
    auto const once = names(shuffled(registered(), 7));
    EXPECT_EQ(once, names(shuffled(registered(), 7)));
    EXPECT_NE(once, names(shuffled(registered(), 8)));
    EXPECT_TRUE(std::ranges::is_permutation(once, names(registered())));
}

TEST(matching, finds_as_google_benchmark_does) {
    EXPECT_EQ(matching(registered(), "ant/.*/64$").size(), 3U);
    EXPECT_EQ(matching(registered(), "-ant/").size(), 6U);
    EXPECT_EQ(matching(registered(), "").size(), 12U);
    EXPECT_THROW(static_cast<void>(matching(registered(), "(")), usage_error);
}

class named_cases_test : public testing::Test {
protected:
    std::string file(std::string const& text) {
        std::string const path = testing::TempDir() + "yieldmark_cases." + std::to_string(getpid());
        std::ofstream{path} << text;
        return path;
    }
    std::size_t const ready_ = registered().size();
};

TEST_F(named_cases_test, takes_exact_names_only) {
    EXPECT_EQ(names(named_cases(file("zebra/loop/drain/1\nant/eager/drain/64\n"))),
              (std::vector<std::string>{"ant/eager/drain/64", "zebra/loop/drain/1"}));
}

TEST_F(named_cases_test, refuses_an_unknown_name_and_names_it) {
    try {
        static_cast<void>(named_cases(file("ant/loop/drain/2\n")));
        FAIL();
    } catch (usage_error const& error) {
        EXPECT_NE(std::string{error.what()}.find("ant/loop/drain/2"), std::string::npos);
    }
}

TEST_F(named_cases_test, refuses_an_unreadable_file) {
    EXPECT_THROW(static_cast<void>(named_cases("/nonexistent/cases")), usage_error);
}

} // namespace
} // namespace yieldmark::bench
