#pragma once
// Google Benchmark's documents in a text that holds other things too: a log that was printed to the same output, or
// several documents one after the other. Private to harness/results.

#include "harness/results/json_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {

struct found_documents {
    std::vector<json> all;         // at least one; in the file's order
    std::size_t lines_skipped = 0; // that are not part of any, and not blank
};

/// A text that is JSON as a whole is one document, or if it is an array of objects, its objects. Otherwise a document
/// begins where an object's first key is "context" or "benchmarks", and reaches to the object's end; of these,
/// those that have "benchmarks". Throws read_error as parse_json does, with the place within the whole text.
[[nodiscard]] found_documents documents_in(std::string_view text, std::string const& source);

} // namespace yieldmark::results
