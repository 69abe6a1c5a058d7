#pragma once
#include "support/record_source.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark::batches {

/// A whole data set and the batches in it.
struct whole_set {
    std::vector<std::uint64_t> records;
    std::vector<std::span<std::uint64_t const>> batches;

    [[nodiscard]] auto begin() const { return batches.begin(); }
    [[nodiscard]] auto end() const { return batches.end(); }
};

/// `n` records in batches of `size`, all fetched before the first batch is read.
inline whole_set eager(std::size_t n, std::size_t size) {
    whole_set set{std::vector<std::uint64_t>(n), {}};
    record_source{n}.fetch(set.records);
    set.batches.reserve((n + size - 1) / size);
    for (std::size_t at = 0; at < n; at += size)
        set.batches.push_back(std::span{set.records}.subspan(at, std::min(size, n - at)));
    return set;
}

} // namespace yieldmark::batches
