#pragma once
#include "support/fiber_generator.hpp"
#include "support/packet_reader.hpp"

#include <string>

namespace yieldmark::packet_records {

/// The packets in the pcap file at `path`, one per switch to the body's own stack.
inline auto boost_context(std::string path) {
    return fiber_generator<packet>([path](auto& yield) {
        packet_reader reader{path};
        while (auto const one = reader.next())
            yield(*one);
    });
}

} // namespace yieldmark::packet_records
