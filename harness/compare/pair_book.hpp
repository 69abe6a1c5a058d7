#pragma once
// What two executables have measured, pair of processes by pair, however they took turns.

#include "harness/compare/counters.hpp"
#include "harness/compare/library_versions.hpp"
#include "harness/duel/stages.hpp"
#include "harness/results/model.hpp"
#include "harness/run/journal.hpp"
#include "harness/run/time_choice.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// metric -> its values on the base side, on the new side: what programs report beside the time.
using metrics_by_side = std::map<std::string, std::array<std::vector<double>, 2>>;

class pair_book {
public:
    explicit pair_book(results::clock asked) : times_(asked) {}

    /// The slices of a case in one process of a pair. `side`: 0 base, 1 new. `foreign`: see run::time_choice.
    void take(std::string const& name, unsigned stage, unsigned number, std::size_t side, bool foreign,
              std::vector<run::reading> const& readings);
    /// Google Benchmark's version on a side, as it said in `context`; empty: it said none.
    void note_context(std::size_t side, std::string const& context);
    /// The case can't be measured. The first reason stays.
    void note_error(std::string const& name, std::size_t side, std::string const& what);
    void note_failure(results::failure what) { failures_.push_back(std::move(what)); }

    /// By the clock that all readings so far allow.
    [[nodiscard]] duel::pairs_by_case pairs() const;
    /// The benchmarks' own counters: of each process those of its least slice.
    [[nodiscard]] counter_pairs counters() const;
    /// Versions of Google Benchmark; none: not known.
    [[nodiscard]] library_versions const& versions() const { return versions_; }
    [[nodiscard]] run::time_choice const& times() const { return times_; }
    [[nodiscard]] std::map<std::string, metrics_by_side> const& values() const { return values_; }
    [[nodiscard]] std::map<std::string, std::string> const& errors() const { return errors_; }
    [[nodiscard]] std::vector<results::failure> const& failures() const { return failures_; }

private:
    struct pair_of_processes {
        std::array<std::vector<run::reading>, 2> sides;
    };

    run::time_choice times_;
    library_versions versions_;
    // by stage and number
    std::map<std::string, std::map<std::pair<unsigned, unsigned>, pair_of_processes>> pairs_;
    std::map<std::string, metrics_by_side> values_;
    std::map<std::string, std::string> errors_;
    std::vector<results::failure> failures_;
};

} // namespace yieldmark::compare
