#pragma once
// Which cases the experiment is made with.

#include "harness/run/bench.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::experiment {

/// `count` of the cases whose iteration takes 1 to 100 µs, spread over examples and techniques as evenly as
/// the seed's order allows. `nanoseconds`: case -> time of one iteration. Fewer if there are fewer. Pure.
[[nodiscard]] std::vector<std::string> spread(std::map<std::string, double> const& nanoseconds,
                                              std::size_t count, std::uint64_t seed);

/// ns for one iteration of each of the bench's cases with n from 64 to 65536, roughly. Starts `program`
/// (yieldmark-duel) once. Throws run_error.
[[nodiscard]] std::map<std::string, double> rough_times(run::bench const& of,
                                                        std::filesystem::path const& program,
                                                        std::filesystem::path const& scratch,
                                                        std::atomic<int> const& stop);

} // namespace yieldmark::experiment
