// The roles that examples have (suites/contract.hpp): each is had by one, so that whoever asks for it finds an example.

#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

namespace yieldmark::test {
namespace {

namespace fs = std::filesystem;

std::set<std::string> all_matches(std::string const& text, char const* expression) {
    std::regex const wanted(expression);
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at)
        found.insert((*at)[1]);
    return found;
}

TEST(roles, each_is_had_by_one_example) {
    auto const roles = all_matches(text_of(fs::path(ROOT) / "suites/contract.hpp"), R"((\w+), +///<)");
    ASSERT_GT(roles.size(), 5U);
    std::map<std::string, int> had;
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(ROOT) / "suites"))
        if (entry.path().extension() == ".hpp" && entry.path().filename() != "contract.hpp")
            for (auto const& role : all_matches(text_of(entry.path()), R"(suites::role::(\w+))"))
                ++had[role];
    for (auto const& role : roles)
        EXPECT_EQ(had[role], 1) << role;
}

TEST(roles, have_the_same_names_in_results) {
    auto const model = text_of(fs::path(ROOT) / "harness/results/model.hpp");
    auto const begin = model.find("namespace role {");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_EQ(all_matches(model.substr(begin, model.find("} // namespace role") - begin),
                          R"re(char const\* \w+ = "(\w+)")re"),
              all_matches(text_of(fs::path(ROOT) / "suites/contract.hpp"), R"((\w+), +///<)"));
}

} // namespace
} // namespace yieldmark::test
