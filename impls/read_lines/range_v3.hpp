#pragma once
#include "support/line_reader.hpp"

#include <range/v3/view/generate.hpp>
#include <range/v3/view/take_while.hpp>
#include <range/v3/view/transform.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::read_lines {

/// The lines of the file at `path`. The reader is shared because a view's function must be copyable.
inline auto range_v3(std::string const& path) {
    using line = std::optional<std::string_view>;
    return ranges::views::generate(
               [reader = std::make_shared<line_reader>(path)] { return reader->next(); }) |
           ranges::views::take_while([](line const& one) { return one.has_value(); }) |
           ranges::views::transform([](line const& one) { return *one; });
}

} // namespace yieldmark::read_lines
