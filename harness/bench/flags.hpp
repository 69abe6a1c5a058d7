#pragma once
// The executable's own flags, beside Google Benchmark's.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace yieldmark::bench {

/// What a process of the run is for.
enum class pass { time, heap, resident, once, check };

struct flags {
    pass what = pass::time;
    bool list = false;
    bool help = false;
    bool quick = false;                 // only the sizes of the quick plan
    std::string cases_file;             // exact names, one per line; empty: all
    std::string journal_file;           // empty: none
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
