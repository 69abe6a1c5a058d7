#pragma once
// One run of one benchmark by Google Benchmark itself.

#include <cstdint>
#include <string>

namespace yieldmark::agent {

/// How long a slice is, and how many are run one after the other.
struct slice_order {
    std::string min_time; // as --benchmark_min_time takes it
    std::uint64_t iterations =
        0;                    // of each, where the library has no option for it and it can be fixed otherwise
                              // (families.hpp); 0: as min_time says
    unsigned repetitions = 1; // a benchmark that asks for a number itself has that
};

/// Runs the benchmark of that name. Google Benchmark's JSON; empty if its library lacks what it takes.
[[nodiscard]] std::string run_slice(std::string const& name, slice_order const& order);

/// Of such JSON: the value of the last field of that name, as it stands there (a text without its quotes, still
/// escaped); empty if there is none.
[[nodiscard]] std::string last_field(std::string const& json, std::string const& name);

} // namespace yieldmark::agent
