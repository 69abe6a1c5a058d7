#pragma once
// The two ways in which the processes of two executables take turns: slice by slice (lock_step.hpp), or one after the
// other as a whole (whole_processes.hpp).

#include "harness/compare/pair_book.hpp"
#include "harness/compare/processes.hpp"

#include <string>
#include <vector>

namespace yieldmark::compare {

/// The pairs of a stage from number `first` up to `end`.
struct pair_range {
    unsigned first = 0;
    unsigned end = 0;
};

class side_by_side {
public:
    virtual ~side_by_side() = default;

    /// Each case once on each side, to see how long its slices are. False if it was stopped.
    [[nodiscard]] virtual bool size() = 0;
    /// These pairs of these cases, into the book. False if it was stopped.
    [[nodiscard]] virtual bool run(unsigned stage, pair_range pairs, std::vector<std::string> cases) = 0;
};

} // namespace yieldmark::compare
