#pragma once
#include "support/log_reader.hpp"

#include <range/v3/view/filter.hpp>
#include <range/v3/view/generate.hpp>
#include <range/v3/view/take_while.hpp>
#include <range/v3/view/transform.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::log_records {

/// The requests with status 500 and up in the log at `path`. The reader is shared because a view's function
/// must be copyable.
inline auto range_v3(std::string const& path) {
    using read = std::optional<request>;
    return ranges::views::generate([reader = std::make_shared<log_reader>(path)] { return reader->next(); }) |
           ranges::views::take_while([](read const& one) { return one.has_value(); }) |
           ranges::views::transform([](read const& one) -> request const& { return *one; }) |
           ranges::views::filter([](request const& one) { return one.status >= 500; });
}

} // namespace yieldmark::log_records
