#pragma once
#include "support/packet_reader.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

namespace yieldmark::packet_records {

class packets {
public:
    class iterator {
    public:
        using value_type = packet;
        using difference_type = std::ptrdiff_t;

        explicit iterator(packet_reader& reader) : reader_{&reader}, one_{reader.next()} {}
        packet const& operator*() const { return *one_; }
        iterator& operator++() {
            one_ = reader_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !one_; }

    private:
        packet_reader* reader_;
        std::optional<packet> one_;
    };

    explicit packets(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    packet_reader reader_;
};

/// The packets in the pcap file at `path`, one per increment.
inline packets iterator(std::string const& path) {
    return packets{path};
}

} // namespace yieldmark::packet_records
