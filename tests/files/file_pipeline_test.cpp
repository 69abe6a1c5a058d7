#include "file_pipeline/boost_context.hpp"
#include "file_pipeline/boost_range.hpp"
#include "file_pipeline/coroutine.hpp"
#include "file_pipeline/eager.hpp"
#include "file_pipeline/iterator.hpp"
#include "file_pipeline/loop.hpp"
#include "file_pipeline/range_v3.hpp"
#include "file_pipeline/std_ranges.hpp"
#include "suites/files/file_pipeline.hpp"
#include "tests/files/every_technique.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace yieldmark::tests {
namespace {

using files = file_pipeline::contract::files;

std::string show(std::string_view line) {
    return std::string{line};
}
std::string show(written_file const& file) {
    return std::to_string(file.bytes) + " bytes";
}

// How the contract's consumer sees a technique.
template <class Call> struct lazy_call : Call { static constexpr bool is_eager = false; };

struct pipeline {
    std::string name;
    std::function<std::string(files const&)> outcome;
};

template <class... Others> std::vector<pipeline> every_pipeline(Others... others) {
    static constexpr std::array<char const*, sizeof...(Others)> names{
        "eager", "iterator", "coroutine", "boost_context", "range_v3", "std_ranges", "boost_range"};
    auto const shown = [](auto const& item) { return show(item); };
    std::vector<pipeline> all{{"loop", [=](files const& of) {
                                   return outcome_of(
                                       shown, [&](auto sink) { file_pipeline::loop(of.from, of.to, sink); });
                               }}};
    auto const add = [&](auto make) {
        auto const call = [=](std::string const& path) { return make(path); };
        all.push_back({names[all.size() - 1], [=](files const& of) {
                           return outcome_of(shown, [&](auto sink) {
                               file_pipeline::contract::consume(lazy_call<decltype(call)>{call}, of, 0, sink);
                           });
                       }});
    };
    (add(others), ...);
    return all;
}

std::vector<pipeline> const techniques = every_pipeline(
    file_pipeline::eager, file_pipeline::iterator, file_pipeline::coroutine, file_pipeline::boost_context,
    file_pipeline::range_v3, file_pipeline::std_ranges, file_pipeline::boost_range);

std::string bytes_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void expect_error(std::string const& from, std::string const& error) {
    ASSERT_EQ(techniques.size(), 8U);
    for (pipeline const& one : techniques)
        EXPECT_EQ(one.outcome(files{from}), "system error: " + error) << one.name;
}

void expect_written(std::string_view text, std::string const& written) {
    made_file const from{text};
    ASSERT_EQ(techniques.size(), 8U);
    for (pipeline const& one : techniques) {
        files const both{from.path};
        std::string const outcome = one.outcome(both);
        EXPECT_TRUE(outcome.ends_with(std::to_string(written.size()) + " bytes;"))
            << one.name << ": " << outcome;
        EXPECT_EQ(bytes_of(both.to), written) << one.name;
    }
}

TEST(file_pipeline, all_write_the_same_bytes) {
    expect_written("one\nTwo, 3\n\n\xc3\xa9 z", "ONE\nTWO, 3\n\n\xc3\xa9 Z\n");
    expect_written("", "");
}

TEST(file_pipeline, lines_longer_than_the_buffers_are_written_whole) {
    expect_written("a\n" + std::string(200000, 'x') + "\nb\n", "A\n" + std::string(200000, 'X') + "\nB\n");
}

TEST(file_pipeline, nothing_is_left_of_a_longer_file_that_was_there) {
    made_file const from{"short\n"};
    for (pipeline const& one : techniques) {
        files const both{from.path};
        std::ofstream{both.to} << std::string(100000, 'x');
        EXPECT_EQ(one.outcome(both), "SHORT;6 bytes;") << one.name;
        EXPECT_EQ(bytes_of(both.to), "SHORT\n") << one.name;
    }
}

TEST(file_pipeline, a_missing_or_unreadable_file_is_reported) {
    made_file const file{""};
    std::string const missing = file.path + ".missing";
    expect_error(missing, missing + ": can't be opened: No such file or directory");
    made_file const link{""};
    std::filesystem::remove(link.path);
    std::filesystem::create_directory_symlink("/", link.path);
    expect_error(link.path, link.path + ": can't be read: Is a directory");
}

TEST(file_pipeline, what_is_not_text_is_reported) {
    made_file const from{std::string_view{"a\nb\0\n", 5}};
    for (pipeline const& one : techniques)
        EXPECT_EQ(one.outcome(files{from.path}),
                  "bad input: " + from.path + ", byte 4: NUL, so that this is not a text file")
            << one.name;
}

TEST(file_pipeline, a_file_that_cannot_be_written_is_reported) {
    made_file const from{"some text\n"};
    for (pipeline const& one : techniques) {
        files both{from.path};
        std::filesystem::create_symlink("/dev/full", both.to);
        EXPECT_EQ(one.outcome(both),
                  "system error: " + both.to + ": can't be written: No space left on device")
            << one.name;
    }
    expect_error(from.path + "/below", from.path + "/below.upper." + std::to_string(::getpid()) +
                                           ": can't be written: Not a directory");
}

} // namespace
} // namespace yieldmark::tests
