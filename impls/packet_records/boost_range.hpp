#pragma once
#include "support/packet_reader.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::packet_records {

class packet_iterator
    : public boost::iterator_facade<packet_iterator, packet const, boost::single_pass_traversal_tag> {
public:
    packet_iterator() = default;
    explicit packet_iterator(std::string const& path)
        : reader_{std::make_shared<packet_reader>(path)}, one_{reader_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] packet const& dereference() const { return *one_; }
    void increment() { one_ = reader_->next(); }
    [[nodiscard]] bool equal(packet_iterator const& other) const {
        return one_.has_value() == other.one_.has_value();
    }

    std::shared_ptr<packet_reader> reader_;
    std::optional<packet> one_;
};

/// The packets in the pcap file at `path`; a default iterator is the end.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(packet_iterator{path}, packet_iterator{});
}

} // namespace yieldmark::packet_records
