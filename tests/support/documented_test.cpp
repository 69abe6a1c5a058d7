// docs/generators.md says what is allowed and what is caught, and which tests hold it to that.
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

using names = std::set<std::string>;

std::vector<std::string> rows_of_the_table() {
    std::istringstream text(test::text_of(fs::path(SOURCE_DIR) / "docs/generators.md"));
    std::vector<std::string> rows;
    bool within = false;
    for (std::string line; std::getline(text, line);) {
        bool const row = line.starts_with("  | ");
        if (row && line.find("| debug build | release build | tests |") != std::string::npos) {
            within = true;
        } else if (within && row) {
            rows.push_back(line);
        } else if (within && !line.starts_with("  |--")) {
            break;
        }
    }
    return rows;
}

names named_in(std::string const& row) {
    std::string const last = row.substr(row.rfind(" | ", row.size() - 3) + 3);
    static std::regex const quoted("`([a-z0-9_]+)`");
    names found;
    for (std::sregex_iterator each(last.begin(), last.end(), quoted); each != std::sregex_iterator();
         ++each) {
        found.insert((*each)[1]);
    }
    return found;
}

// The tests of this folder, and the programs that must not compile.
names tests_there_are() {
    names found;
    static std::regex const test(R"(TEST(?:_F|_P)?\(\w+, (\w+)\))");
    for (auto const& file : fs::directory_iterator(fs::path(SOURCE_DIR) / "tests/support")) {
        std::string const text = test::text_of(file.path());
        for (std::sregex_iterator each(text.begin(), text.end(), test); each != std::sregex_iterator();
             ++each) {
            found.insert((*each)[1]);
        }
    }
    for (auto const& file : fs::directory_iterator(fs::path(SOURCE_DIR) / "tests/compile_fail")) {
        found.insert(file.path().stem().string());
    }
    return found;
}

TEST(documented_misuse, each_row_names_tests_that_exist) {
    auto const rows = rows_of_the_table();
    ASSERT_GE(rows.size(), 16U);
    auto const there = tests_there_are();
    for (auto const& row : rows) {
        auto const named = named_in(row);
        EXPECT_FALSE(named.empty()) << "no test in: " << row;
        for (auto const& name : named) {
            EXPECT_TRUE(there.contains(name)) << "there is no test " << name << ", named in: " << row;
        }
    }
}

TEST(documented_misuse, each_test_of_misuse_stands_in_a_row) {
    names named;
    for (auto const& row : rows_of_the_table()) {
        named.merge(named_in(row));
    }
    std::string text;
    for (auto const* file : {"misuse_test.cpp", "misuse_asserting.cpp", "misuse_either_test.cpp"}) {
        text += test::text_of(fs::path(SOURCE_DIR) / "tests/support" / file);
    }
    static std::regex const test(R"(TEST\(generator_misuse(?:_death)?, (\w+)\))");
    for (std::sregex_iterator each(text.begin(), text.end(), test); each != std::sregex_iterator(); ++each) {
        EXPECT_TRUE(named.contains((*each)[1]))
            << "docs/generators.md does not say what " << (*each)[1] << " holds";
    }
    for (auto const& file : fs::directory_iterator(fs::path(SOURCE_DIR) / "tests/compile_fail")) {
        std::string const name = file.path().stem().string();
        EXPECT_TRUE(!name.starts_with("misuse_") || named.contains(name)) << name;
    }
}

} // namespace
} // namespace yieldmark
