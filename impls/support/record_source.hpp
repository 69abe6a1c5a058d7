#pragma once
// A data set that is read in order, and a reader of it in batches: the same for every technique.

#include "support/step.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yieldmark {

/// `n` records of one number each, fetched in order and a few at a time, as from a cursor or a socket.
class record_source {
public:
    explicit record_source(std::size_t n) : left_{n} {}

    /// Writes the next records into `into`, as many as it holds or as there are. Returns how many: 0 at the
    /// end.
    std::size_t fetch(std::span<std::uint64_t> into) {
        std::size_t const got = std::min(into.size(), left_);
        for (std::uint64_t& record : into.first(got))
            record = state_ = step(state_);
        left_ -= got;
        return got;
    }

private:
    std::size_t left_;
    std::uint64_t state_ = 0;
};

/// The records of a data set in batches of `size`, the last one of what is left. A batch is good until the
/// next is asked for.
class batch_reader {
public:
    batch_reader(std::size_t n, std::size_t size) : source_{n}, buffer_(size) {}

    /// The next batch; an empty one at the end.
    std::span<std::uint64_t const> next() { return std::span{buffer_}.first(source_.fetch(buffer_)); }

private:
    record_source source_;
    std::vector<std::uint64_t> buffer_;
};

} // namespace yieldmark
