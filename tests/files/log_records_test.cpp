#include "log_records/boost_context.hpp"
#include "log_records/boost_range.hpp"
#include "log_records/coroutine.hpp"
#include "log_records/eager.hpp"
#include "log_records/iterator.hpp"
#include "log_records/loop.hpp"
#include "log_records/range_v3.hpp"
#include "log_records/std_ranges.hpp"
#include "tests/files/every_technique.hpp"

#include <string>
#include <string_view>

namespace yieldmark::tests {
namespace {

std::string show(request const& one) {
    std::string text;
    for (std::string_view const part : {one.host, one.time, one.line, one.agent})
        text += "[" + std::string{part} + "]";
    return text + std::to_string(one.status) + " " + std::to_string(one.bytes);
}

std::vector<technique> const techniques = every_technique(
    [](request const& one) { return show(one); },
    [](std::string const& path, auto& sink) { log_records::loop(path, sink); }, log_records::eager,
    log_records::iterator, log_records::coroutine, log_records::boost_context, log_records::range_v3,
    log_records::std_ranges, log_records::boost_range);

constexpr std::string_view good =
    "::1 - - [21/Nov/2026:13:00:00 +0000] \"GET / HTTP/1.1\" 200 12 \"-\" \"curl\"\n";

void expect_wrong_line(std::string_view line) {
    expect_of_bytes(techniques, std::string{good} + std::string{line} + "\n",
                    "bad input: FILE, line 2: not in the Combined Log Format");
}

TEST(log_records, errors_of_the_system_are_the_same_from_all) {
    expect_errors_of_the_system(techniques);
}

TEST(log_records, a_file_without_a_failed_request_has_no_item) {
    expect_of_bytes(techniques, "", "");
    expect_of_bytes(techniques, good, "");
}

TEST(log_records, requests_with_status_500_and_up_are_items) {
    expect_of_bytes(techniques,
                    std::string{good} + "h i u [t] \"a\" 499 1 \"r\" \"x\"\n"
                                        "h i u [t] \"a\" 500 - \"r\" \"x\"\n"
                                        "h i u [t] \"\" 599 7 \"\" \"\"",
                    "[h][t][a][x]500 0;[h][t][][]599 7;");
}

TEST(log_records, a_backslash_keeps_a_quote_within_its_text) {
    expect_of_bytes(techniques, R"(h - - [t] "GET /\"a\" b\\" 503 1 "-" "x \\\" y")",
                    R"([h][t][GET /\"a\" b\\][x \\\" y]503 1;)");
}

TEST(log_records, a_line_in_another_format_is_reported) {
    expect_wrong_line("");
    expect_wrong_line("hello");
    expect_wrong_line(good.substr(0, 60));                        // cut short
    expect_wrong_line("h - - [t] \"GET /\" 500 1");               // the Common Log Format
    expect_wrong_line("h - - [t] \"GET /\" 500 1 \"-\" \"x");     // cut short in the last text
    expect_wrong_line("h - - [t] \"GET /\" 500 1 \"-\" \"x\\\""); // likewise: that quote is part of it
    expect_wrong_line("h - - [t] \"GET /\" 500 1 \"-\" \"x\" y");
    expect_wrong_line("h - - t \"GET /\" 500 1 \"-\" \"x\"");
    expect_wrong_line("h - - [t] \"GET /\" 50 1 \"-\" \"x\"");
    expect_wrong_line("h - - [t] \"GET /\" 5x0 1 \"-\" \"x\"");
    expect_wrong_line("h - - [t] \"GET /\" 500 1x \"-\" \"x\"");
    expect_wrong_line(" - - [t] \"GET /\" 500 1 \"-\" \"x\"");
}

TEST(log_records, a_nul_byte_tells_that_it_is_not_text) {
    expect_of_bytes(techniques, std::string_view{"h\0", 2},
                    "bad input: FILE, byte 2: NUL, so that this is not a text file");
}

} // namespace
} // namespace yieldmark::tests
