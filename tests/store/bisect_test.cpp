#include "harness/store/bisect.hpp"

#include "harness/store/hunt.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>

namespace yieldmark::store {
namespace {

using indices = std::vector<std::size_t>;

// Answers as a history whose change came with `first`, and counts.
struct oracle {
    std::size_t first = 1;
    std::set<std::size_t> skipped{};
    std::vector<std::size_t> asked{};

    bisect_answer operator()(std::size_t at) {
        asked.push_back(at);
        if (skipped.contains(at))
            return bisect_answer::skip;
        return at < first ? bisect_answer::old_level : bisect_answer::new_level;
    }
};

TEST(bisect, finds_every_place_in_log2_questions) {
    for (std::size_t const count : {2U, 3U, 5U, 16U, 17U, 200U})
        for (std::size_t first = 1; first < count; ++first) {
            oracle knows{first};
            auto const found = bisect(count, std::ref(knows));
            EXPECT_EQ(found.first, first);
            EXPECT_TRUE(found.suspects.empty());
            EXPECT_EQ(found.asked, knows.asked.size());
            EXPECT_LE(found.asked, static_cast<std::size_t>(std::ceil(std::log2(count)))) << count;
            for (auto const at : knows.asked)
                EXPECT_TRUE(at > 0 && at < count - 1) << "the ends are known";
        }
}

TEST(bisect, a_skipped_revision_is_passed_over) {
    for (std::size_t first = 1; first < 20; ++first)
        for (std::size_t skipped = 1; skipped < 19; ++skipped) {
            oracle knows{first, {skipped}};
            auto const found = bisect(20, std::ref(knows));
            if (first == skipped || first == skipped + 1)
                EXPECT_EQ(found.suspects, (indices{skipped, skipped + 1})) << first;
            else
                EXPECT_EQ(found.first, first) << skipped;
        }
}

TEST(bisect, none_is_asked_twice) {
    oracle knows{50, {40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53}};
    auto const found = bisect(100, std::ref(knows));
    EXPECT_EQ(std::set(knows.asked.begin(), knows.asked.end()).size(), knows.asked.size());
    EXPECT_EQ(found.suspects, (indices{40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50}));
}

TEST(bisect, where_all_is_skipped_all_are_suspect) {
    oracle knows{1, {1, 2, 3}};
    EXPECT_EQ(bisect(5, std::ref(knows)).suspects, (indices{1, 2, 3, 4}));
}

TEST(bisect, stops_when_asked_to) {
    oracle knows{100};
    auto const found = bisect(200, std::ref(knows), [&] { return knows.asked.size() == 3; });
    EXPECT_TRUE(found.stopped);
    EXPECT_EQ(found.asked, 3U);
}

TEST(bisect, needs_two_revisions) {
    oracle knows{};
    EXPECT_THROW(static_cast<void>(bisect(1, std::ref(knows))), std::invalid_argument);
}

TEST(judge, an_interval_on_one_side_of_the_middle_decides) {
    EXPECT_EQ(judge({0.995, 1.000, 1.005, 0.95}, 1.04, 0), bisect_answer::old_level);
    EXPECT_EQ(judge({1.030, 1.041, 1.050, 0.95}, 1.04, 0), bisect_answer::new_level);
    EXPECT_EQ(judge({1.010, 1.020, 1.030, 0.95}, 1.04, 0), bisect_answer::skip);
}

TEST(judge, an_improvement_is_looked_for_the_same_way) {
    EXPECT_EQ(judge({0.995, 1.000, 1.005, 0.95}, 0.5, 0), bisect_answer::old_level);
    EXPECT_EQ(judge({0.490, 0.500, 0.510, 0.95}, 0.5, 0), bisect_answer::new_level);
}

TEST(judge, an_exact_figure_has_no_interval) {
    EXPECT_EQ(judge({0, 1.001, 0, 0}, 1.01, 0), bisect_answer::old_level);
    EXPECT_EQ(judge({0, 1.009, 0, 0}, 1.01, 0), bisect_answer::new_level);
}

TEST(judge, a_case_that_differs_from_itself_must_differ_by_more) {
    stats::interval const ratio{1.030, 1.041, 1.050, 0.95};
    EXPECT_EQ(judge(ratio, 1.04, 0.005), bisect_answer::new_level);
    EXPECT_EQ(judge(ratio, 1.04, 0.02), bisect_answer::skip);
    EXPECT_EQ(judge({1.01, NAN, NAN, 0.95}, 1.04, 0), bisect_answer::skip);
}

} // namespace
} // namespace yieldmark::store
