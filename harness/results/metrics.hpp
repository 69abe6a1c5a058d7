#pragma once
// The one table of metrics: what the program knows of each. Whatever goes through metrics (passes, limits,
// comparisons, the history, reports) asks here, so that a new one is its row and what measures it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {

/// The metrics' ids, as they are written in files and on the command line.
namespace metric {
inline constexpr char const* time = "time";             // ns for one iteration, the least slice of a process
inline constexpr char const* peak_bytes = "peak_bytes"; // peak live bytes of one iteration
inline constexpr char const* allocations = "allocations"; // allocations of one iteration
inline constexpr char const* total_bytes = "total_bytes"; // bytes allocated in one iteration, freed or not
inline constexpr char const* resident_bytes = "resident_bytes"; // growth of the resident high-water mark
inline constexpr char const* page_faults = "page_faults";       // minor and major ones of one iteration
inline constexpr char const* instructions = "instructions";     // instructions of one iteration (Callgrind)
// Hardware counters (perf_event), of one iteration:
inline constexpr char const* hardware_instructions = "hardware_instructions";
inline constexpr char const* cycles = "cycles";
inline constexpr char const* branch_misses = "branch_misses";
inline constexpr char const* cache_misses = "cache_misses";
inline constexpr char const* limited_memory = "limited_memory"; // a value of limited.hpp
} // namespace metric

/// The passes' ids: each measures some metrics in processes of its own.
namespace pass {
inline constexpr char const* time = "time";
inline constexpr char const* heap = "heap";
inline constexpr char const* resident = "resident";
inline constexpr char const* instructions = "instructions";
inline constexpr char const* counters = "counters";
inline constexpr char const* limited = "limited"; // of `yieldmark claims --massive` alone
} // namespace pass

enum class unit { nanoseconds, bytes, count };

/// "ns", "bytes" or "count", as the page's data has it.
[[nodiscard]] std::string_view to_string(unit of);

/// One metric. Of every one of ours, less is better.
struct metric_info {
    std::string_view id{};
    std::string_view name{}; // as people read it
    unit in = unit::count;
    std::string_view pass{};             // what measures it; empty: the benchmark itself counts it
    std::string_view google_benchmark{}; // its key in Google Benchmark's JSON; empty: it has none
    bool by_ratio = false; // reports compare by its ratio; otherwise by the difference, which may be from 0
    bool exact = false;    // the same in every process, so that each difference is real
    bool reported = false; // reports list it
    /// Least relative change that counts, unless a request or a limit says otherwise: 0.02 is 2 %. None: it
    /// isn't compared, so it can't have a limit and the history doesn't store it.
    std::optional<double> threshold{};

    [[nodiscard]] bool compared() const { return threshold.has_value(); }
};

/// All of them, in the order in which reports list them.
[[nodiscard]] std::span<metric_info const> all_metrics();

/// Those that reports list, in their order: the time first.
[[nodiscard]] std::vector<metric_info> reported_metrics();

/// Those that a comparison takes, in the order in which it lists them: the time first.
[[nodiscard]] std::vector<metric_info> compared_metrics();

/// Their ids.
[[nodiscard]] std::vector<std::string> compared_ids();

/// Those that a pass measures.
[[nodiscard]] std::vector<metric_info> metrics_of(std::string_view pass);

/// The metric of that id; null if it is none of ours.
[[nodiscard]] metric_info const* find_metric(std::string_view id);

/// The same; a benchmark's own counter comes as a metric of the same name, and is neither exact nor compared.
/// The result then refers to `id`.
[[nodiscard]] metric_info metric_named(std::string_view id);

/// Whether the id is none of ours, but that of a benchmark's own counter. Of a counter it isn't known whether more is
/// better or worse.
[[nodiscard]] bool is_counter(std::string_view id);

/// Passes of `yieldmark run`: all, those that it does without being asked, or those that a comparison takes.
enum class passes { any, by_default, compared };

/// Their ids, in the order in which a comparison lists what they measure.
[[nodiscard]] std::vector<std::string> pass_ids(passes which);

} // namespace yieldmark::results
