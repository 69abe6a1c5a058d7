#pragma once
#include "suites/contract.hpp"
#include "suites/input_file.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::packet_records {

/// Each item is a packet, its bytes borrowed from what the technique holds and good until the next is asked
/// for. All read with support/packet_reader.hpp through a 64 KiB buffer; eager loads the whole file first. A
/// file that can't be opened or read is a std::system_error from every technique; what is not a pcap file, or
/// cut short, is a bad_input, when the packet at fault is asked for at the latest (eager: when the sequence
/// is made). A file without so much as the format's header is none.
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks = "The n packets, some 512 bytes each, of a classic pcap file; "
                                             "drain_swapped: of one in the other byte order.";

    static constexpr std::uint64_t big_endian = 1;
    static constexpr std::array<suites::scenario, 4> scenarios{
        {{"drain", suites::use::drain},
         {"drain_swapped", suites::use::drain, big_endian},
         {"sum", suites::use::sum},
         {"first", suites::use::first}}};

    /// Files of some 64 KiB, 1 MiB, 16 MiB and 256 MiB.
    static std::vector<suites::size> sizes() {
        return {{128, true}, {2048, true}, {32768, false}, {524288, false, true}};
    }

    static std::string input(std::size_t n, std::uint64_t parameter) {
        bool const big = parameter == big_endian;
        std::string const name =
            std::string{"packets_"} + (big ? "big_" : "little_") + std::to_string(n) + ".pcap";
        return suites::input_file(name, [=](std::ostream& out) { write_packets(out, n, big); });
    }

    static std::tuple<std::string const&> arguments(std::string const& path) { return {path}; }

    template <class Packet> static std::uint64_t fold(std::uint64_t sum, Packet const& one) {
        return sum + one.bytes.size();
    }

private:
    static void write_packets(std::ostream& out, std::size_t n, bool big) {
        auto const put = [&](std::uint64_t value, unsigned bytes) {
            for (unsigned i = 0; i != bytes; ++i)
                out.put(static_cast<char>(value >> 8U * (big ? bytes - 1 - i : i)));
        };
        std::string payload;
        for (unsigned i = 0; i != 2048; ++i)
            payload.push_back(static_cast<char>(i * 7));
        put(0xa1b2c3d4, 4);
        put(2, 2);
        put(4, 2);
        for (std::uint64_t const field :
             {0U, 0U, 65535U, 1U}) // time zone, accuracy, snapshot length, Ethernet
            put(field, 4);
        suites::splitmix64 random{10};
        for (std::size_t i = 0; i != n; ++i) {
            std::uint64_t const bits = random();
            std::uint64_t const captured = 64 + bits % 865;
            for (std::uint64_t const field : {1795000000 + i / 1000, i % 1000 * 1000 + (bits >> 10U) % 1000,
                                              captured, captured + (bits >> 63U) * 100})
                put(field, 4);
            out << std::string_view{payload}.substr((bits >> 20U) % 1024, captured);
        }
    }
};

} // namespace yieldmark::packet_records
