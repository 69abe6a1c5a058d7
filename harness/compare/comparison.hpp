#pragma once
// The result of a comparison of two sides: the one model that `compare` fills, and that the terminal,
// Markdown, JSON, the page, the gate and the history read.

#include "harness/compare/explanation.hpp"
#include "harness/results/model.hpp"
#include "harness/stats/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// One of the two things compared.
struct side {
    std::string given;    // as it was named on the command line
    std::string kind;     // "revision", "build", "executable", "run"
    std::string revision; // commit or git describe; empty: not known
    std::string date;     // of the commit or of the run; ISO 8601; empty: not known
    results::toolchain toolchain;
};

/// How the times were taken.
enum class method {
    duel,      // both builds in one process, a fresh random layout each, alternating slices
    lock_step, // two executables, a process each, alternating slices on one processor
    processes, // two executables, whole processes in turn
    runs,      // two stored runs: what their samples allow
};

/// What the test of one metric of one case says by itself: all that the correction for many tests needs of it, so that
/// the correction can be made again where cases are put together (correction.hpp).
struct single_test {
    double p = 1; // of "no difference", by the first stage
    double deciding =
        1; // what it counts as in the decision: the second stage's, or 1 where none had to follow
    bool second = false; // there was a second stage, whose p is the one to be shown
    double error = 0;    // standard error and degrees of freedom of the logarithm that decides,
    double freedom = 1;  // of what was measured or, where no second stage followed, would have been
};

/// How one metric of one case differs. All ratios are new over base: above 1 is more, and more is worse, but for a
/// counter (results::is_counter), of which nobody says what is worse.
struct change {
    std::string metric;      // an id of results::metric, or the name of a benchmark's own counter
    double base = 0;         // the base's typical value, in the metric's unit
    double now = 0;          // the new side's
    stats::interval ratio;   // confidence 0: the metric is exact (instructions, heap), or too few values
    double p = 1;            // of "no difference", adjusted over the cases; an exact metric: 0 or 1
    double threshold = 0;    // a change of this size matters, as |ratio - 1|
    double detectable = 0;   // least slowdown that these data would have shown, as ratio - 1; 0: any
    std::uint32_t pairs = 0; // pairs of values that it rests on
    bool exact = false;      // the same in every process: any change is real
    bool changed = false;    // significant, and as large as the threshold or possibly so, in either direction
    bool cannot_tell = false; // too few values for any statement
    std::string reason{};     // why it can't be told
    std::string clock{};      // of the metric time: "cpu" or "real"; empty: a duel's wall clock
    std::optional<single_test>
        alone{}; // before the correction for many tests; empty: exact, or no test of pairs
};

/// What an alarm is about. "time_only" is layout, cache or kernel: the instructions were compared and did not
/// rise. "time" is slower with no such comparison of the instructions, so that no cause is given.
enum class alarm { none, time_and_instructions, instructions_only, time_only, time, memory };

/// One case on both sides.
struct case_change {
    std::string name;
    std::string suite{};         // that its example belongs to; empty: not yieldmark's own, or not known
    std::string only_in;         // "base" or "new" where the other side has no such case; otherwise empty
    std::uint32_t machine = 0;   // index into comparison::machines, where that has any
    std::vector<change> metrics; // those that both sides were measured in
    alarm kind = alarm::none;    // of its worst change for the worse
    bool unchanged = false;      // its machine code is the same on both sides: nothing of it was measured
    // Functions that differ in their code or data, those nearest to the case first, as far as that was looked at
    std::vector<std::string> changed_code{};
    bool unstable = false;   // the case differs from itself: it never gates on time
    double unrest = 0;       // |ratio - 1| of the case against itself; 0: not calibrated
    std::uint32_t stage = 1; // 2: flagged by the first stage and measured again on fresh data
    std::string digest_base; // of what is asked (contract and reference, not the technique) on each side;
    std::string digest_new;  // two different ones: the benchmark itself was changed. Empty: not known
    std::string error;       // not empty: it could not be measured
    std::optional<explanation>
        why{}; // which functions execute more or fewer instructions, where that was looked for
};

/// A whole comparison.
struct comparison {
    side base;
    side now;
    method how = method::duel;
    bool relinked = false;                    // executables: each pair had random layouts of its own
    std::string date;                         // when it was measured; ISO 8601
    results::machine where;                   // of several the first one's
    std::vector<results::machine> machines{}; // merged from parts: of each part that has cases
    double false_discovery_rate = 0.05;
    std::uint32_t processes = 0; // pairs of the first stage
    double seconds = 0;          // that it took
    bool complete = true;        // false: stopped before its end
    std::vector<std::string> doubts;
    std::map<std::string, std::string> absent; // metric -> why it was not compared
    std::vector<case_change> cases;
    std::vector<results::failure> failures;
    std::optional<results::part> part{}; // it is one part of a larger comparison; empty: it is whole
};

/// The change of `metric` in `one`; null if it has none.
[[nodiscard]] change const* find_change(case_change const& one, std::string const& metric);

/// The name of an alarm: "time and instructions", "time only"; empty for none.
[[nodiscard]] std::string to_string(alarm kind);

/// Whether the program itself skipped the case, on the base side or on both, or on the new side alone: no
/// result, and no failure.
[[nodiscard]] bool was_skipped(case_change const& one);
[[nodiscard]] bool was_skipped_in_new_only(case_change const& one);

/// The case that a failure is of: "NAME" for "new: NAME"; otherwise what it says of its place.
[[nodiscard]] std::string case_of(results::failure const& f);

/// Whether the case's error already tells this failure of a process.
[[nodiscard]] bool is_told_by(case_change const& one, results::failure const& f);

/// Whether the instructions of both sides were compared and did not rise.
[[nodiscard]] bool same_work(case_change const& one);

/// Whether any case was measured: where there is none, or all have the same machine code, nothing was compared.
[[nodiscard]] bool is_measured(comparison const& c);

/// Whether some metric changed for the worse / for the better (an unstable case's time counts as neither).
[[nodiscard]] bool is_regression(case_change const& one);
[[nodiscard]] bool is_improvement(case_change const& one);

/// Whether a benchmark's own counter changed, which is neither for the worse nor for the better.
[[nodiscard]] bool has_changed_counter(case_change const& one);

/// The kind of alarm that its changes for the worse add up to.
[[nodiscard]] alarm kind_of(case_change const& one);

} // namespace yieldmark::compare
