// The harness measures any example: none of the catalogue's is named in its code, but where examples_named.txt says so.

#include "tests/structure/include_graph.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldmark::test {
namespace {

namespace fs = std::filesystem;

/// What suites/ has: the names of the examples.
std::set<std::string> examples() {
    std::set<std::string> names;
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(ROOT) / "suites"))
        if (entry.path().extension() == ".hpp" && entry.path().parent_path() != fs::path(ROOT) / "suites")
            names.insert(entry.path().stem().string());
    return names;
}

/// "file example" for each literal that is an example's name, or a case's or a glob that begins with one. A sentence or
/// a help text that names one for the reader's sake is none.
std::set<std::string> named_in(std::string const& file, std::string const& text,
                               std::set<std::string> const& names) {
    std::set<std::string> found;
    for (auto const& one : literals_of(text))
        if (auto const name = one.text.substr(0, one.text.find('/'));
            names.contains(name) && one.text.find_first_of(" \n") == std::string::npos)
            found.insert(std::string(file).append(" ").append(name));
    return found;
}

std::set<std::string> named_in_the_tree() {
    std::set<std::string> found;
    auto const names = examples();
    for (auto const* folder : {"cli", "harness", "reports", "tools"}) {
        if (!fs::is_directory(fs::path(ROOT) / folder))
            continue;
        for (auto const& entry : fs::recursive_directory_iterator(fs::path(ROOT) / folder)) {
            auto const kind = entry.path().extension();
            if (kind == ".cpp" || kind == ".hpp" || kind == ".ts")
                found.merge(
                    named_in(entry.path().lexically_relative(ROOT).string(), text_of(entry.path()), names));
        }
    }
    return found;
}

TEST(examples, named_only_where_the_list_says) {
    ASSERT_GT(examples().size(), 40u);
    std::set<std::string> listed;
    std::istringstream lines(text_of(fs::path(ROOT) / "tests/structure/examples_named.txt"));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && !line.starts_with('#'))
            listed.insert(line);
    auto const found = named_in_the_tree();
    for (auto const& one : found)
        EXPECT_TRUE(listed.contains(one)) << one << ": the harness names an example of the catalogue";
    for (auto const& one : listed)
        EXPECT_TRUE(found.contains(one)) << one << ": no longer so; take the line out of examples_named.txt";
}

TEST(examples, a_name_in_code_is_found_and_one_in_prose_is_not) {
    std::set<std::string> const names{"primes", "fibonacci"};
    EXPECT_EQ(named_in("a.cpp", R"(if (name == "primes") use("fibonacci/*/drain/*");)", names),
              (std::set<std::string>{"a.cpp fibonacci", "a.cpp primes"}));
    EXPECT_TRUE(
        named_in("a.cpp", "say(\"yieldmark run primes\"); // \"primes\"\n/* \"primes\" */", names).empty());
}

TEST(examples, literals_are_read_as_the_compiler_reads_them) {
    auto const found =
        literals_of("auto a = \"x\\\"y\"; // \"no\"\nauto b = R\"m(raw \"in\" it)m\", c = 1'000'000;\n"
                    "auto d = '\"'; auto e = `ts`; /* \"no\n\" */ auto f = \"\";");
    std::string all;
    for (auto const& one : found)
        all += std::to_string(one.line) + "[" + one.text + "]";
    EXPECT_EQ(all, "1[x\\\"y]2[raw \"in\" it]3[\"]3[ts]4[]");
}

} // namespace
} // namespace yieldmark::test
