#pragma once
// Times of two executables that can't be put into one process, or know nothing of us. Processes of the two sides take turns (A B B A), each pair is one value ln(min new / min base), and
// the pairs are judged as those of a duel are (verdicts.hpp), in the same two stages. A process repeats
// each case in slices of a millisecond, as many as its length allows (slices.hpp); the least one counts.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

struct processes_request {
    run::bench base;
    run::bench now;
    std::vector<std::string> cases;                 // that both have
    std::map<std::string, std::string> old_names{}; // of cases that the base calls otherwise
    std::map<std::string, double>
        extra{}; // percent of real extra work in cases of the new side (lock_step only)
    comparison_request const* asked = nullptr; // pairs, thresholds, repetitions, min_time, stall_limit
    std::uint64_t seed = 0;
    std::filesystem::path scratch;
};

struct processes_result {
    std::vector<case_change> cases; // one for each name, in that order
    std::vector<results::failure> failures;
    std::vector<std::string> doubts; // of the clock that the times are by, of Google Benchmark's versions
    method how = method::processes;  // lock_step, where both programs could be ordered slice by slice
    bool relinked = false;           // each pair had layouts of its own
    bool complete = true;
    unsigned pairs = 0; // of the first stage, that were begun
};

/// What the base (side 0) or the new side (1) calls a case, and the case that a side calls so.
[[nodiscard]] std::string const& own_name(processes_request const& what, std::size_t side,
                                          std::string const& name);
[[nodiscard]] std::string const& case_name(processes_request const& what, std::size_t side,
                                           std::string const& own);

/// `stop` ends it cleanly once it isn't 0; what was measured is in the outcome. A case that takes its process
/// down is named in failures and left out of what follows. Throws system::run_error if no process can be run.
[[nodiscard]] processes_result take_turns(processes_request what, system::progress& shown,
                                          std::atomic<int> const& stop);

} // namespace yieldmark::compare
