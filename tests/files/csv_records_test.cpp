#include "csv_records/boost_context.hpp"
#include "csv_records/boost_range.hpp"
#include "csv_records/coroutine.hpp"
#include "csv_records/eager.hpp"
#include "csv_records/iterator.hpp"
#include "csv_records/loop.hpp"
#include "csv_records/range_v3.hpp"
#include "csv_records/std_ranges.hpp"
#include "tests/files/every_technique.hpp"

#include <string>
#include <string_view>

namespace yieldmark::tests {
namespace {

std::string show(csv_record record) {
    std::string text;
    for (std::string_view const field : record)
        text += "[" + std::string{field} + "]";
    return text;
}

std::vector<technique> const techniques = every_technique(
    [](csv_record record) { return show(record); },
    [](std::string const& path, auto& sink) { csv_records::loop(path, sink); }, csv_records::eager,
    csv_records::iterator, csv_records::coroutine, csv_records::boost_context, csv_records::range_v3,
    csv_records::std_ranges, csv_records::boost_range);

TEST(csv_records, errors_of_the_system_are_the_same_from_all) {
    expect_errors_of_the_system(techniques);
}

TEST(csv_records, an_empty_file_has_no_record) {
    expect_of_bytes(techniques, "", "");
}

TEST(csv_records, lines_end_in_either_way_or_with_the_file) {
    expect_of_bytes(techniques, "a,b\r\nc,d\ne,f", "[a][b];[c][d];[e][f];");
}

TEST(csv_records, fields_may_be_empty) {
    expect_of_bytes(techniques, ",\n\"\",x\n", "[][];[][x];");
}

TEST(csv_records, quoted_fields_hold_commas_newlines_and_doubled_quotes) {
    expect_of_bytes(techniques, "\"a,b\",\"c\nd\"\n\"say \"\"yes\"\", or \"\"no\"\"\",\"\"\"\"\n",
                    "[a,b][c\nd];[say \"yes\", or \"no\"][\"];");
    expect_of_bytes(techniques, "\"a\r\n\",\"b\"\r\n", "[a\r\n][b];");
    expect_of_bytes(techniques, "\"a\",\"b\"\n\"c\",\"d\"\n", "[a][b];[c][d];");
}

TEST(csv_records, a_quoted_field_longer_than_the_buffer_is_whole) {
    std::string field;
    for (int i = 0; i != 30000; ++i)
        field += "line\n";
    expect_of_bytes(techniques, "x,\"" + field + "\"\"\"\ny,z\n", "[x][" + field + "\"];[y][z];");
}

TEST(csv_records, a_field_may_not_be_cut_short) {
    expect_of_bytes(techniques, "a,b\nc,\"d\ne,f\n",
                    "bad input: FILE, record 2: a quoted field is not closed");
    expect_of_bytes(techniques, "\"", "bad input: FILE, record 1: a quoted field is not closed");
    expect_of_bytes(techniques, "\"a\"\"", "bad input: FILE, record 1: a quoted field is not closed");
}

TEST(csv_records, quotes_stand_around_a_whole_field) {
    expect_of_bytes(techniques, "a,b\nc\"d\",e\n",
                    "bad input: FILE, record 2: a quote inside a field that is not quoted");
    expect_of_bytes(techniques, "a,b\n\"c\"d,e\n",
                    "bad input: FILE, record 2: text between a closing quote and the comma");
}

TEST(csv_records, a_carriage_return_alone_ends_no_line) {
    expect_of_bytes(techniques, "a\rb\n", "bad input: FILE, record 1: a carriage return without a newline");
}

TEST(csv_records, all_have_as_many_fields_as_the_first) {
    expect_of_bytes(techniques, "a,b\nc,d\ne\n",
                    "bad input: FILE, record 3: 1 fields where the first record has 2");
    expect_of_bytes(techniques, "a,b\n\nc,d\n",
                    "bad input: FILE, record 2: 1 fields where the first record has 2");
}

TEST(csv_records, a_nul_byte_tells_that_it_is_not_text) {
    expect_of_bytes(techniques, std::string_view{"a,b\nc,\0\n", 8},
                    "bad input: FILE, byte 7: NUL, so that this is not a text file");
}

TEST(csv_records, of_two_faults_the_first_is_reported) {
    expect_of_bytes(techniques, std::string_view{"a\nb,c\n\0", 7},
                    "bad input: FILE, record 2: 2 fields where the first record has 1");
}

} // namespace
} // namespace yieldmark::tests
