#include "harness/assembly/listing.hpp"
#include "harness/assembly/render.hpp"
#include "harness/system/errors.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace yieldmark::assembly {
namespace {

constexpr char const* dump = R"(# callgrind format
events: Ir
positions: instr
ob=/build/case
fl=???
fn=once(int)
0x1000 1
0x1004 100
0x1008 100
cob=/lib/libc.so
cfn=malloc
calls=3 0x77
0x100c 999
0x100c 3
0x1010 1

ob=/lib/libc.so
fl=???
fn=malloc
0x77 30
0x78 30
ob=/build/case
fn=body(int*) [clone .actor]
0x2000 60
totals: 325
)";

constexpr char const* disassembly = R"(
/build/case:     file format elf64-x86-64

Disassembly of section .text:

0000000000001000 <once(int)>:
once(int):
/src/consume.hpp:20
    1000:	push   %rbx
/src/loop.hpp:7 (discriminator 3)
    1004:	add    $0x1,%rax
    1008:	jne    1004 <once(int)+0x4>
/src/consume.hpp:22
    100c:	call   800 <malloc@plt>
    1010:	ret

0000000000001800 <never()>:
    1800:	ret

0000000000002000 <body(int*) [clone .actor]>:
    2000:	nop
)";

report made() {
    report r;
    r.case_name = "a/loop/drain/1";
    r.toolchain = {"gcc", "g++ 12", "-O3"};
    r.counted = read_counts(dump, "/build/case");
    r.functions = executed_functions(read_objdump(disassembly), r.counted);
    return r;
}

TEST(read_counts, leaves_out_what_calls_cost_inclusively) {
    auto const all = read_counts(dump, "/build/case");
    EXPECT_EQ(all.total, 325U);
    EXPECT_EQ(all.at.at(0x1004), 100U);
    EXPECT_EQ(all.at.at(0x100c), 3U);
    EXPECT_EQ(all.elsewhere.at("malloc"), 60U);
    EXPECT_EQ(all.at.count(0x77), 0U);
}

TEST(take_away, leaves_what_only_the_longer_dump_has) {
    counts all{
        .at = {{1, 200}, {2, 7}, {3, 5}, {4, 2}}, .elsewhere = {{"malloc", 60}, {"exit", 9}}, .total = 283};
    take_away(all, {.at = {{1, 100}, {2, 7}, {4, 3}, {9, 1}}, .elsewhere = {{"malloc", 20}}, .total = 131});
    EXPECT_EQ(all.at, (std::map<std::uint64_t, std::uint64_t>{{1, 100}, {3, 5}}));
    EXPECT_EQ(all.elsewhere, (std::map<std::string, std::uint64_t>{{"malloc", 40}, {"exit", 9}}));
    EXPECT_EQ(all.total, 152U);
}

TEST(read_counts, refuses_a_line_that_it_cannot_read) {
    EXPECT_THROW(static_cast<void>(read_counts("ob=x\n0x10 many\n", "x")), system::run_error);
    EXPECT_THROW(static_cast<void>(read_counts("ob=x\n0xzz 1\n", "x")), system::run_error);
}

TEST(read_objdump, knows_functions_instructions_and_their_lines) {
    auto const all = read_objdump(disassembly);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[2].name, "body(int*) [clone .actor]");
    ASSERT_EQ(all[0].code.size(), 5U);
    EXPECT_EQ(all[0].code[1].text, "add    $0x1,%rax");
    EXPECT_EQ(all[0].code[2].text, "jne    1004");
    EXPECT_EQ(all[0].code[3].text, "call   800 <malloc@plt>");
    EXPECT_EQ(all[0].code[1].file, "/src/loop.hpp");
    EXPECT_EQ(all[0].code[2].line, 7U);
    EXPECT_EQ(all[0].code[3].line, 22U);
    EXPECT_EQ(all[1].code[0].file, "");
}

TEST(executed_functions, come_with_the_most_executed_first) {
    auto const r = made();
    ASSERT_EQ(r.functions.size(), 2U);
    EXPECT_EQ(r.functions[0].executed, 205U);
    EXPECT_EQ(r.functions[1].name, "body(int*) [clone .actor]");
}

TEST(is_hot, is_the_loop_and_not_what_is_around_it) {
    auto const r = made();
    std::vector<bool> hot;
    for (auto const& one : r.functions[0].code)
        hot.push_back(is_hot(r.functions[0], one));
    EXPECT_EQ(hot, (std::vector<bool>{false, true, true, false, false}));
}

TEST(text, shows_the_loop_or_everything) {
    auto const hot = text(made(), {});
    EXPECT_NE(hot.find("63.1 %  once(int)"), std::string::npos) << hot;
    EXPECT_NE(hot.find("100   30.8 %  1004:  add    $0x1,%rax"), std::string::npos) << hot;
    EXPECT_NE(hot.find("loop.hpp:7"), std::string::npos);
    EXPECT_NE(hot.find("18.5 %  malloc (of another library)"), std::string::npos);
    EXPECT_EQ(hot.find("push"), std::string::npos);
    EXPECT_EQ(hot.find('\x1b'), std::string::npos);
    auto const all = text(made(), {.all = true, .color = true});
    EXPECT_NE(all.find("push"), std::string::npos);
    EXPECT_NE(all.find('\x1b'), std::string::npos);
}

TEST(to_json, holds_all_of_it) {
    auto const j = to_json(made());
    EXPECT_EQ(j["instructions"], 325);
    EXPECT_EQ(j["functions"][0]["code"][1]["executed"], 100);
    EXPECT_EQ(j["functions"][0]["code"][1]["hot"], true);
    EXPECT_EQ(j["elsewhere"]["malloc"], 60);
}

} // namespace
} // namespace yieldmark::assembly
