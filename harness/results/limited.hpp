#pragma once
// Files larger than memory: which ones there are, and how a case ended in an address space smaller than its file (the
// values of metric::limited_memory).

#include "harness/results/model.hpp"

#include <cstdint>

namespace yieldmark::results {

/// The two files that tell whether memory follows a file's size, in bytes.
inline constexpr std::uint64_t small_file = 1U << 20U;
inline constexpr std::uint64_t large_file = 1U << 28U;

/// The n at which an example reads a file of that many bytes; 0 if it reads no such file.
inline std::uint64_t items_in(example_info const& example, std::uint64_t bytes) {
    return example.bytes_per_item == 0 ? 0 : bytes / example.bytes_per_item;
}

} // namespace yieldmark::results

namespace yieldmark::claims {

inline constexpr double limited_finished = 1; // the whole sequence was made, and was right
inline constexpr double limited_refused = 0;  // ended with one clear error
inline constexpr double limited_broke = 2;    // crashed, hung or went on with wrong data

} // namespace yieldmark::claims
