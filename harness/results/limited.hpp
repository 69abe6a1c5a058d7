#pragma once
// How a case ended in an address space smaller than the file that it reads: a metric of its own.

namespace yieldmark::claims {

/// The metric's id, and its values.
inline constexpr char const* limited_memory = "limited_memory";
inline constexpr double limited_finished = 1; // the whole sequence was made, and was right
inline constexpr double limited_refused = 0;  // ended with one clear error
inline constexpr double limited_broke = 2;    // crashed, hung or went on with wrong data

} // namespace yieldmark::claims
