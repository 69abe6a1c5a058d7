#include "harness/results/metrics.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace yieldmark::results {

namespace {

// clang-format off
constexpr std::array table{
    metric_info{.id = metric::time, .name = "time", .in = unit::nanoseconds, .pass = pass::time,
                .by_ratio = true, .reported = true, .threshold = 0.02},
    metric_info{.id = metric::peak_bytes, .name = "peak heap", .in = unit::bytes, .pass = pass::heap,
                .google_benchmark = "max_bytes_used", .exact = true, .reported = true, .threshold = 0},
    metric_info{.id = metric::allocations, .name = "allocations", .in = unit::count, .pass = pass::heap,
                .google_benchmark = "allocs_per_iter", .exact = true, .reported = true, .threshold = 0},
    metric_info{.id = metric::total_bytes, .name = "bytes allocated", .in = unit::bytes, .pass = pass::heap,
                .google_benchmark = "total_allocated_bytes", .exact = true, .reported = true, .threshold = 0},
    metric_info{.id = metric::resident_bytes, .name = "resident growth", .in = unit::bytes,
                .pass = pass::resident, .reported = true},
    metric_info{.id = metric::page_faults, .name = "page faults", .in = unit::count, .pass = pass::resident,
                .reported = true},
    // A relink moves three cases that read files by up to 0.3 %.
    metric_info{.id = metric::instructions, .name = "instructions", .in = unit::count,
                .pass = pass::instructions, .by_ratio = true, .exact = true, .reported = true, .threshold = 0.005},
    metric_info{.id = metric::hardware_instructions, .name = "instructions (counter)", .in = unit::count,
                .pass = pass::counters, .by_ratio = true, .reported = true},
    metric_info{.id = metric::cycles, .name = "cycles", .in = unit::count, .pass = pass::counters,
                .by_ratio = true, .reported = true},
    metric_info{.id = metric::branch_misses, .name = "branch misses", .in = unit::count,
                .pass = pass::counters, .by_ratio = true, .reported = true},
    metric_info{.id = metric::cache_misses, .name = "cache misses", .in = unit::count, .pass = pass::counters,
                .by_ratio = true, .reported = true},
    metric_info{.id = metric::limited_memory, .name = "end in little memory", .in = unit::count,
                .pass = pass::limited},
};
// clang-format on

struct pass_of_run {
    std::string_view id;
    bool by_default; // done without being asked
};
constexpr std::array of_run{pass_of_run{pass::time, true}, pass_of_run{pass::instructions, false},
                            pass_of_run{pass::heap, true}, pass_of_run{pass::resident, true},
                            pass_of_run{pass::counters, false}};

template <class Wanted> std::vector<metric_info> those(Wanted wanted) {
    std::vector<metric_info> found;
    std::ranges::copy_if(table, std::back_inserter(found), wanted);
    return found;
}

} // namespace

std::string_view to_string(unit of) {
    switch (of) {
    case unit::nanoseconds:
        return "ns";
    case unit::bytes:
        return "bytes";
    case unit::count:
        return "count";
    }
    return "";
}

std::span<metric_info const> all_metrics() {
    return table;
}

std::vector<metric_info> reported_metrics() {
    return those([](metric_info const& m) { return m.reported; });
}

std::vector<metric_info> compared_metrics() {
    std::vector<metric_info> found;
    for (auto const& by : of_run)
        std::ranges::copy_if(table, std::back_inserter(found),
                             [&](metric_info const& m) { return m.compared() && m.pass == by.id; });
    return found;
}

std::vector<std::string> compared_ids() {
    std::vector<std::string> ids;
    for (auto const& m : compared_metrics())
        ids.emplace_back(m.id);
    return ids;
}

std::vector<metric_info> metrics_of(std::string_view pass) {
    return those([&](metric_info const& m) { return m.pass == pass; });
}

metric_info const* find_metric(std::string_view id) {
    auto const* const found = std::ranges::find(table, id, &metric_info::id);
    return found == table.end() ? nullptr : found;
}

metric_info metric_named(std::string_view id) {
    auto const* const known = find_metric(id);
    return known != nullptr ? *known : metric_info{.id = id, .name = id};
}

bool is_counter(std::string_view id) {
    return find_metric(id) == nullptr;
}

std::vector<std::string> pass_ids(passes which) {
    std::vector<std::string> ids;
    for (auto const& by : of_run)
        if (which == passes::any || (which == passes::by_default && by.by_default) ||
            (which == passes::compared &&
             std::ranges::any_of(table, [&](auto const& m) { return m.compared() && m.pass == by.id; })))
            ids.emplace_back(by.id);
    return ids;
}

} // namespace yieldmark::results
