#pragma once
// The page's first screen as HTML that needs no script: the answer, and what was measured.

#include "reports/answer.hpp"
#include "reports/report.hpp"

#include <string>

namespace yieldmark::report {

/// The element with the id `measured`: headline, prices, picture, noise, and folded the machine, what makes the figures
/// doubtful and what failed. An empty element with the id `chooser` stands where the page's script puts its chooser.
/// Everything of the run stands in it as text.
[[nodiscard]] std::string answer_html(figures const& f, options const& how);

} // namespace yieldmark::report
