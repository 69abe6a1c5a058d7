#pragma once
// Seeded slowdowns: real extra work after each iteration of chosen cases, to see that whoever watches them
// notices.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace yieldmark::bench {

/// Steps of extra work by case name; a case that isn't in it gets none.
using injections = std::map<std::string, std::uint64_t>;

/// Reads `<steps> <case name>`, one a line; an empty path gives none. Throws usage_error for a file that
/// can't be read or a line of another shape.
[[nodiscard]] injections read_injections(std::string const& path);

/// Steps for that case; 0: none.
[[nodiscard]] std::uint64_t steps_of(injections const& all, std::string const& case_name);

/// Does `steps` multiply-adds, each of which needs the one before (about 1 ns a step; the same number of
/// instructions at every call), and returns n. The result depends on the last step, so that an iteration that
/// is given it as its n can't start before the work is done.
[[gnu::noinline]] std::size_t extra_work(std::uint64_t steps, std::size_t n);

} // namespace yieldmark::bench
