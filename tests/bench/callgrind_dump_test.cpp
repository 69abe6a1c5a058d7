#include "harness/bench/callgrind_dump.hpp"
#include "harness/bench/instructions.hpp"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

namespace yieldmark::bench {
namespace {

std::uint64_t total_of(std::string const& text) {
    char path[] = "/tmp/yieldmark-test-XXXXXX";
    close(mkstemp(path));
    std::ofstream(path) << text;
    try {
        auto const total = total_of_dump(path);
        unlink(path);
        return total;
    } catch (instructions_error const&) {
        unlink(path);
        throw;
    }
}

TEST(total_of_dump, reads_the_last_totals_line) {
    EXPECT_EQ(total_of("# callgrind format\nevents: Ir\nfn=main\n16 400\n\ntotals: 4113\n"), 4113U);
    EXPECT_EQ(total_of("events: Ir\n" + std::string(20'000, 'x') +
                       "\nsummary: 7\n\n\ntotals: 18446744073709551615\n"),
              18446744073709551615U);
}

TEST(total_of_dump, refuses_a_dump_that_was_cut_short_or_is_none) {
    for (auto const* text : {"", "events: Ir\nfn=main\n16 400\n", "events: Ir\ntotals: 41",
                             "events: Ir\ntotals: many\n", "events: Ir\ntotals: 18446744073709551616\n"})
        EXPECT_THROW(static_cast<void>(total_of(text)), instructions_error) << text;
    EXPECT_THROW(static_cast<void>(total_of_dump("/nowhere/dump.1")), instructions_error);
}

TEST(instruction_counter, says_what_it_needs_outside_of_callgrind) {
    EXPECT_THROW(instruction_counter{"dumps"}, instructions_error);
}

} // namespace
} // namespace yieldmark::bench
