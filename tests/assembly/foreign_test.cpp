// Machine code of a program that knows nothing of us.

#include "harness/assembly/foreign.hpp"
#include "harness/run/foreign.hpp"
#include "harness/system/errors.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::assembly {
namespace {

#ifdef KNOWN_PROGRAM

run::bench const& known() {
    static auto const opened = run::open_foreign({KNOWN_PROGRAM}, 30);
    return opened;
}

TEST(foreign_assembly, counts_each_instruction_of_the_benchmark) {
    auto const made = record_foreign(known(), "nops<1000>");
    auto const nops = std::ranges::find_if(
        made.functions, [](function const& one) { return one.name.find("nops<1000>") != std::string::npos; });
    ASSERT_NE(nops, made.functions.end());
    EXPECT_EQ(nops, made.functions.begin()) << "the most executed first";
    std::uint64_t executed = 0; // g++ 14 makes two copies of the loop's body, and each runs every second time
    for (auto const& one : nops->code)
        if (one.text.find("nop") != std::string::npos)
            executed += one.executed;
    EXPECT_GE(executed, 1000 * made.iterations);
    EXPECT_LT(executed, 1010 * made.iterations);
    EXPECT_NE(made.note.find("-g"), std::string::npos) << "it was compiled without";
}

TEST(foreign_assembly, a_part_of_a_name_chooses_functions) {
    auto made = record_foreign(known(), "nops<1000>");
    auto kept = made;
    keep_functions(kept, "nops");
    EXPECT_EQ(kept.functions.size(), 1U);
    EXPECT_THROW(keep_functions(made, "no such function"), system::usage_error);
}

TEST(foreign_assembly, one_benchmark_is_shown) {
    EXPECT_THROW(static_cast<void>(record_foreign(known(), "nops*")), system::usage_error);
    EXPECT_THROW(static_cast<void>(record_foreign(known(), "")), system::usage_error);
}

TEST(foreign_assembly, says_why_a_benchmark_of_several_threads_has_none) {
    try {
        static_cast<void>(record_foreign(known(), "threads/real_time/threads:2"));
        FAIL() << "it was counted";
    } catch (system::run_error const& e) {
        EXPECT_NE(std::string(e.what()).find("threads of its own"), std::string::npos) << e.what();
    }
}

#endif

} // namespace
} // namespace yieldmark::assembly
