#pragma once
// What a history says, in order and in words: the page, Markdown and the terminal lay this out.

#include "harness/store/series.hpp"
#include "harness/text/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::report {

/// The revisions of all series in one order, which keeps that of each series as far as they agree. Points
/// into `all`.
[[nodiscard]] std::vector<store::point const*> revisions_of(std::vector<store::series> const& all);

/// One change of level: which series of all, and which of its changes.
struct level_change {
    std::size_t series = 0;
    std::size_t which = 0;
};

/// The changes of all series: the latest revision first, then the largest.
[[nodiscard]] std::vector<level_change> changes_of(std::vector<store::series> const& all);

/// A change as the cells of a row: {"7afcad4100..a94a8fe5aa", "2026-11-20", case, "time", "+3.4 %", subject}; for a drift
/// "+3.4 %, a drift".
[[nodiscard]] std::vector<std::string> cells_of(std::vector<store::series> const& all,
                                                level_change const& one);

/// The latest changes as a Markdown section headed "History"; empty without a series. At most `most` rows.
[[nodiscard]] std::string history_markdown(std::vector<store::series> const& all, std::size_t most = 20);

/// The same for a terminal; hostile text is cleaned.
[[nodiscard]] std::string history_text(std::vector<store::series> const& all, text::look how = {},
                                       std::size_t most = 20);

} // namespace yieldmark::report
