#pragma once
#include "support/packet_reader.hpp"

#include <range/v3/view/generate.hpp>
#include <range/v3/view/take_while.hpp>
#include <range/v3/view/transform.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::packet_records {

/// The packets in the pcap file at `path`. The reader is shared because a view's function must be copyable.
inline auto range_v3(std::string const& path) {
    using read = std::optional<packet>;
    return ranges::views::generate(
               [reader = std::make_shared<packet_reader>(path)] { return reader->next(); }) |
           ranges::views::take_while([](read const& one) { return one.has_value(); }) |
           ranges::views::transform([](read const& one) -> packet const& { return *one; });
}

} // namespace yieldmark::packet_records
