#pragma once
#include "support/packet_reader.hpp"

#include <string>
#include <vector>

namespace yieldmark::packet_records {

/// A file's bytes and the packets in it.
class whole_file {
public:
    explicit whole_file(std::string const& path) : reader_{path, loading::whole} {
        while (auto const one = reader_.next())
            packets_.push_back(*one);
    }
    [[nodiscard]] auto begin() const { return packets_.begin(); }
    [[nodiscard]] auto end() const { return packets_.end(); }

private:
    packet_reader reader_;
    std::vector<packet> packets_;
};

/// The packets in the pcap file at `path`, which is loaded whole before the first is read.
inline whole_file eager(std::string const& path) {
    return whole_file{path};
}

} // namespace yieldmark::packet_records
