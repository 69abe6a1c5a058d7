#pragma once
#include "support/csv_reader.hpp"
#include "support/item_at.hpp"

#include <cstddef>
#include <optional>
#include <ranges>
#include <string>

namespace yieldmark::csv_records {

/// The records of the CSV file at `path`.
inline auto std_ranges(std::string const& path) {
    using read = std::optional<csv_record>;
    return std::views::iota(std::size_t{0}) | std::views::transform(item_at<csv_reader>{path}) |
           std::views::take_while([](read const& one) { return one.has_value(); }) |
           std::views::transform([](read const& one) { return *one; });
}

} // namespace yieldmark::csv_records
