#pragma once
// What Callgrind wrote about one region.

#include <cstdint>
#include <stdexcept>
#include <string>

namespace yieldmark::bench {

/// Instructions can't be counted in this process; the text says why.
struct instructions_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The total of the one event (Ir) of a Callgrind dump. Throws instructions_error if `path` has none.
[[nodiscard]] std::uint64_t total_of_dump(std::string const& path);

} // namespace yieldmark::bench
