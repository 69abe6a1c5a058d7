// Allocation patterns of a known shape, and the steps that are recorded of them.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace {

using levels = std::vector<std::uint64_t>;

struct timeline {
    levels live;
    yieldmark_probe_recording recorded{};
    yieldmark::probe::figures figures{};
};

template <class Work> timeline record(Work work) {
    timeline made;
    yieldmark::probe::probe_begin_recorded();
    work();
    made.figures = yieldmark::probe::probe_end();
    made.recorded = yieldmark::probe::probe_recorded();
    for (std::uint64_t i = 0; i < made.recorded.count; ++i) {
        made.live.push_back(made.recorded.steps[i].live_bytes);
    }
    return made;
}

void* block(std::size_t size) {
    void* const made = std::malloc(size);
    keep(made);
    return made;
}

TEST(timeline, of_a_ramp) {
    auto const found = record([] {
        void* blocks[5];
        for (auto& one : blocks) {
            one = block(100);
        }
        for (auto* one : blocks) {
            std::free(one);
        }
    });
    EXPECT_EQ(found.live, (levels{0, 100, 200, 300, 400, 500, 400, 300, 200, 100, 0}));
}

TEST(timeline, of_a_saw) {
    auto const found = record([] {
        for (int i = 0; i < 4; ++i) {
            std::free(block(64));
        }
    });
    EXPECT_EQ(found.live, (levels{0, 64, 0, 64, 0, 64, 0, 64, 0}));
    EXPECT_EQ(found.recorded.events, 8U);
}

TEST(timeline, of_a_plateau) {
    auto const found = record([] {
        void* const under = block(1000);
        void* const over = std::realloc(under, 3000);
        keep(over);
        std::free(over);
    });
    EXPECT_EQ(found.live, (levels{0, 1000, 3000, 0}));
}

TEST(timeline, its_peak_is_the_figures_peak_and_its_times_rise) {
    auto const found = record([] {
        std::vector<int> growing;
        for (int i = 0; i < 100'000; ++i) {
            growing.push_back(i);
        }
        keep(growing);
    });
    EXPECT_EQ(*std::ranges::max_element(found.live), found.figures.peak_bytes);
    for (std::uint64_t i = 1; i < found.recorded.count; ++i) {
        EXPECT_LE(found.recorded.steps[i - 1].at_ns, found.recorded.steps[i].at_ns);
    }
}

TEST(timeline, costs_the_figures_nothing) {
    auto const work = [] {
        std::vector<int> growing;
        for (int i = 0; i < 1'000; ++i) {
            growing.push_back(i);
        }
        keep(growing);
    };
    auto const plain = measure(work);
    EXPECT_EQ(record(work).figures, plain);
}

TEST(timeline, there_is_none_of_a_region_that_was_not_recorded) {
    record([] { std::free(block(8)); });
    measure([] { std::free(block(8)); });
    EXPECT_THROW(static_cast<void>(yieldmark::probe::probe_recorded()), std::logic_error);
}

} // namespace
