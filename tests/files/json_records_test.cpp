#include "json_records/boost_context.hpp"
#include "json_records/boost_range.hpp"
#include "json_records/coroutine.hpp"
#include "json_records/eager.hpp"
#include "json_records/iterator.hpp"
#include "json_records/loop.hpp"
#include "json_records/range_v3.hpp"
#include "json_records/std_ranges.hpp"
#include "tests/files/every_technique.hpp"

#include <string>
#include <string_view>

namespace yieldmark::tests {
namespace {

std::string show(reading const& one) {
    return std::to_string(one.id) + " " + one.sensor + " " + std::to_string(one.value);
}

std::vector<technique> const techniques = every_technique(
    [](reading const& one) { return show(one); },
    [](std::string const& path, auto& sink) { json_records::loop(path, sink); }, json_records::eager,
    json_records::iterator, json_records::coroutine, json_records::boost_context, json_records::range_v3,
    json_records::std_ranges, json_records::boost_range);

void expect_wrong_line(std::string_view line) {
    made_file const file{"{\"id\": 1, \"sensor\": \"a\", \"value\": 2.5}\n" + std::string{line} + "\n"};
    std::string const outcome = techniques.front().outcome(file.path);
    EXPECT_TRUE(outcome.starts_with("bad input: " + file.path + ", line 2: not a reading: ")) << outcome;
    EXPECT_EQ(outcome.find('\n'), std::string::npos) << outcome;
    expect_of_all(techniques, file.path, outcome);
}

TEST(json_records, errors_of_the_system_are_the_same_from_all) {
    expect_errors_of_the_system(techniques);
}

TEST(json_records, an_empty_file_has_no_reading) {
    expect_of_bytes(techniques, "", "");
}

TEST(json_records, a_reading_is_an_object_of_which_other_members_are_ignored) {
    expect_of_bytes(techniques,
                    "{\"id\": 1, \"sensor\": \"a\\u00e9\", \"value\": -2.5}\n"
                    "{\"value\": 3, \"more\": [1, {}], \"sensor\": \"\", \"id\": 18446744073709551615}",
                    "1 a\u00e9 -2.500000;18446744073709551615  3.000000;");
}

TEST(json_records, what_is_not_json_is_reported) {
    expect_wrong_line("{\"id\": 2, \"sensor\": \"b\", \"va"); // cut short
    expect_wrong_line("{\"id\": 2, \"sensor\": \"b\", \"value\": 1} x");
    expect_wrong_line("{\"id\": 2, \"sensor\": \"\xff\", \"value\": 1}"); // no UTF-8
    expect_wrong_line("");
}

TEST(json_records, what_is_json_but_no_reading_is_reported) {
    expect_wrong_line("[1, 2]");
    expect_wrong_line("{\"id\": 2, \"sensor\": \"b\"}");
    expect_wrong_line("{\"id\": -2, \"sensor\": \"b\", \"value\": 1}");
    expect_wrong_line("{\"id\": 2, \"sensor\": 3, \"value\": 1}");
    expect_wrong_line("{\"id\": 2, \"sensor\": \"b\", \"value\": \"1\"}");
    expect_wrong_line("{\"id\": 2, \"sensor\": \"b\", \"value\": null}");
}

TEST(json_records, a_nul_byte_tells_that_it_is_not_text) {
    expect_of_bytes(techniques, std::string_view{"{\0}\n", 4},
                    "bad input: FILE, byte 2: NUL, so that this is not a text file");
}

} // namespace
} // namespace yieldmark::tests
