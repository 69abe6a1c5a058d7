#pragma once
// Numbers as a program's locale writes them. Private to harness/results.

#include <string>
#include <string_view>

namespace yieldmark::results {

/// JSON text whose objects' numbers have neither grouped digits nor a decimal comma, as long as `text`, so that places
/// in errors stay right: 1,482,310 and 1.482.310 become 1482310, and 1,2e+02 becomes 1.2e+02. Google Benchmark up to
/// 1.9.4 writes them so where the program has set a global locale. Of a file with decimal commas, arrays of numbers
/// become empty: nothing tells which of their commas separates two numbers.
[[nodiscard]] std::string with_plain_numbers(std::string_view text);

} // namespace yieldmark::results
