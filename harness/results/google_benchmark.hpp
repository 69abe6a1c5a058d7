#pragma once
// Google Benchmark's JSON, in and out. Ours is theirs with extra keys, so that any tool that reads Google
// Benchmark's reads ours.
//
// What we write
// - "context": Google Benchmark's keys, and "yieldmark" with all of a run that isn't a case.
// - "benchmarks": one entry, on one line, for each case and process that timed it: Google Benchmark's keys
//   with the repetition_index counting the processes, and ours: "toolchain" (index), "items", "process",
//   "slices", "speed_before", "speed_after", "slow". "clock" ("cpu" or "real") says which of real_time and
//   cpu_time is the case's time; without it only one time is known, and cpu_time repeats real_time.
// - The case's first entry also carries its other metrics: Google Benchmark's allocs_per_iter,
//   max_bytes_used and total_allocated_bytes from the first sample of each, and
//   "samples": {"peak_bytes": [{"value", "process"}]} with all.
// - A case that failed, or without a time, is one entry with "error_occurred" and "error_message" and time 0,
//   as Google Benchmark writes it; "time_absent" says that the case itself didn't fail.
// - Where a run has several toolchains, name and run_name end in "/toolchain:<id>", in the manner of Google
//   Benchmark's "/threads:4": a tool that takes equal names for repetitions must not pool two compilers. It
//   isn't part of case_name.
//
// - "yieldmark" also has "program_context": the texts that another project's program put into its own context.
//
// - A part of a run (--shard) has "part" in "yieldmark" (part.hpp). A run that was merged from parts has "machines" there,
//   and each entry "machine", an index into it.
//
// What we read of others' files (Google Benchmark 1.5 to 1.9)
// - UTF-8, UTF-16 or UTF-32, with a byte order mark or without. Lines before, between and after documents are
//   skipped, and a doubt says how many. Several documents of one program are as many processes of it.
// - The run has no plan, one toolchain "unknown" and one process; each repetition is a time sample of process
//   0, by the clock that the benchmark asks for (clock.hpp). Counters become samples whose metric is the
//   counter's name, or "counter_" and it where that is a metric of ours.
// - Several benchmarks of one name are left out, with a doubt. Memory is that of the last repetition.
// - Aggregates are skipped, unless a benchmark has nothing else: then its median, or mean, with its memory and
//   counters, is its one sample, and a doubt says so. BigO and RMS rows are skipped. A skipped benchmark is a
//   failed case.
// - A name is the benchmark's own, whatever its shape. Those of yieldmark-bench, whose "context" has the key
//   own_context, are example/technique/scenario/n.
// - Keys of the context that aren't Google Benchmark's, or not of its types, are kept as texts; "git_commit" is
//   the revision.
// - NaN and Infinity, which are no JSON, are read; such counters are left out with a doubt, such times fail
//   the case.

#include "harness/results/model.hpp"
#include "harness/system/errors.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace yieldmark::results {

/// What could not be read: one line with the file, the place in it and what to do.
struct read_error : system::usage_error {
    using system::usage_error::usage_error;
};

/// Reads a run from Google Benchmark JSON text: ours, or any project's. `source` names it in errors.
/// Throws read_error.
[[nodiscard]] run read_json(std::string_view text, std::string const& source);

/// The same from a file. Throws read_error, also where the file can't be opened.
[[nodiscard]] run read_file(std::filesystem::path const& path);

/// The run as Google Benchmark JSON with our extra keys. read_json(write_json(r)) gives r again, to the last
/// bit; the samples of a case come back grouped: time first, then the others in the order of their metrics'
/// ids. Bytes that aren't UTF-8 are written as U+FFFD. Cases must differ in name or toolchain, and each
/// toolchain and process index must be in the run's lists: read_json refuses what breaks this, and a metric
/// with two samples from one process.
[[nodiscard]] std::string write_json(run const& r);

/// Writes `text` beside `path`, flushes it to disk and renames it into place: after a kill or on a full disk
/// `path` contains either its old text or all of `text`.
/// Throws std::system_error whose text names `path`.
void write_file_atomically(std::filesystem::path const& path, std::string_view text);

} // namespace yieldmark::results
