#include "harness/system/program_file.hpp"

#include "harness/system/scratch.hpp"
#include "harness/system/shell.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>

namespace yieldmark::system {
namespace {

namespace fs = std::filesystem;

class program_file : public testing::Test {
protected:
    fs::path made(std::string const& text, fs::perms rights) {
        auto const path = here_ / "file";
        std::ofstream(path, std::ios::binary) << text;
        fs::permissions(path, rights);
        return path;
    }

private:
    scratch here_;
};

TEST_F(program_file, a_program_begins_as_one_and_may_be_executed) {
    EXPECT_TRUE(is_program(made("#!/bin/sh\n", fs::perms::owner_all)));
    EXPECT_TRUE(is_program(made("\x7f"
                                "ELF\2\1\1",
                                fs::perms::owner_all)));
    EXPECT_FALSE(is_program(made("#!/bin/sh\n", fs::perms::owner_read | fs::perms::owner_write)));
    EXPECT_FALSE(is_program(made("{\"benchmarks\": []}", fs::perms::owner_all)));
    EXPECT_FALSE(is_program(made("", fs::perms::owner_all)));
    EXPECT_FALSE(is_program("/"));
    EXPECT_FALSE(is_program("/nowhere"));
}

TEST_F(program_file, a_text_is_found_where_two_blocks_meet) {
    std::array<std::string_view, 2> const texts{"never", "libbenchmark.so"};
    auto const block = std::size_t{1} << 20U;
    for (std::size_t const before : {std::size_t{0}, block - 15, block - 7, block - 1, block})
        EXPECT_TRUE(
            holds_any(made(std::string(before, '-') + "libbenchmark.so", fs::perms::owner_all), texts))
            << before;
    EXPECT_FALSE(
        holds_any(made(std::string(block + 3, '-') + "libbenchmark.s", fs::perms::owner_all), texts));
    EXPECT_FALSE(holds_any("/nowhere", texts));
}

TEST(shell, quotes_within_a_word_stay) {
    EXPECT_EQ(in_single_quotes("it's $HOME"), "'it'\\''s $HOME'");
    EXPECT_EQ(in_single_quotes(""), "''");
}

} // namespace
} // namespace yieldmark::system
