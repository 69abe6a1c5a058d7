#pragma once
#include "support/packet_reader.hpp"

#include <generator>
#include <string>

namespace yieldmark::packet_records {

/// The packets in the pcap file at `path`, one per resumption of the standard generator.
inline std::generator<packet const&> std_generator(std::string path) {
    packet_reader reader{path};
    while (auto const one = reader.next())
        co_yield *one;
}

} // namespace yieldmark::packet_records
