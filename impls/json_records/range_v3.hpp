#pragma once
#include "support/json_reader.hpp"

#include <range/v3/view/generate.hpp>
#include <range/v3/view/take_while.hpp>
#include <range/v3/view/transform.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line. The reader is shared because a view's function
/// must be copyable.
inline auto range_v3(std::string const& path) {
    using read = std::optional<reading>;
    return ranges::views::generate(
               [reader = std::make_shared<json_reader>(path)] { return reader->next(); }) |
           ranges::views::take_while([](read const& one) { return one.has_value(); }) |
           ranges::views::transform([](read const& one) -> reading const& { return *one; });
}

} // namespace yieldmark::json_records
