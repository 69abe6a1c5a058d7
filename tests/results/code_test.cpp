#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace yieldmark::results {
namespace {

run with_code() {
    run r;
    r.plan = "quick";
    r.toolchains = {{"gcc", "g++ 12", ""}};
    r.code = {{.example = "fibonacci",
               .technique = "coroutine",
               .use = "drain",
               .toolchain = 0,
               .functions = {{"measured region", {"push %rbx", "ret"}, 0}, {"body", {"ret", "ret"}, 12}}}};
    return r;
}

TEST(code, comes_back_as_it_was_written_with_each_line_once) {
    auto const text = write_json(with_code());
    EXPECT_NE(text.find(R"("lines":["push %rbx","ret"])"), std::string::npos) << text;
    auto const read = read_json(text, "made");
    ASSERT_EQ(read.code.size(), 1U);
    auto const& one = read.code.front();
    EXPECT_EQ(std::tie(one.example, one.technique, one.use), std::tuple("fibonacci", "coroutine", "drain"));
    ASSERT_EQ(one.functions.size(), 2U);
    EXPECT_EQ(one.functions[0].lines, (std::vector<std::string>{"push %rbx", "ret"}));
    EXPECT_EQ(one.functions[1].name, "body");
    EXPECT_EQ(one.functions[1].lines, (std::vector<std::string>{"ret", "ret"}));
    EXPECT_EQ(one.functions[1].left_out, 12U);
}

TEST(code, an_index_that_is_no_line_is_an_error) {
    auto text = write_json(with_code());
    auto const at = text.find(R"("code":[1,1])");
    ASSERT_NE(at, std::string::npos) << text;
    text.replace(at, 12, R"("code":[1,2])");
    EXPECT_THROW(static_cast<void>(read_json(text, "made")), read_error);
}

TEST(code, of_several_files_keeps_its_toolchain) {
    auto const all = merged({with_code(), with_code()});
    ASSERT_EQ(all.code.size(), 2U);
    EXPECT_EQ(all.code[1].toolchain, 1U);
}

} // namespace
} // namespace yieldmark::results
