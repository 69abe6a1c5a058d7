// What the program knows of a metric stands in one table: nothing else lists them.

#include "harness/results/metrics.hpp"
#include "tests/structure/include_graph.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace yieldmark::test {
namespace {

namespace fs = std::filesystem;

// Where they are measured, the table, and the prose of how each was measured.
bool may_list(std::string const& file) {
    return file.starts_with("harness/bench/") || file.starts_with("harness/probe/") ||
           file == "harness/agent/pass.cpp" || file.starts_with("harness/results/metrics.") ||
           file == "reports/sentences.cpp";
}

/// The metrics that a source names, as an id of the table or as a literal. The time and the instructions
/// don't count: they are also passes, and columns of their own.
std::set<std::string> named_in(std::string const& source) {
    std::set<std::string> found;
    auto const add = [&](std::string const& id) {
        if (id != results::metric::time && id != results::metric::instructions &&
            results::find_metric(id) != nullptr)
            found.insert(id);
    };
    for (auto const& one : literals_of(source))
        add(one.text);
    std::regex const constant("metric::(\\w+)");
    for (std::sregex_iterator at(source.begin(), source.end(), constant); at != std::sregex_iterator(); ++at)
        add((*at)[1]);
    return found;
}

TEST(metrics, are_listed_in_the_one_table_only) {
    constexpr std::size_t most = 2; // of which a text may speak; three are a list
    std::size_t read = 0;
    for (auto const* folder : {"harness", "reports", "cli", "tools"})
        for (auto const& entry : fs::recursive_directory_iterator(fs::path(ROOT) / folder)) {
            auto const kind = entry.path().extension();
            auto const file = entry.path().lexically_relative(ROOT).string();
            if ((kind != ".cpp" && kind != ".hpp" && kind != ".ts") || may_list(file))
                continue;
            ++read;
            auto const named = named_in(text_of(entry.path()));
            EXPECT_LE(named.size(), most) << file << " names " << testing::PrintToString(named)
                                          << "; ask harness/results/metrics.hpp instead";
        }
    EXPECT_GT(read, 100U);
}

TEST(metrics, are_found_as_constants_and_as_literals) {
    EXPECT_EQ(named_in("f(metric::peak_bytes, \"allocations\", \"an allocation\"); // \"cycles\""),
              (std::set<std::string>{"allocations", "peak_bytes"}));
}

} // namespace
} // namespace yieldmark::test
