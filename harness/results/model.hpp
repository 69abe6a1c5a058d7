#pragma once
// The one data model of a run: everything that flows from the measured processes to the store, the statistics
// and the reports. Words are those of docs/life-of-a-measurement.md.

#include "harness/results/metrics.hpp"
#include "harness/results/part.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::results {

/// What a case is called: example/technique/scenario/n. Also its Google Benchmark name.
/// A foreign benchmark keeps its whole name in `example` and leaves the rest empty (n = 0).
struct case_name {
    std::string example;
    std::string technique;
    std::string scenario;
    std::uint64_t n = 0;

    auto operator<=>(case_name const&) const = default;

    [[nodiscard]] bool foreign() const { return technique.empty(); }
    [[nodiscard]] std::string text() const;
};

/// Splits `example/technique/scenario/n`, for names that yieldmark's own executable made: many others have
/// that shape too. A name of any other shape becomes a foreign one. Never throws.
[[nodiscard]] case_name parse_case_name(std::string const& text);

/// Key in the "context" of Google Benchmark's JSON: yieldmark-bench sets it, as the names are its own.
inline constexpr char const* own_context = "yieldmark_bench";

/// The name of a benchmark that isn't yieldmark's, whatever it looks like.
[[nodiscard]] case_name foreign_name(std::string text);

/// Which of a benchmark's two times is its time.
enum class clock {
    own,  // the one that Google Benchmark itself counts by (see clock.hpp)
    cpu,  // the processor's: cpu_time
    real, // the wall clock's: real_time
};

/// One value of one metric of one case from one process.
struct sample {
    std::string metric;
    double value = 0;             // unit: the metric's (see metrics.hpp)
    std::uint32_t process = 0;    // index into run::processes
    std::uint64_t iterations = 0; // of the slice it comes from; 0 where the metric has none
    std::uint32_t slices = 0;     // slices that this process measured; the value is the least of them
    double speed_before = 0;      // ns for one step of the speed loop just before the slice; 0: not read
    double speed_after = 0;       // the same, just after
    // Of the metric time, where both are known (otherwise 0): ns for one iteration; `value` is one of them.
    double real_time = 0; // by the wall clock
    double cpu_time = 0;  // by the processor's
    bool slow = false; // one of the two is above run::slow_limit; recorded only: it tells no bad sample apart
};

/// What an example is for a claim or a report, besides being measured: its contract says so (suites/contract.hpp tells
/// what each role means), and whoever needs an example of a kind asks for its role and never for its name.
namespace role {
inline constexpr char const* opening = "opening";
inline constexpr char const* endless_chart = "endless_chart";
inline constexpr char const* chain_chart = "chain_chart";
inline constexpr char const* counted_start = "counted_start";
inline constexpr char const* parts = "parts";
inline constexpr char const* passes = "passes";
inline constexpr char const* blocks = "blocks";
inline constexpr char const* tasks = "tasks";
inline constexpr char const* hand_over = "hand_over";
inline constexpr char const* threads = "threads";
} // namespace role

/// One program of the catalogue, as the measured executable describes itself.
struct example_info {
    std::string name;
    std::string suite;
    std::string documents;                      // "001, 002"
    std::string asks;                           // what every technique must yield
    std::map<std::string, std::string> sources; // technique -> text of its file; also "reference" -> Python
    std::map<std::string, std::string> unable;  // technique -> why it can't say this example
    bool catalogue = true;                      // a program of the tutorials: the claims are answered from it
    bool endless = false;                       // its sequence has no end
    bool chained = false;                       // a chain of stages
    std::set<std::string> roles{};              // that it has for claims and reports: ids of results::role
    std::uint64_t bytes_per_item =
        0; // of the file that it reads, one of 256 MiB among them; 0: it reads no such file
};

/// One case with all that was measured of it.
struct case_result {
    case_name name;
    std::uint32_t toolchain = 0; // index into run::toolchains
    std::uint64_t items = 0;     // items that one iteration consumes; 0 if not known
    std::vector<sample> samples;
    std::string error; // not empty: the case failed; its samples (if any) are not to be trusted
    std::map<std::string, std::string> without{}; // metric -> why this case has none of it, where others have
    std::string label{};       // what the benchmark said of itself (SetLabel); empty: nothing
    std::uint32_t threads = 1; // that Google Benchmark ran it with
    std::uint32_t machine = 0; // index into run::machines, where that has any
};

/// Live bytes over the measured region of one iteration, thinned to what a chart can show.
struct heap_timeline {
    struct step {
        double at = 0;           // ns since the region began
        std::uint64_t live = 0;  // bytes, from then on
        std::uint64_t items = 0; // that the consumer had before it
    };
    std::vector<step> steps; // in order of time; the peak is always among them
    double first_item = -1;  // ns at which the consumer had its first item; below 0: it had none
    double last_item = -1;
    double release = -1; // ns at which the sequence's own end (its destructors) was done
    std::uint64_t peak_bytes = 0;
    std::uint64_t events = 0;      // allocations and releases before thinning
    std::uint64_t handed_over = 0; // items in all; 0: they were not counted
};

/// Where a case's time goes: stacks with what they cost.
struct cpu_profile {
    struct stack {
        std::vector<std::string> frames; // outermost first, demangled
        std::uint64_t weight = 0;
    };
    std::string sampler; // "perf", "callgrind"
    std::string unit;    // "samples", "instructions"
    std::vector<stack> stacks;
};

/// What `yieldmark profile` recorded of one case.
struct profile {
    case_name name;
    std::uint32_t toolchain = 0; // index into run::toolchains
    heap_timeline heap;
    cpu_profile cpu;
    std::string no_heap; // why there is no timeline; empty: there is one
    std::string no_cpu;  // why there is no CPU profile; empty: there is one
};

/// The machine code of one technique of one example for one use, as the measured executable has it.
struct case_code {
    struct function {
        std::string name;               // as people read it; "measured region" is the function that is timed
        std::vector<std::string> lines; // instructions; jumps are relative to the function's beginning
        std::uint64_t left_out = 0;     // instructions that a long function has more
    };
    std::string example;
    std::string technique;
    std::string use;                 // "drain", "sum" or "first"
    std::uint32_t toolchain = 0;     // index into run::toolchains
    std::vector<function> functions; // the measured region first, then the technique's own
};

/// What it costs to build one technique of one example, compiled alone.
struct build_cost {
    std::string example;
    std::string technique;
    std::uint32_t toolchain = 0;         // index into run::toolchains
    std::vector<double> compile_seconds; // one for each round
    std::uint64_t preprocessed_lines = 0;
    std::uint64_t text_bytes = 0; // of the object's code
    std::uint64_t code_lines = 0; // of the technique's file, without blanks and comments
    std::string error;            // not empty: it could not be built
};

struct toolchain {
    std::string id;       // "gcc", "clang"
    std::string compiler; // "g++ (Debian 12.2.0-14+deb12u1) 12.2.0"
    std::string flags;
};

/// One process of the run: which pass it served and how it was laid out.
struct process {
    std::string pass;              // a pass's id (see metrics.hpp)
    std::uint64_t layout_seed = 0; // 0: the layout that the build linked
    std::uint64_t order_seed = 0;  // order of the cases within the process
    std::uint32_t toolchain = 0;
};

struct machine {
    std::string host;
    std::string cpu;
    unsigned cores = 0;
    double mhz = 0;
    std::uint64_t memory_bytes = 0;
    std::string system;       // "Debian GNU/Linux 12 (bookworm), Linux 6.18"
    std::vector<double> load; // 1, 5, 15 minutes, when the run began
    bool cpu_scaling = false; // the governor may change the clock (anything but "performance")
};

/// A case or process that could not be measured, in one line each, with what it printed.
struct failure {
    std::string where;  // case name, or "time process 3"
    std::string what;   // "crashed with signal 11 (SIGSEGV)"
    std::string output; // the end of what it printed
};

/// All samples of one revision on one machine; or on several, each of which measured whole examples.
struct run {
    std::string plan;     // "quick", "full", "smoke"; empty: read from a file that yieldmark didn't measure,
                          // where several samples may come from one process
    std::string date;     // ISO 8601 with zone
    std::string revision; // git describe, or empty
    std::string benchmark_version;
    std::string
        library_build; // how the Google Benchmark library was built: "release", "debug"; empty: not known
    std::string executable{}; // the measured program as it was started; empty: yieldmark's own, or not known
    std::map<std::string, std::string> context{}; // what else a program's context says (--benchmark_context)
    machine where;                                // of several the first one's
    /// Of a run that was merged from parts: where each part that has cases was measured. Process k of one part and
    /// process k of another stand under one index in `processes`, as their layouts are those of one run; what they
    /// timed met different moments, so times of two cases are divided only where the cases' `machine` is the same.
    std::vector<machine> machines;
    std::vector<toolchain> toolchains;
    std::vector<std::string> doubts;           // what would make the numbers doubtful, one line each
    std::map<std::string, std::string> absent; // metric -> why it was not measured
    std::vector<process> processes;
    std::vector<example_info> examples;
    std::vector<case_result> cases;
    std::vector<profile> profiles;  // of `yieldmark profile`
    std::vector<case_code> code;    // of `yieldmark asm --into`
    std::vector<build_cost> builds; // of `yieldmark build-cost`
    std::vector<failure> failures;
    double slow_limit = 0; // a speed reading above this (ns a step) gives its sample `slow`; 0: none was read
    bool complete = true;  // false: the run was stopped before its plan was done
    std::optional<results::part> part{}; // it is one part of a larger run; empty: it is whole
};

/// Whether a case's error says that the program itself skipped it (SkipWithMessage): no result, and no
/// failure.
[[nodiscard]] bool says_skipped(std::string const& error);

/// Whether it has benchmarks, and none of them is yieldmark's own.
[[nodiscard]] bool all_foreign(run const& r);

} // namespace yieldmark::results
