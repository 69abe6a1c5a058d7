#pragma once
// The executable's own flags, beside Google Benchmark's.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace yieldmark::bench {

/// What a process of the run is for.
enum class pass { time, heap, resident, instructions, counters, timeline, profile, once, check };

struct flags {
    pass what = pass::time;
    bool list = false;
    bool help = false;
    bool quick = false;                 // only the sizes of the quick plan
    std::string cases_file;             // exact names, one per line; empty: all
    std::string journal_file;           // empty: none
    bool keep_dumps = false;            // for who reads more of them than the total
    std::string dumps_file;             // what Callgrind was given as --callgrind-out-file
    std::string inject_file;            // what gets extra work: `<steps> <case name>`, one a line
    double seconds = 4;                 // how long the profile pass runs its case; 0: once
    double long_slice = 0;              // seconds; a slice of that length isn't repeated; 0: every one is
    std::string control;                // how it tells perf to begin and end: "CTL,ACK", two named pipes
    std::optional<std::uint64_t> order; // seed; none: catalogue order
};

struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Takes every --yieldmark_… flag out of argv. Throws usage_error for one that it doesn't know or can't read.
[[nodiscard]] flags take_flags(int& argc, char** argv);

/// The text for --yieldmark_help.
[[nodiscard]] std::string flags_help();

} // namespace yieldmark::bench
