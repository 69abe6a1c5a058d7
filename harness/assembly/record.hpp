#pragma once
// A case compiled alone with debug information, run once under Callgrind, and taken apart.

#include "harness/assembly/listing.hpp"
#include "harness/run/bench.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yieldmark::assembly {

struct report {
    std::string case_name;
    results::toolchain toolchain;
    std::vector<function> functions; // of the executable, the most executed first
    counts counted;
    std::string source;           // the technique's file; empty: another project's program
    std::uint64_t iterations = 1; // that the counts are summed over
    std::string note{};           // what is missing, one line
};

/// Compiles the case's technique with the build's own compiler and flags and -g beside (which changes nothing in the
/// code), links it with the rest of the measured executable, and counts each instruction of one call. Throws
/// system::usage_error unless `pattern` names one case (results::only_case), system::run_error if something that it
/// needs isn't there.
[[nodiscard]] report record(run::bench const& measured, std::string const& pattern);

} // namespace yieldmark::assembly
