// Machine code of one case of ours: its technique is compiled and linked alone, and counted.

#include "harness/assembly/record.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::assembly {
namespace {

#ifdef OWN_BENCH

TEST(record, compiles_a_case_alone_and_counts_what_it_executes) {
    auto const measured = run::open_bench(OWN_BENCH);
    auto const names = run::names_of(measured.can_run);
    auto const one =
        std::ranges::find_if(names, [](auto const& n) { return n.find("/iterator/drain/64") != n.npos; });
    ASSERT_NE(one, names.end());
    auto const made = record(measured, *one);
    EXPECT_EQ(made.case_name, *one);
    EXPECT_NE(made.source.find("/iterator.hpp"), std::string::npos) << made.source;
    ASSERT_FALSE(made.functions.empty());
    auto const& hottest = made.functions.front().code;
    EXPECT_TRUE(std::ranges::any_of(hottest, [](auto const& i) { return i.executed >= 64; }))
        << "each item runs something";
}

#endif

} // namespace
} // namespace yieldmark::assembly
