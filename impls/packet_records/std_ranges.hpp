#pragma once
#include "support/item_at.hpp"
#include "support/packet_reader.hpp"

#include <cstddef>
#include <optional>
#include <ranges>
#include <string>

namespace yieldmark::packet_records {

/// The packets in the pcap file at `path`.
inline auto std_ranges(std::string const& path) {
    using read = std::optional<packet>;
    return std::views::iota(std::size_t{0}) | std::views::transform(item_at<packet_reader>{path}) |
           std::views::take_while([](read const& one) { return one.has_value(); }) |
           std::views::transform([](read const& one) -> packet const& { return *one; });
}

} // namespace yieldmark::packet_records
