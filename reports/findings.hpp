#pragma once
// The findings and the cost models as text: for the terminal and for Markdown.

#include "harness/claims/finding.hpp"
#include "harness/claims/models.hpp"
#include "harness/text/table.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::report {

/// Verdict and statement, the claim with the tutorials that make it, what the figure is, and how many cases it rests on.
[[nodiscard]] std::string findings_text(std::vector<claims::finding> const& all, text::look how);

/// Verdict and statement of each, on as many lines as the width asks for: no sentence is cut.
[[nodiscard]] std::string findings_lines(std::vector<claims::finding> const& all, text::look how);

/// Findings as a Markdown section, headed "Findings". Empty if there are none.
[[nodiscard]] std::string findings_markdown(std::vector<claims::finding> const& all);

/// How many cost lines fit, and how far predictions were from what they were not fitted to: one sentence
/// each.
[[nodiscard]] std::vector<std::string> model_sentences(claims::models const& m);

/// The cost models of each toolchain of a run that has cases of examples, with the toolchain's index.
[[nodiscard]] std::vector<std::pair<std::size_t, claims::models>> models_of(results::run const& run);

/// Each cost line on a line of its own, aligned: start-up, an item, heap, and whether it fits.
[[nodiscard]] std::string model_table(claims::models const& m, text::look how);

} // namespace yieldmark::report
