#pragma once
// Files that a test reads, and the golden ones that an output is held against.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace yieldmark::test {

/// The file's text; empty if it can't be read.
inline std::string text_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// That `text` is what the golden file holds. With YIELDMARK_UPDATE_GOLDEN set the file is written instead, and the
/// test fails: what was compared with nothing has not passed.
inline void expect_golden(std::filesystem::path const& golden, std::string const& text) {
    if (std::getenv("YIELDMARK_UPDATE_GOLDEN") == nullptr) {
        EXPECT_EQ(text_of(golden), text);
        return;
    }
    bool const same = text_of(golden) == text;
    if (!same)
        std::ofstream(golden, std::ios::binary) << text;
    ADD_FAILURE()
        << golden.string() << (same ? " is as it was." : " was updated.")
        << " Nothing was tested: read the difference, then run again without YIELDMARK_UPDATE_GOLDEN.";
}

} // namespace yieldmark::test
