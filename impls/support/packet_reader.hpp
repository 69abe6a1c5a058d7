#pragma once

#include "support/input_buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark {

/// One captured packet.
struct packet {
    std::uint64_t seconds = 0;     // since 1970
    std::uint64_t nanoseconds = 0; // on top of those
    std::uint64_t original = 0;    // bytes on the wire, of which not all may be captured
    std::string_view bytes;

    template <class Digest> friend void digest_words(packet const& one, Digest& into) {
        for (std::uint64_t const number : {one.seconds, one.nanoseconds, one.original})
            into.add(number);
        into.add(one.bytes);
    }
};

/// The packets of a classic pcap file (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html) of
/// either byte order, with times in microseconds or nanoseconds. Each is good until the next is asked for, or
/// as long as the reader where the file is loaded whole. Throws as input_buffer does, and bad_input for what
/// is not such a file.
class packet_reader {
public:
    explicit packet_reader(std::string path, loading how = loading::buffered)
        : buffer_{std::move(path), content::bytes, how} {}

    /// The next packet, or nothing at the end.
    std::optional<packet> next() {
        if (number_++ == 0)
            read_header();
        if (!has(1))
            return std::nullopt;
        require(packet_header);
        std::size_t const captured = word(8);
        if (captured > most_captured)
            fail("says that " + std::to_string(captured) + " bytes were captured, more than a packet has");
        require(packet_header + captured);
        packet const one{word(0), word(4) * fraction_, word(12),
                         buffer_.unread_text().substr(packet_header, captured)};
        buffer_.take(packet_header + captured);
        return one;
    }

private:
    static constexpr std::size_t file_header = 24;
    static constexpr std::size_t packet_header = 16;
    static constexpr std::size_t most_captured = 262144; // as libpcap has it: MAXIMUM_SNAPLEN
    static constexpr std::uint32_t microseconds = 0xa1b2c3d4;
    static constexpr std::uint32_t nanoseconds = 0xa1b23c4d;

    void read_header() {
        if (!has(file_header))
            throw bad_input{buffer_.path() + ": not a pcap file: too short for its header of 24 bytes"};
        std::uint32_t const magic = word(0);
        std::uint32_t const turned = __builtin_bswap32(magic);
        swapped_ = turned == microseconds || turned == nanoseconds;
        std::uint32_t const known = swapped_ ? turned : magic;
        if (known != microseconds && known != nanoseconds)
            throw bad_input{buffer_.path() +
                            ": not a pcap file: it does not begin with the magic number of one"};
        fraction_ = known == microseconds ? 1000 : 1;
        buffer_.take(file_header);
    }

    // Whether `size` bytes are left in the file.
    bool has(std::size_t size) {
        while (buffer_.unread().size() < size)
            if (!buffer_.read_more())
                return false;
        return true;
    }

    void require(std::size_t size) {
        if (!has(size))
            fail("cut short: " + std::to_string(buffer_.unread().size()) + " of " + std::to_string(size) +
                 " bytes");
    }

    // The number at byte `at` of what is unread, in the file's byte order.
    [[nodiscard]] std::uint32_t word(std::size_t at) const {
        std::uint32_t value = 0;
        std::memcpy(&value, buffer_.unread_text().data() + at, sizeof value);
        return swapped_ ? __builtin_bswap32(value) : value;
    }

    [[noreturn]] void fail(std::string const& wrong) const {
        throw bad_input{buffer_.path(), "packet", number_, wrong};
    }

    input_buffer buffer_;
    bool swapped_ = false;
    std::uint64_t fraction_ = 0;
    std::uint64_t number_ = 0; // of the packet at hand, from 1
};

} // namespace yieldmark
