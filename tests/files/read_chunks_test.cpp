#include "read_chunks/boost_context.hpp"
#include "read_chunks/boost_range.hpp"
#include "read_chunks/coroutine.hpp"
#include "read_chunks/eager.hpp"
#include "read_chunks/iterator.hpp"
#include "read_chunks/loop.hpp"
#include "read_chunks/range_v3.hpp"
#include "read_chunks/std_ranges.hpp"
#include "tests/files/every_technique.hpp"

#include <string>
#include <string_view>

namespace yieldmark::tests {
namespace {

std::vector<technique> const techniques = every_technique(
    [](std::string_view chunk) { return std::to_string(chunk.size()) + chunk.front() + chunk.back(); },
    [](std::string const& path, auto& sink) { read_chunks::loop(path, sink); }, read_chunks::eager,
    read_chunks::iterator, read_chunks::coroutine, read_chunks::boost_context, read_chunks::range_v3,
    read_chunks::std_ranges, read_chunks::boost_range);

TEST(read_chunks, errors_of_the_system_are_the_same_from_all) {
    expect_errors_of_the_system(techniques);
}

TEST(read_chunks, an_empty_file_has_no_chunk) {
    expect_of_bytes(techniques, "", "");
}

TEST(read_chunks, the_last_chunk_is_what_is_left) {
    expect_of_bytes(techniques, "ab", "2ab;");
    expect_of_bytes(techniques, std::string(1024, 'x'), "1024xx;");
    expect_of_bytes(techniques, std::string(1023, 'x') + "yz", "1024xy;1zz;");
}

TEST(read_chunks, any_byte_may_stand_in_a_chunk) {
    std::string const nul(1, '\0');
    expect_of_bytes(techniques, nul + "a", "2" + nul + "a;");
}

TEST(read_chunks, chunks_go_on_past_the_buffer) {
    std::string expected;
    for (int i = 0; i != 130; ++i)
        expected += "1024xx;";
    expect_of_bytes(techniques, std::string(130 * 1024, 'x') + "z", expected + "1zz;");
}

} // namespace
} // namespace yieldmark::tests
