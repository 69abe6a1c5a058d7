// Runs under Callgrind, with the name of its dumps as the argument.

#include "harness/bench/instructions.hpp"

#include <boost/context/fiber.hpp>

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>

// 1000 nops and a return; and 1 + 2 n instructions and a return.
asm(".pushsection .text\n"
    "counted_nops:\n"
    "    .rept 1000\n"
    "    nop\n"
    "    .endr\n"
    "    ret\n"
    "counted_loop:\n"
    "    mov %rsi, %rcx\n"
    "1:  dec %rcx\n"
    "    jnz 1b\n"
    "    ret\n"
    ".popsection\n");
extern "C" std::uint64_t nops(void const*, std::size_t) asm("counted_nops");
extern "C" std::uint64_t loop(void const*, std::size_t) asm("counted_loop");

namespace yieldmark::bench {
namespace {

std::string dumps; // NOLINT: set once by main

instruction_counter& counter() {
    static instruction_counter one{dumps};
    return one;
}

std::uint64_t count(instruction_counter::function what, std::size_t n = 1) {
    return counter().count("test", what, nullptr, n);
}

// Five times n loops in a fiber, and n on the caller's own stack each time that it is back.
std::uint64_t in_turns(void const* input, std::size_t n) {
    namespace context = boost::context;
    constexpr int turns = 5;
    context::fiber other([=](context::fiber&& back) {
        for (int i = 0; i < turns; ++i) {
            loop(input, n);
            back = std::move(back).resume();
        }
        return std::move(back);
    });
    for (int i = 0; i < turns; ++i) {
        other = std::move(other).resume();
        loop(input, n);
    }
    other = std::move(other).resume();
    return 0;
}

std::uint64_t throws(void const*, std::size_t) {
    throw std::runtime_error("as it must");
}

// Works the longer the higher in its page the stack begins, as some of the C library's functions do.
[[gnu::noinline]] std::uint64_t works_by_address(void const* input, std::size_t) {
    char const here = 0;
    return loop(input, 1 + reinterpret_cast<std::uintptr_t>(&here) % 4096);
}

[[gnu::noinline]] std::uint64_t count_from_below(std::size_t depth) {
    char room[40];
    asm volatile("" : : "r"(room) : "memory");
    auto const counted = depth == 0 ? count(works_by_address) : count_from_below(depth - 1);
    asm volatile("" : : "r"(room) : "memory");
    return counted;
}

TEST(counted_instructions, are_those_of_the_call_and_no_more) {
    EXPECT_EQ(count(nops), 1001U);
    EXPECT_EQ(count(nops), 1001U);
}

TEST(counted_instructions, grow_with_a_loop) {
    EXPECT_EQ(count(loop, 1), 4U);
    EXPECT_EQ(count(loop, 1000), 2002U);
    EXPECT_EQ(count(loop, 1'000'000), 2'000'002U);
}

TEST(counted_instructions, of_fibers_are_counted_on_both_stacks) {
    for (int i = 0; i < 4; ++i)
        count(in_turns, 10); // until the allocator does the same each time
    auto const few = count(in_turns, 10);
    EXPECT_EQ(count(in_turns, 2010) - few, 10U * 2 * 2000);
}

TEST(counted_instructions, do_not_depend_on_where_the_stack_is) {
    auto const once = count_from_below(0);
    for (std::size_t depth = 1; depth < 6; ++depth)
        EXPECT_EQ(count_from_below(depth), once) << depth;
}

TEST(counted_instructions, come_right_after_a_call_that_threw) {
    EXPECT_THROW(count(throws), std::runtime_error);
    EXPECT_EQ(count(nops), 1001U);
}

} // namespace
} // namespace yieldmark::bench

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    yieldmark::bench::dumps = argc > 1 ? argv[1] : "";
    return RUN_ALL_TESTS();
}
