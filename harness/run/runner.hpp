#pragma once
// One run from request to results.json: `yieldmark run` without its command line.

#include "harness/results/model.hpp"
#include "harness/run/shards.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::run {

struct run_request {
    std::vector<std::filesystem::path> benches; // one executable for each toolchain
    std::vector<std::string> command{}; // instead of them: any Google Benchmark program with its flags
    std::string plan = "quick";
    std::vector<std::string> filters; // none: every case of the plan
    std::set<std::string> passes;     // ids, see results/metrics.hpp
    std::filesystem::path out = "out";
    std::optional<unsigned> processes; // instead of the plan's; at least 1
    std::optional<std::uint64_t> seed; // none: a random one, or that of the run that is resumed
    double stall_limit = 60;           // seconds that a process may go without news
    bool resume = false;
    results::clock clock = results::clock::own; // which of its two times is a case's time
    bool python = false;                        // also time the references under CPython
    std::optional<shard_request> shard{};       // measure this part alone
};

struct run_result {
    results::run run;
    std::filesystem::path file;    // DIR/results.json, or DIR/run/results.json: see workspace::save
    std::filesystem::path earlier; // the results of a finished run from before, if they are still there
    bool stopped = false;          // by `stop`; what was measured is in the file, and resume goes on
    double seconds = 0;            // that this call took
};

/// Measures what is asked for and writes DIR/results.json, where a finished run from before stays until this
/// one is whole. `stop` ends it cleanly once it isn't 0. Throws usage_error (nothing was measured) or
/// run_error (what was measured is kept, and in run_result::file's place if that could be written).
[[nodiscard]] run_result execute_run(run_request const& asked, system::progress& shown,
                                     std::atomic<int> const& stop);

} // namespace yieldmark::run
