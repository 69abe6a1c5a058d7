#pragma once
// What ends a run early, by what its caller can do about it.

#include <stdexcept>

namespace yieldmark::system {

/// The request makes no sense: a wrong filter, plan or path. Nothing was measured. The program exits with 2.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The measurement can't go on: the executable won't start, the disk is full, a relink failed. What was
/// measured until then stays in the run's folder. The program exits with 3.
struct run_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace yieldmark::system
