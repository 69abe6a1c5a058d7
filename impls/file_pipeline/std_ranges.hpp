#pragma once
#include "support/item_at.hpp"
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <cstddef>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

namespace yieldmark::file_pipeline {

/// The lines of the file at `path` in upper case.
inline auto std_ranges(std::string const& path) {
    using line = std::optional<std::string_view>;
    return std::views::iota(std::size_t{0}) | std::views::transform(item_at<line_reader>{path}) |
           std::views::take_while([](line const& one) { return one.has_value(); }) |
           std::views::transform(
               [upper = std::string{}](line const& one) mutable { return upper_case(*one, upper); });
}

} // namespace yieldmark::file_pipeline
