// Programs of different versions of Google Benchmark.

#include "harness/compare/library_versions.hpp"

#include <gtest/gtest.h>

namespace yieldmark::compare {
namespace {

TEST(library_versions, are_told_where_they_differ) {
    EXPECT_EQ(different_versions({"v1.9.1", "v1.9.1"}), "");
    EXPECT_EQ(different_versions({std::nullopt, "v1.9.1"}), "");
    EXPECT_EQ(different_versions({"", ""}), "");
    EXPECT_TRUE(different_versions({"", "v1.9.1"})
                    .starts_with("the versions of Google Benchmark differ: one that doesn't say its version "
                                 "(before 1.8) and v1.9.1"));
}

TEST(library_versions, across_1_9_threads_count_otherwise) {
    EXPECT_TRUE(divides_by_threads_on_one_side("BM_a/real_time/threads:4", {"v1.8.3", "v1.9.0"}));
    EXPECT_TRUE(divides_by_threads_on_one_side("BM_a/threads:4", {"1.10.0-3-gabc", ""}));
    EXPECT_TRUE(divides_by_threads_on_one_side("BM_a/threads:4", {"v2.0", "v1.7.1"}));
    EXPECT_FALSE(divides_by_threads_on_one_side("BM_a/threads:4", {"v1.9.1", "v1.10.0"}));
    EXPECT_FALSE(divides_by_threads_on_one_side("BM_a/threads:1", {"v1.8.3", "v1.9.0"}));
    EXPECT_FALSE(divides_by_threads_on_one_side("BM_a/8", {"v1.8.3", "v1.9.0"}));
    EXPECT_FALSE(divides_by_threads_on_one_side("BM_a/threads:4", {std::nullopt, "v1.9.0"}));
}

TEST(library_versions, the_wall_clock_s_time_is_then_not_judged) {
    auto const left = [](char const* clock) {
        case_change one;
        one.name = "BM_a/threads:4";
        one.metrics.push_back(
            {.metric = results::metric::time, .ratio = {}, .changed = true, .clock = clock});
        leave_undecided(one, {"v1.8.3", "v1.9.1"});
        return one.metrics.front();
    };
    EXPECT_TRUE(left("real").cannot_tell);
    EXPECT_FALSE(left("real").changed);
    EXPECT_FALSE(left("cpu").cannot_tell);
    EXPECT_TRUE(left("cpu").changed);
}

} // namespace
} // namespace yieldmark::compare
