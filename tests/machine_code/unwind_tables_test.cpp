// Unwind tables that are not as compilers write them.

#include "harness/machine_code/unwind_tables.hpp"
#include "harness/system/errors.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace yieldmark::machine_code {
namespace {

std::string words(std::vector<std::uint32_t> const& all) {
    return {reinterpret_cast<char const*>(all.data()), all.size() * sizeof(std::uint32_t)};
}

section table(std::vector<std::uint32_t> const& all, std::vector<relocation> relocations = {}) {
    section made;
    made.name = ".eh_frame";
    made.bytes = words(all);
    made.size = made.bytes.size();
    made.relocations = std::move(relocations);
    return made;
}

TEST(unwind_tables, a_function_has_its_own_and_the_shared_record) {
    // A CIE of 3 words at 0, an FDE of 4 words at 12 whose second word leads back to it, an end.
    auto const all = unwind_entries(
        table({8, 0, 0xc1e, 12, 16, 0, 0xfde, 0}, {{.at = 20, .symbol = 7, .addend = 3}}), "x");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].of.symbol, 7U);
    EXPECT_EQ(all[0].of.addend, 3);
    EXPECT_EQ(all[0].bytes, words({0, 0xfde, 0xc1e}));
    EXPECT_TRUE(all[0].relocations.empty());
}

TEST(unwind_tables, what_leads_nowhere_is_an_error) {
    EXPECT_THROW((void)unwind_entries(table({400, 0, 1}), "x"), system::run_error);
    EXPECT_THROW((void)unwind_entries(table({0xffffffff, 0, 1}), "x"), system::run_error);
    EXPECT_THROW((void)unwind_entries(table({8, 99, 1}), "x"), system::run_error);
    EXPECT_THROW((void)unwind_entries(table({2, 0}), "x"), system::run_error);
    EXPECT_TRUE(unwind_entries(table({0, 0}), "x").empty());
}

} // namespace
} // namespace yieldmark::machine_code
