#pragma once
// The reports of a run: the self-contained HTML page, Markdown for CI, and a table for the terminal. All
// three show the figures of reports/figures.hpp.

#include "harness/compare/comparison.hpp"
#include "harness/results/model.hpp"
#include "harness/store/series.hpp"
#include "harness/text/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldmark::report {

struct figures; // reports/figures.hpp

struct options {
    std::string title;        // heading and window title; empty: the default one
    std::string results_file; // name of the raw results beside the page, for its link; empty: no link
    std::optional<compare::comparison> comparison{}; // shown against the run, if there is one
    std::vector<store::series> history{};            // shown if it has any series
};

/// Whether this build carries the page. False when it was built without node and npm.
[[nodiscard]] bool page_available();

/// The whole page as one HTML file that needs no network. Everything in the run is treated as hostile text.
/// Throws std::logic_error where page_available() is false.
[[nodiscard]] std::string html(results::run const& run, options const& how = {});
/// The same of figures that were computed before: they take long for tens of thousands of cases.
[[nodiscard]] std::string html(figures const& f, options const& how);

/// GitHub Markdown: what was measured, time of each technique against the loop (`drain`, each example's
/// largest n), failures and doubts; the comparison and the latest changes of the history, if there are any.
/// Stays below the 65536 characters that GitHub takes for a comment: where a part has no room for all, the
/// first or gravest stand in it, and it says how many are left out.
[[nodiscard]] std::string markdown(results::run const& run, options const& how = {});
[[nodiscard]] std::string markdown(figures const& f, options const& how);

/// What a terminal shows of a run in about twenty lines: the prices, how the claims came out, and what failed.
/// Empty of a run that has none of them.
[[nodiscard]] std::string terminal_summary(figures const& f, text::look look);

/// Every example for a terminal: the Markdown's tables, claims, comparison and history. A table that is too wide for it
/// stands in several parts below each other.
[[nodiscard]] std::string terminal_table(results::run const& run, text::look look, options const& how = {});
[[nodiscard]] std::string terminal_table(figures const& f, text::look look, options const& how);

} // namespace yieldmark::report
