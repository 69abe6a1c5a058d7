#pragma once
#include "support/generator.hpp"
#include "support/packet_reader.hpp"

#include <string>

namespace yieldmark::packet_records {

/// The packets in the pcap file at `path`, one per resumption.
inline generator<packet> coroutine(std::string path) {
    packet_reader reader{path};
    while (auto const one = reader.next())
        co_yield *one;
}

} // namespace yieldmark::packet_records
