#pragma once
// The checksum that each line of a journal carries, for those that write journals (yieldmark-bench, the agent) and the
// one that reads them.

#include <boost/crc.hpp>

#include <cstdio>
#include <string>
#include <string_view>

/// A line is a JSON object whose last member is the CRC-32 (as in zlib) of all that stands before it:
/// {"begin":"a","crc":"1a2b3c4d"}
namespace yieldmark::seal {

/// The CRC-32 of these bytes in 8 lower-case hexadecimal digits.
inline std::string digits_of(std::string_view bytes) {
    boost::crc_32_type sum;
    sum.process_bytes(bytes.data(), bytes.size());
    char text[sizeof "12345678"];
    std::snprintf(text, sizeof text, "%08x", static_cast<unsigned>(sum.checksum()));
    return text;
}

/// That member for a line that begins so, and the end of the object.
inline std::string checksum_of(std::string_view beginning) {
    return ",\"crc\":\"" + digits_of(beginning) + "\"}";
}

/// `object`, the text of a JSON object that has a member, with its checksum. Without the line's end.
inline std::string with_checksum(std::string object) {
    object.pop_back();
    return object + checksum_of(object);
}

/// Whether a line has a checksum, and it is right.
inline bool is_whole(std::string_view line) {
    auto const length = checksum_of({}).size();
    if (line.size() <= length)
        return false;
    auto const beginning = line.substr(0, line.size() - length);
    return line.substr(beginning.size()) == checksum_of(beginning);
}

} // namespace yieldmark::seal
