#pragma once
#include "support/item_at.hpp"
#include "support/log_reader.hpp"

#include <cstddef>
#include <optional>
#include <ranges>
#include <string>

namespace yieldmark::log_records {

/// The requests with status 500 and up in the log at `path`.
inline auto std_ranges(std::string const& path) {
    using read = std::optional<request>;
    return std::views::iota(std::size_t{0}) | std::views::transform(item_at<log_reader>{path}) |
           std::views::take_while([](read const& one) { return one.has_value(); }) |
           std::views::transform([](read const& one) -> request const& { return *one; }) |
           std::views::filter([](request const& one) { return one.status >= 500; });
}

} // namespace yieldmark::log_records
