// The code of many cases out of one disassembly.
#include "harness/assembly/code.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace yieldmark::assembly {
namespace {

instruction at(std::uint64_t address, std::string text) {
    return {.address = address, .text = std::move(text), .file = {}};
}

TEST(short_line, a_jump_within_the_function_is_relative_to_its_beginning) {
    EXPECT_EQ(short_line(at(0x1010, "jne    1004"), 0x1000, 0x1020), "jne +4");
    EXPECT_EQ(short_line(at(0x1010, "jmp    1000 <f(int)>"), 0x1000, 0x1020), "jmp +0");
    EXPECT_EQ(short_line(at(0x1010, "jmp    2000 <_ZN9yieldmark1gEi+0x10>"), 0x1000, 0x1020),
              "jmp yieldmark::g(...)+0x10");
}

TEST(short_line, a_call_and_what_is_read_have_the_symbols_name) {
    EXPECT_EQ(short_line(at(0x1010, "call   2000 <_Znwm@plt>"), 0x1000, 0x1020), "call operator new(...)");
    EXPECT_EQ(short_line(at(0x1010, "lea    0x2fc9(%rip),%rdi        # 3fe0 <table+0x8>"), 0x1000, 0x1020),
              "lea table+0x8(%rip),%rdi");
    EXPECT_EQ(short_line(at(0x1010, "call   *0x8(%rax)"), 0x1000, 0x1020), "call *0x8(%rax)");
}

TEST(short_line, others_stay_as_they_are_with_one_blank) {
    EXPECT_EQ(short_line(at(0x1010, "add    $0x1,%rax"), 0x1000, 0x1020), "add $0x1,%rax");
    EXPECT_EQ(short_line(at(0x1010, "ret"), 0x1000, 0x1020), "ret");
}

std::vector<run::listed_example> fibonacci() {
    run::listed_example one;
    one.info.name = "fibonacci";
    one.code = {{"coroutine", {{"drain", 0x1000}, {"sum", 0x5000}}}};
    return {one};
}

std::vector<function> program() {
    return {{.name = "_ZN9yieldmark5bench4onceINS_9fibonacci8contractEiEEmPKvm",
             .code = {at(0x1000, "xor    %eax,%eax"), at(0x1002, "add    $0x1,%rax"),
                      at(0x1006, "jne    1002"), at(0x1008, "ret"), at(0x1009, "nopl   0x0(%rax)")}},
            {.name = "_ZN9yieldmark9fibonacci9coroutineEm.actor", .code = {at(0x2000, "ret")}},
            {.name = "_ZN9yieldmark9fibonacci17coroutine_of_mineEm", .code = {at(0x3000, "ret")}},
            {.name = "_ZN9yieldmark5power9coroutineEm", .code = {at(0x4000, "ret")}}};
}

TEST(code_of, has_the_region_by_its_address_and_the_techniques_own_functions_by_name) {
    auto const found = code_of(fibonacci(), program());
    ASSERT_EQ(found.size(), 1U) << "no function begins at the address of sum";
    EXPECT_EQ(found[0].example + " " + found[0].technique + " " + found[0].use, "fibonacci coroutine drain");
    ASSERT_EQ(found[0].functions.size(), 2U);
    EXPECT_EQ(found[0].functions[0].name, "measured region");
    EXPECT_EQ(found[0].functions[0].lines,
              (std::vector<std::string>{"xor %eax,%eax", "+2:", "add $0x1,%rax", "jne +2", "ret"}))
        << "a label where the jump leads, and no filling";
    EXPECT_EQ(found[0].functions[1].name, "yieldmark::fibonacci::coroutine(...) [coroutine body]");
    EXPECT_EQ(found[0].functions[1].lines, std::vector<std::string>{"ret"});
}

TEST(code_of, cuts_a_long_function_and_says_by_how_much) {
    auto all = program();
    for (std::uint64_t i = 0; i < most_lines + 7; ++i)
        all[1].code.push_back(at(0x2001 + i, "inc    %eax"));
    auto const found = code_of(fibonacci(), all);
    EXPECT_EQ(found[0].functions[1].lines.size(), most_lines);
    EXPECT_EQ(found[0].functions[1].left_out, 8U);
}

} // namespace
} // namespace yieldmark::assembly
