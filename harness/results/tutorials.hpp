#pragma once
// The tutorials that the examples and the claims come from, by their titles: the table suites/documents.json, which the
// build writes into the program. Two of them have no title of their own: one is called by its first words, the other by
// its first heading.

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {

/// The titles of what a contract or a claim names as "001, 003". An id that the table doesn't have, as of an example
/// that somebody added, stands for itself. Empty for an empty list.
[[nodiscard]] std::vector<std::string> titles_of(std::string_view documents);

/// The same as part of a sentence: "“A” and “B”", each without its subtitle; "all 5 tutorials" where all of the table
/// are named.
[[nodiscard]] std::string tutorials_text(std::string_view documents);

} // namespace yieldmark::results
