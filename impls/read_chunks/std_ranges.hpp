#pragma once
#include "support/chunk_reader.hpp"
#include "support/item_at.hpp"

#include <cstddef>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

namespace yieldmark::read_chunks {

/// The chunks of 1024 bytes of the file at `path`.
inline auto std_ranges(std::string const& path) {
    using read = std::optional<std::string_view>;
    return std::views::iota(std::size_t{0}) | std::views::transform(item_at<chunk_reader>{path}) |
           std::views::take_while([](read const& one) { return one.has_value(); }) |
           std::views::transform([](read const& one) { return *one; });
}

} // namespace yieldmark::read_chunks
