// Who includes whom, held against layers.txt; and that the check finds what it is there for.

#include "tests/structure/include_graph.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

namespace yieldmark::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> const folders{"cli", "harness", "impls", "reports", "suites", "tools"};

std::string lines_of(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines)
        text.append(line).append("\n");
    return text;
}

layers table_of_the_tree() {
    return parse_layers(text_of(fs::path(ROOT) / "tests/structure/layers.txt"));
}

/// A tree of made files, each with its text.
struct made_tree {
    fs::path root = fs::path(testing::TempDir()) /
                    (std::string("layers-") + testing::UnitTest::GetInstance()->current_test_info()->name());

    explicit made_tree(std::map<std::string, std::string> const& files) {
        for (auto const& [path, text] : files) {
            fs::create_directories((root / path).parent_path());
            std::ofstream(root / path) << text;
        }
    }
    ~made_tree() {
        std::error_code ignored;
        fs::remove_all(root, ignored);
    }
    made_tree(made_tree const&) = delete;
    made_tree& operator=(made_tree const&) = delete;

    [[nodiscard]] std::vector<include> includes() const { return includes_of(root, folders); }
};

TEST(layers, each_file_includes_only_what_its_room_may) {
    auto const all = includes_of(ROOT, folders);
    EXPECT_GT(all.size(), 1000u) << "the includes of the tree were not found";
    EXPECT_EQ(lines_of(wrong_arrows(all, table_of_the_tree())), "");
}

TEST(layers, no_circle_between_rooms) {
    auto const all = includes_of(ROOT, folders);
    EXPECT_EQ(lines_of(circles(arrows_of_rooms(all, table_of_the_tree()))), "");
}

TEST(layers, no_circle_between_files) {
    EXPECT_EQ(lines_of(circles(arrows_of_files(includes_of(ROOT, folders)))), "");
}

TEST(layers, the_table_itself_allows_no_circle) {
    EXPECT_EQ(lines_of(circles(table_of_the_tree().rooms)), "");
}

TEST(layers, each_room_of_the_table_has_a_file) {
    auto const table = table_of_the_tree();
    for (auto const& [room, may] : table.rooms) {
        auto const path = fs::path(ROOT) / (room.ends_with("/*") ? room.substr(0, room.size() - 2) : room);
        EXPECT_TRUE(fs::is_directory(path) || fs::is_regular_file(path.string() + ".hpp"))
            << room << " stands in layers.txt, but not in the tree";
    }
}

TEST(layers, an_arrow_that_the_table_lacks_is_found) {
    made_tree const tree(
        {{"harness/stats/mean.hpp", "#include \"harness/run/plan.hpp\"\n"},
         {"harness/run/plan.hpp", "#pragma once\n  #  include \"harness/stats/mean.hpp\"\n"}});
    auto const table = parse_layers("harness/stats:\nharness/run: harness/stats\n");
    EXPECT_EQ(lines_of(wrong_arrows(tree.includes(), table)),
              "harness/stats/mean.hpp:1: harness/stats may not include harness/run (harness/run/plan.hpp)\n");
}

TEST(layers, circles_of_rooms_and_of_files_are_found) {
    made_tree const tree({{"harness/a/one.hpp", "#include \"harness/b/two.hpp\"\n"},
                          {"harness/b/two.hpp", "#include \"harness/c/three.hpp\"\n"},
                          {"harness/c/three.hpp", "#include \"harness/a/other.hpp\"\n"},
                          {"harness/a/other.hpp", "#include \"same.hpp\"\n"},
                          {"harness/a/same.hpp", "#include \"other.hpp\"\n"}});
    auto const table = parse_layers("harness/a: harness/b\nharness/b: harness/c\nharness/c: harness/a\n");
    EXPECT_EQ(lines_of(wrong_arrows(tree.includes(), table)), "");
    EXPECT_EQ(lines_of(circles(arrows_of_rooms(tree.includes(), table))),
              "harness/a -> harness/b -> harness/c -> harness/a\n");
    EXPECT_EQ(lines_of(circles(arrows_of_files(tree.includes()))),
              "harness/a/other.hpp -> harness/a/same.hpp -> harness/a/other.hpp\n");
}

TEST(layers, what_leads_nowhere_and_what_has_no_room_are_found) {
    made_tree const tree({{"harness/a/one.hpp", "#include \"harness/a/gone.hpp\"\n#include <vector>\n"},
                          {"tools/two.hpp", "#include \"harness/a/one.hpp\"\n"}});
    EXPECT_EQ(lines_of(wrong_arrows(tree.includes(), parse_layers("harness/a:\n"))),
              "harness/a/one.hpp:1: \"harness/a/gone.hpp\" is no file of the tree\n"
              "tools/two.hpp:1: the file stands in no room of the table\n");
}

TEST(layers, a_room_is_the_longest_name_that_fits) {
    auto const table = parse_layers("reports:\nreports/html:\nreports/comparison:\n");
    EXPECT_EQ(table.room_of("reports/html.cpp"), "reports/html");
    EXPECT_EQ(table.room_of("reports/htmls.cpp"), "reports");
    EXPECT_EQ(table.room_of("reports/comparison/rows.cpp"), "reports/comparison");
    EXPECT_EQ(table.room_of("reports/comparison_rows.cpp"), "reports");
    EXPECT_EQ(table.room_of("reportage/rows.cpp"), "");
}

TEST(layers, each_folder_of_many_is_a_room_of_its_own) {
    auto const table = parse_layers("impls/support:\nimpls/ten: impls/fibonacci\nimpls/*: impls/support\n");
    EXPECT_EQ(table.room_of("impls/primes/loop.hpp"), "impls/primes");
    EXPECT_EQ(table.room_of("impls/support/generator.hpp"), "impls/support");
    EXPECT_TRUE(table.allows("impls/primes", "impls/primes"));
    EXPECT_TRUE(table.allows("impls/primes", "impls/support"));
    EXPECT_FALSE(table.allows("impls/primes", "impls/fibonacci"));
    EXPECT_FALSE(table.allows("impls/support", "impls/primes"));
    EXPECT_TRUE(table.allows("impls/ten", "impls/fibonacci"));
    EXPECT_FALSE(table.allows("impls/ten", "impls/primes"));
}

TEST(layers, a_table_that_cannot_be_read_says_where) {
    EXPECT_THROW((void)parse_layers("harness/a\n"), std::runtime_error);
    EXPECT_THROW((void)parse_layers(": harness/a\n"), std::runtime_error);
    EXPECT_THROW((void)parse_layers("harness/a: harness/b\n"), std::runtime_error);
}

} // namespace
} // namespace yieldmark::test
