#pragma once
// The duel: the time of two builds, measured side by side in one process, pair after pair, each pair on fresh
// random layouts of both (docs/duel.md).

#include "harness/compare/comparison.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Real extra work that is put into cases of the new side, to see that a slowdown is found.
struct injection {
    std::string cases;  // a case's name, or a glob over names: "fibonacci/*/sum/4096"
    double percent = 0; // of the case's time of one iteration; above 0
};

struct duel_request {
    run::bench base;
    run::bench now;
    std::vector<std::string> cases{}; // names; those that only one side has are reported as such
    unsigned first_pairs = 15;        // processes of the first stage, which all cases go through; at least 5
    unsigned second_pairs = 30; // of the second, for what the first one flagged (a noisy case gets up to
                                // three times as many); 0: the first decides
    double threshold = 0.02;    // least |ratio - 1| that counts as changed
    double false_discovery_rate = 0.05;
    std::filesystem::path scratch{};     // folder for layouts and journals; made if it isn't there
    std::optional<std::uint64_t> seed{}; // none: a random one
    std::vector<injection> inject{};
    double stall_limit = 60;         // seconds that a process may go without news
    std::filesystem::path program{}; // yieldmark-duel; empty: the one beside the program that runs
};

/// duel_pair::stage where the base meets a second layout of itself.
inline constexpr unsigned self_stage = 0;

/// What one process measured of one case: ns for one iteration, slice by slice.
struct duel_pair {
    unsigned stage = 1;  // 1, 2 or self_stage
    unsigned number = 0; // the how-manieth process of its stage
    std::vector<double> base;
    std::vector<double> now;
};

struct duel_outcome {
    std::vector<case_change>
        cases; // one for each name asked for, in that order; metric `time` where measured
    std::vector<results::failure> failures;
    std::vector<std::string> doubts;
    bool complete = true;      // false: stopped before its end; what was measured until then is in `cases`
    unsigned first_pairs = 0;  // done
    unsigned second_pairs = 0; // done; 0 also where nothing was flagged
    double seconds = 0;
    double injection_seconds = 0; // of `seconds`: finding how much extra work makes the slowdowns asked for
    std::uint64_t seed = 0;
    std::map<std::string, std::vector<duel_pair>> pairs; // case -> what was measured
    std::map<std::string, std::uint64_t> injected;       // case -> steps of extra work in each iteration
    std::filesystem::path injection_file; // the same for --yieldmark_inject=FILE; empty: nothing is injected
};

/// Why these two can't be put into one process; empty if they can. Names the build and what to do instead.
[[nodiscard]] std::string why_no_duel(run::bench const& base, run::bench const& now);

/// Runs the duel. `stop` ends it cleanly once it isn't 0. A case that takes its process down is named in
/// failures and left out of what follows. Throws usage_error (the request makes no sense, a glob of `inject`
/// that fits no case) or run_error (why_no_duel, a layout can't be linked, no process measures anything).
[[nodiscard]] duel_outcome duel(duel_request const& asked, run::progress& shown,
                                std::atomic<int> const& stop);

} // namespace yieldmark::compare
