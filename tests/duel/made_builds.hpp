#pragma once
// Two builds made for the tests, and a folder for what a test writes.

#include "harness/run/bench.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace made {

namespace fs = std::filesystem;
using strings = std::vector<std::string>;

inline strings lines_of(fs::path const& path) {
    strings lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (!line.empty())
            lines.push_back(line);
    return lines;
}

/// The build of `side`: "base" or "now".
inline yieldmark::run::bench build(std::string const& side) {
    yieldmark::run::bench made;
    made.executable = "/made/" + side + "/yieldmark-bench";
    made.manifest = {.linker = LINKER,
                     .flags = {},
                     .objects = lines_of(fs::path(MADE_SIDES) / (side + "-objects")),
                     .fixed = {},
                     .padding = {},
                     .libraries = {},
                     .side = {"-shared", "-Wl,-Bsymbolic", "-Wl,--version-script=" SIDE_MAP}};
    if (*SANITIZE != '\0')
        made.manifest->flags.push_back("-fsanitize=" SANITIZE);
    yieldmark::run::listed_example example;
    example.info.name = "made";
    for (auto const* scenario : {"equal", "twice", "crash", "wrong", "hang", "throwing"})
        example.cases.push_back({.name = std::string("made/loop/") + scenario + "/1"});
    made.can_run.examples.push_back(example);
    example.info.name = "other";
    example.cases = {{.name = "other/loop/separate/1"}};
    made.can_run.examples.push_back(example);
    return made;
}

/// A folder that goes with the test.
class folder {
public:
    folder()
        : path_(fs::temp_directory_path() / ("yieldmark-duel-test-" + std::to_string(getpid()) + "-" +
                                             testing::UnitTest::GetInstance()->current_test_info()->name())) {
        fs::create_directories(path_);
    }
    ~folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;

    [[nodiscard]] fs::path operator/(std::string const& name) const { return path_ / name; }

private:
    fs::path path_;
};

} // namespace made
