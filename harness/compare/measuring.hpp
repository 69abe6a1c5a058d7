#pragma once
// What measuring builds (compare_builds.hpp) and programs (compare_programs.hpp) have in common.

#include "harness/compare/comparison.hpp"
#include "harness/compare/processes.hpp"
#include "harness/compare/request.hpp"
#include "harness/compare/selection.hpp"
#include "harness/compare/sides.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace yieldmark::compare {

struct two_sides {
    opened_side base;
    opened_side now;
};

struct measuring {
    comparison_request const& asked;
    system::progress& shown;
    std::atomic<int> const& stop;
    std::uint64_t seed = 0;
    std::vector<duel::injection> inject; // of the request, what is for cases that are measured here
};

/// A line about filters that fit nothing; nothing for an empty one.
void show_idle(std::string const& line, system::progress& shown);

/// Leaves of `chosen` what is measured here, which is all but in a part (--shard), and shows it. Of a part, `with` gets the
/// seed of all parts; the injections it gets are those for what is left. `prefix_of`: the program's before a case's name,
/// or nothing. Throws as duel::injected_percent and keep_part do.
void keep_own(comparison& c, selection& chosen, measuring& with,
              std::function<std::string(std::string const&)> const& prefix_of);

/// take_turns, with what it says of the whole comparison noted in `c`.
[[nodiscard]] processes_result by_processes(comparison& c, processes_request const& what,
                                            measuring const& with);

} // namespace yieldmark::compare
