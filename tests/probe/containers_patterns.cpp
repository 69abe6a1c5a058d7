// What the standard library asks for, where that can be told from its rules of growth.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <list>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

using yieldmark::probe::figures;

TEST(containers, a_vector_grows_by_doubling) {
    auto const found = measure([] {
        std::vector<std::uint64_t> numbers;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            numbers.push_back(i);
            keep(numbers);
        }
    });
    EXPECT_EQ(found, (figures{8 * (512 + 1024), 11, 8 * 2047, 0}));
}

TEST(containers, a_reserved_vector_allocates_once) {
    auto const found = measure([] {
        std::vector<std::uint64_t> numbers;
        numbers.reserve(1000);
        keep(numbers);
        for (std::uint64_t i = 0; i < 1000; ++i) {
            numbers.push_back(i);
        }
        keep(numbers);
    });
    EXPECT_EQ(found, (figures{8000, 1, 8000, 0}));
}

TEST(containers, a_short_string_allocates_nothing) {
    auto const found = measure([] {
        std::string const text(15, 'x');
        keep(text);
    });
    EXPECT_EQ(found, (figures{}));
}

TEST(containers, a_long_string_and_its_terminator) {
    auto const found = measure([] {
        std::string const text(100, 'x');
        keep(text);
    });
    EXPECT_EQ(found, (figures{101, 1, 101, 0}));
}

TEST(containers, a_list_is_a_node_for_each) {
    auto const found = measure([] {
        std::list<std::uint64_t> const numbers(100, 1);
        keep(numbers);
    });
    EXPECT_EQ(found, (figures{2400, 100, 2400, 0}));
}

// libstdc++'s string buffer starts at 512 characters and doubles.
TEST(containers, a_string_stream) {
    std::string const text(600, 'x');
    auto const found = measure([&] {
        std::ostringstream out;
        out << text;
        keep(out);
    });
    EXPECT_EQ(found, (figures{513 + 1025, 2, 513 + 1025, 0}));
}

TEST(containers, a_file_stream_gives_all_back_and_repeats) {
    auto const read_own_maps = [] {
        std::ifstream file("/proc/self/status");
        std::string line;
        std::getline(file, line);
        keep(line);
    };
    auto const first = measure(read_own_maps);
    EXPECT_GT(first.allocations, 0u);
    EXPECT_GE(first.peak_bytes, 4096u);
    EXPECT_EQ(first.live_bytes, 0u);
    EXPECT_EQ(measure(read_own_maps), first);
}

TEST(containers, a_shared_pointer_is_one_block) {
    auto const found = measure([] {
        auto const number = std::make_shared<std::uint64_t>(7u);
        keep(number);
    });
    EXPECT_EQ(found, (figures{24, 1, 24, 0}));
}

} // namespace
