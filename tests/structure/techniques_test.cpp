// The table of techniques (suites/techniques.json), held against the tree that it describes.

#include "harness/results/techniques.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace yieldmark::results {
namespace {

namespace fs = std::filesystem;

std::set<std::string> techniques_of_the_tree() {
    std::set<std::string> names;
    for (auto const& example : fs::directory_iterator(fs::path(ROOT) / "impls"))
        if (example.is_directory() && example.path().filename() != "support")
            for (auto const& file : fs::directory_iterator(example.path()))
                if (file.path().extension() == ".hpp")
                    names.insert(file.path().stem().string());
    return names;
}

TEST(techniques, every_one_of_the_tree_has_a_row_and_every_row_is_of_one) {
    auto const files = techniques_of_the_tree();
    ASSERT_GT(files.size(), 10U);
    std::set<std::string> rows;
    for (auto const& one : all_techniques())
        if (!one.python && !one.id.ends_with('*')) {
            EXPECT_TRUE(rows.insert(one.id).second) << one.id << " has two rows";
        }
    EXPECT_EQ(rows, files);
}

TEST(techniques, each_colour_is_one_of_the_pages) {
    auto const style = test::text_of(fs::path(ROOT) / "reports/page/src/style/base.css");
    auto const schema = test::text_of(fs::path(ROOT) / "reports/page/src/schema.ts");
    for (auto const& one : all_techniques()) {
        EXPECT_NE(style.find("--slot-" + one.slot + ":"), std::string::npos) << one.id << ": " << one.slot;
        EXPECT_NE(schema.find('"' + one.symbol + '"'), std::string::npos) << one.id << ": " << one.symbol;
    }
}

TEST(techniques, without_a_row_one_is_lazy_unless_its_name_says_otherwise) {
    EXPECT_EQ(traits_of("lazily").manner, making::lazy);
    EXPECT_EQ(traits_of("lazily").part, "");
    EXPECT_EQ(traits_of("lazily").rank, all_techniques().size());
    EXPECT_EQ(traits_of("eager_of_mine").manner, making::eager);
    EXPECT_EQ(traits_of("eager_of_mine").id, "eager_of_mine");
    EXPECT_EQ(traits_of("eager").part, "list");
    EXPECT_EQ(traits_of("loop").manner, making::loop);
    EXPECT_EQ(reference_technique(), "loop");
}

TEST(techniques, each_part_is_played_as_the_claims_need_it) {
    for (auto const* part : {"list", "generator", "iterator", "thread"})
        EXPECT_EQ(techniques_playing(part).size(), 1U) << part;
    for (auto const* part : {"list", "generator"})
        EXPECT_EQ(techniques_playing(part, true).size(), 1U) << part;
    EXPECT_FALSE(techniques_playing("view").empty());
}

} // namespace
} // namespace yieldmark::results
