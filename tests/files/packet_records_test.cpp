#include "packet_records/boost_context.hpp"
#include "packet_records/boost_range.hpp"
#include "packet_records/coroutine.hpp"
#include "packet_records/eager.hpp"
#include "packet_records/iterator.hpp"
#include "packet_records/loop.hpp"
#include "packet_records/range_v3.hpp"
#include "packet_records/std_ranges.hpp"
#include "tests/files/every_technique.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace yieldmark::tests {
namespace {

std::string show(packet const& one) {
    return std::to_string(one.seconds) + "." + std::to_string(one.nanoseconds) + " " +
           std::to_string(one.original) + " " + std::string{one.bytes};
}

std::vector<technique> const techniques = every_technique(
    [](packet const& one) { return show(one); },
    [](std::string const& path, auto& sink) { packet_records::loop(path, sink); }, packet_records::eager,
    packet_records::iterator, packet_records::coroutine, packet_records::boost_context,
    packet_records::range_v3, packet_records::std_ranges, packet_records::boost_range);

/// A pcap file, put together number by number in one byte order.
class capture {
public:
    explicit capture(bool big_endian, std::uint32_t magic = 0xa1b2c3d4) : big_endian_{big_endian} {
        for (std::uint32_t const field : {magic, big_endian ? 0x00020004U : 0x00040002U, 0U, 0U, 65535U, 1U})
            number(field);
    }

    capture& packet(std::uint32_t seconds, std::uint32_t fraction, std::uint32_t original,
                    std::string_view captured) {
        for (std::uint32_t const field :
             {seconds, fraction, static_cast<std::uint32_t>(captured.size()), original})
            number(field);
        bytes += captured;
        return *this;
    }

    capture& number(std::uint32_t value) {
        for (unsigned i = 0; i != 4; ++i)
            bytes += static_cast<char>(value >> 8U * (big_endian_ ? 3 - i : i));
        return *this;
    }

    std::string bytes;

private:
    bool big_endian_;
};

TEST(packet_records, errors_of_the_system_are_the_same_from_all) {
    expect_errors_of_the_system(techniques);
}

TEST(packet_records, an_empty_file_is_no_pcap_file) {
    std::string const wrong = "bad input: FILE: not a pcap file: too short for its header of 24 bytes";
    expect_of_bytes(techniques, "", wrong);
    expect_of_bytes(techniques, std::string_view{capture{false}.bytes}.substr(0, 23), wrong);
}

TEST(packet_records, a_file_of_another_kind_is_reported_by_its_first_bytes) {
    expect_of_bytes(techniques, std::string(100, 'x'),
                    "bad input: FILE: not a pcap file: it does not begin with the magic number of one");
    expect_of_bytes(techniques, capture{false, 0x0a0d0d0a}.bytes, // pcapng
                    "bad input: FILE: not a pcap file: it does not begin with the magic number of one");
}

TEST(packet_records, a_file_with_a_header_alone_has_no_packet) {
    expect_of_bytes(techniques, capture{false}.bytes, "");
}

TEST(packet_records, both_byte_orders_say_the_same) {
    for (bool const big_endian : {false, true})
        expect_of_bytes(techniques, capture{big_endian}.packet(1, 2, 30, "abc").packet(4, 5, 0, "").bytes,
                        "1.2000 30 abc;4.5000 0 ;");
}

TEST(packet_records, times_may_be_in_nanoseconds) {
    for (bool const big_endian : {false, true})
        expect_of_bytes(techniques, capture{big_endian, 0xa1b23c4d}.packet(1, 2, 3, "abc").bytes,
                        "1.2 3 abc;");
}

TEST(packet_records, packets_go_on_past_the_buffer_and_may_be_longer) {
    std::string const large(150000, 'x');
    expect_of_bytes(techniques,
                    capture{true}.packet(1, 0, 1, "a").packet(2, 0, 2, large).packet(3, 0, 3, "c").bytes,
                    "1.0 1 a;2.0 2 " + large + ";3.0 3 c;");
}

TEST(packet_records, a_file_cut_short_is_reported) {
    std::string const whole = capture{false}.packet(1, 2, 3, "abc").packet(4, 5, 6, "def").bytes;
    std::string_view const bytes = whole;
    expect_of_bytes(techniques, bytes.substr(0, whole.size() - 1),
                    "bad input: FILE, packet 2: cut short: 18 of 19 bytes");
    expect_of_bytes(techniques, bytes.substr(0, whole.size() - 4),
                    "bad input: FILE, packet 2: cut short: 15 of 16 bytes");
}

TEST(packet_records, a_length_that_no_packet_has_is_reported) {
    expect_of_bytes(
        techniques, capture{false}.number(1).number(2).number(262145).number(3).bytes,
        "bad input: FILE, packet 1: says that 262145 bytes were captured, more than a packet has");
}

} // namespace
} // namespace yieldmark::tests
