#include "harness/profile/fold.hpp"

#include <gtest/gtest.h>

namespace yieldmark::profile {
namespace {

using frames = std::vector<std::string>;

raw_stack stack(std::vector<std::string> const& innermost_first, std::uint64_t weight = 1) {
    raw_stack made{{}, weight};
    for (auto const& symbol : innermost_first) {
        bool const kernel = symbol.starts_with("k:");
        made.frames.push_back(
            {kernel ? symbol.substr(2) : symbol, kernel ? "[kernel.kallsyms]" : "/usr/lib/libx.so.6"});
    }
    return made;
}

std::string text(std::vector<raw_stack> const& raw) {
    return folded_text(folded(raw, "perf", "samples"));
}

TEST(fold, cuts_the_harness_and_merges_equal_stacks) {
    EXPECT_EQ(text({stack({"leaf", "middle", region_symbol, "run", "main"}),
                    stack({"leaf", "middle", region_symbol, "another_way"}),
                    stack({"middle", region_symbol, "main"})}),
              "middle 1\nmiddle;leaf 2\n");
}

TEST(fold, drops_what_is_not_of_the_region) {
    EXPECT_EQ(text({stack({"now", "run_profiled", "main"}), stack({region_symbol, "main"}), stack({}),
                    stack({"k:irq", region_symbol, "main"})}),
              "");
}

TEST(fold, puts_a_fibers_stack_below_the_region_that_resumes_it) {
    EXPECT_EQ(text({stack({"body", "enter", "make_fcontext"}), stack({"jump_fcontext"}),
                    stack({"jump_fcontext@plt", "consumer", region_symbol})}),
              "consumer;jump_fcontext 1\n"
              "once [measured region];[fiber's own stack];enter;body 1\n"
              "once [measured region];[switch of stacks];jump_fcontext 1\n");
}

TEST(fold, puts_other_threads_and_endless_stacks_where_they_can_be_seen) {
    EXPECT_EQ(text({stack({"work", "start_thread", "clone"}), stack({"deep", "deep", "deep"}, 5)}),
              "once [measured region];[another thread];work 1\n"
              "once [measured region];[deeper than could be followed];deep;deep;deep 5\n");
}

TEST(fold, the_kernel_is_one_frame_that_says_why) {
    EXPECT_EQ(
        text({stack({"k:clear_page", "k:exc_page_fault", "k:asm_exc_page_fault", "fill", region_symbol}),
              stack({"k:vm_mmap", "k:do_syscall_64", "mmap", region_symbol}),
              stack({"k:schedule", "k:sysvec_irq", "fill", region_symbol}),
              stack({"k:what", "fill", region_symbol})}),
        "fill;[kernel: interrupt] 1\nfill;[kernel: page fault] 1\nfill;[kernel] 1\nmmap;[kernel: system "
        "call] 1\n");
}

TEST(fold, a_frame_without_a_name_is_called_after_its_file) {
    EXPECT_EQ(text({stack({"", "known", region_symbol})}), "known;[libx.so.6] 1\n");
}

TEST(fold, names_cannot_break_the_format) {
    results::cpu_profile const hostile{"perf", "samples", {{{"a;b", "c\nd"}, 2}}};
    EXPECT_EQ(folded_text(hostile), "a:b;c d 2\n");
}

} // namespace
} // namespace yieldmark::profile
