#include "harness/compare/relinking.hpp"
#include "harness/run/foreign.hpp"
#include "harness/system/scratch.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace yieldmark::compare {
namespace {

TEST(relinking, a_pair_has_one_layout_on_both_sides_and_the_next_pair_another) {
    system::scratch const dir;
    comparison_request const asked;
    auto const program = run::open_foreign({PROGRAM_old}, 60);
    processes_request what{.base = program,
                           .now = program,
                           .cases = run::names_of(program.can_run),
                           .asked = &asked,
                           .seed = 1,
                           .scratch = dir.path()};
    ASSERT_EQ(make_relinkable(what), "");
    auto layouts = layouts_of(what, 1, {0, 2}, std::nullopt);
    ASSERT_TRUE(layouts);
    std::atomic<int> const never{0};
    std::vector<std::string> files;
    for (std::size_t index = 0; index < 4; ++index)
        files.push_back(test::text_of(layouts->get(index, never).value()));
    EXPECT_TRUE(files[0] == files[1]);
    EXPECT_TRUE(files[2] == files[3]);
    EXPECT_FALSE(files[0] == files[2]);
}

} // namespace
} // namespace yieldmark::compare
