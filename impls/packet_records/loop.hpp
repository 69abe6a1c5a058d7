#pragma once
#include "support/packet_reader.hpp"

#include <string>

namespace yieldmark::packet_records {

/// The packets in the pcap file at `path`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::string const& path, Sink&& sink) {
    packet_reader reader{path};
    while (auto const one = reader.next())
        if (!sink(*one))
            return;
}

} // namespace yieldmark::packet_records
