#pragma once
// How a case ended in an address space smaller than the file that it reads: the values of
// metric::limited_memory.

namespace yieldmark::claims {

inline constexpr double limited_finished = 1; // the whole sequence was made, and was right
inline constexpr double limited_refused = 0;  // ended with one clear error
inline constexpr double limited_broke = 2;    // crashed, hung or went on with wrong data

} // namespace yieldmark::claims
