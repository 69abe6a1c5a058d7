#pragma once
// The duel: the time of two builds, measured side by side in one process, pair after pair, each pair on fresh
// random layouts of both (docs/duel.md). It measures; what the pairs say is decided elsewhere.

#include "harness/duel/inject.hpp"
#include "harness/duel/stages.hpp"
#include "harness/results/model.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::duel {

struct duel_request {
    run::bench base;
    run::bench now;
    std::vector<std::string> cases{}; // names; those that only one side has are reported as such
    unsigned first_pairs = 15;        // processes of the first stage, which all cases go through; at least 5
    duel_rules rules{};               // second_pairs: at least 5, or 0
    std::filesystem::path scratch{};  // folder for layouts and journals; made if it isn't there
    std::optional<std::uint64_t> seed{}; // none: a random one
    std::vector<injection> inject{};
    double stall_limit = 60;         // seconds that a process may go without news
    std::filesystem::path program{}; // yieldmark-duel; empty: the one beside the program that runs
};

struct duel_result {
    pairs_by_case pairs{};
    std::map<std::string, std::string> errors{};  // case -> why it could not be measured
    std::map<std::string, std::string> only_in{}; // case -> "base" or "new", where one side alone has it
    std::vector<results::failure> failures{};
    std::vector<std::string> doubts{};
    bool complete = true;      // false: stopped before its end; what was measured until then is in `pairs`
    unsigned first_pairs = 0;  // done
    unsigned second_pairs = 0; // done; 0 also where nothing was flagged
    double seconds = 0;
    double injection_seconds = 0; // of `seconds`: finding how much extra work makes the slowdowns asked for
    std::uint64_t seed = 0;
    std::map<std::string, std::uint64_t> injected{}; // case -> steps of extra work in each iteration
    std::filesystem::path
        injection_file{}; // the same for --yieldmark_inject=FILE; empty: nothing is injected
};

/// Why these two can't be put into one process; empty if they can. Names the build and what to do instead.
[[nodiscard]] std::string why_no_duel(run::bench const& base, run::bench const& now);

/// Runs the duel. `stop` ends it cleanly once it isn't 0. A case that takes its process down is named in
/// failures and errors, and left out of what follows. Throws usage_error (the request makes no sense, a glob
/// of `inject` that fits no case) or run_error (why_no_duel, a layout can't be linked, no process measures
/// anything).
[[nodiscard]] duel_result run_duel(duel_request const& asked, system::progress& shown,
                                   std::atomic<int> const& stop);

} // namespace yieldmark::duel
