#pragma once
#include "support/item_at.hpp"
#include "support/json_reader.hpp"

#include <cstddef>
#include <optional>
#include <ranges>
#include <string>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line.
inline auto std_ranges(std::string const& path) {
    using read = std::optional<reading>;
    return std::views::iota(std::size_t{0}) | std::views::transform(item_at<json_reader>{path}) |
           std::views::take_while([](read const& one) { return one.has_value(); }) |
           std::views::transform([](read const& one) -> reading const& { return *one; });
}

} // namespace yieldmark::json_records
