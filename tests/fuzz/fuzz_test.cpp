// What the fuzzers have kept, and what they once found, given to the parsers in an ordinary build.

#include "tests/fuzz/parsers.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

TEST(fuzz, every_kept_input_is_read_or_refused) {
    for (auto const& one : fuzz::parsers) {
        int inputs = 0;
        for (auto const& entry : fs::directory_iterator(fs::path(CORPUS) / one.name)) {
            ++inputs;
            auto const text = test::text_of(entry.path());
            EXPECT_NO_THROW(one.take(text)) << entry.path();
            // Cut short anywhere, as a kill or a full disk does it.
            for (std::size_t end = 0; end < text.size(); end += 1 + text.size() / 64)
                EXPECT_NO_THROW(one.take(std::string_view(text).substr(0, end)))
                    << entry.path() << " at " << end;
        }
        EXPECT_GT(inputs, 0) << one.name;
    }
}

TEST(fuzz, every_folder_of_the_corpus_has_its_parser) {
    std::size_t folders = 0;
    for (auto const& entry : fs::directory_iterator(CORPUS))
        folders += entry.is_directory() ? 1 : 0;
    EXPECT_EQ(folders, fuzz::parsers.size());
}

} // namespace
} // namespace yieldmark
