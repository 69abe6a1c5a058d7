#include "read_lines/boost_context.hpp"
#include "read_lines/boost_range.hpp"
#include "read_lines/coroutine.hpp"
#include "read_lines/eager.hpp"
#include "read_lines/iterator.hpp"
#include "read_lines/loop.hpp"
#include "read_lines/range_v3.hpp"
#include "read_lines/std_ranges.hpp"
#include "tests/files/every_technique.hpp"

#include <string>
#include <string_view>

namespace yieldmark::tests {
namespace {

std::vector<technique> const techniques =
    every_technique([](std::string_view line) { return std::string{line}; },
                    [](std::string const& path, auto& sink) { read_lines::loop(path, sink); },
                    read_lines::eager, read_lines::iterator, read_lines::coroutine, read_lines::boost_context,
                    read_lines::range_v3, read_lines::std_ranges, read_lines::boost_range);

TEST(read_lines, errors_of_the_system_are_the_same_from_all) {
    expect_errors_of_the_system(techniques);
}

TEST(read_lines, an_empty_file_has_no_line) {
    expect_of_bytes(techniques, "", "");
}

TEST(read_lines, lines_may_be_empty_and_the_last_may_lack_its_newline) {
    expect_of_bytes(techniques, "one\n\ntwo", "one;;two;");
    expect_of_bytes(techniques, "\n", ";");
}

TEST(read_lines, a_line_longer_than_the_buffer_is_whole) {
    std::string const longest(200000, 'x');
    expect_of_bytes(techniques, "a\n" + longest + "\nb\n", "a;" + longest + ";b;");
}

TEST(read_lines, a_nul_byte_tells_that_it_is_not_text) {
    expect_of_bytes(techniques, std::string_view{"one\nt\0o\n", 8},
                    "bad input: FILE, byte 6: NUL, so that this is not a text file");
    expect_of_bytes(techniques, std::string_view{"\0", 1},
                    "bad input: FILE, byte 1: NUL, so that this is not a text file");
    expect_of_bytes(techniques, std::string(100000, '\n') + '\0',
                    "bad input: FILE, byte 100001: NUL, so that this is not a text file");
}

TEST(read_lines, a_file_whose_size_is_not_known_is_read_to_its_end) {
    std::string const version = techniques.front().outcome("/proc/version");
    EXPECT_TRUE(version.starts_with("Linux version")) << version;
    expect_of_all(techniques, "/proc/version", version);
}

} // namespace
} // namespace yieldmark::tests
