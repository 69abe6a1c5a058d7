#pragma once

#include "harness/probe/probe.hpp"

#include <dlfcn.h>

#include <new>
#include <stdexcept>

/// How a measured program talks to the heap probe, if it was started with LD_PRELOAD=libyieldmark-probe.so.
namespace yieldmark::probe {

/// In bytes as asked for; see probe.hpp for what counts.
using figures = yieldmark_probe_figures;

namespace detail {

struct entry_points {
    decltype(&yieldmark_probe_begin) begin =
        reinterpret_cast<decltype(&yieldmark_probe_begin)>(dlsym(RTLD_DEFAULT, "yieldmark_probe_begin"));
    decltype(&yieldmark_probe_end) end =
        reinterpret_cast<decltype(&yieldmark_probe_end)>(dlsym(RTLD_DEFAULT, "yieldmark_probe_end"));
    decltype(&yieldmark_probe_begin_recorded) begin_recorded =
        reinterpret_cast<decltype(&yieldmark_probe_begin_recorded)>(
            dlsym(RTLD_DEFAULT, "yieldmark_probe_begin_recorded"));
    decltype(&yieldmark_probe_recorded) recorded = reinterpret_cast<decltype(&yieldmark_probe_recorded)>(
        dlsym(RTLD_DEFAULT, "yieldmark_probe_recorded"));
};

inline entry_points const& probe_entry_points() {
    static entry_points const found;
    return found;
}

inline void require_good(yieldmark_probe_status status) {
    if (status == yieldmark_probe_wrong_order) {
        throw std::logic_error("heap probe: regions must begin and end in turn; do not nest them");
    }
    if (status == yieldmark_probe_out_of_memory) {
        throw std::runtime_error(
            "heap probe: no memory left for the table of live blocks; measure a smaller size");
    }
}

// Rather no figures than figures that miss every container: tcmalloc, for one, brings an operator new of its
// own.
inline bool operator_new_arrives() {
    figures found{};
    require_good(probe_entry_points().begin());
    void* volatile block = ::operator new(1);
    ::operator delete(block);
    require_good(probe_entry_points().end(&found));
    return found.allocations != 0;
}

inline void require_operator_new() {
    static bool const arrives = operator_new_arrives();
    if (!arrives) {
        throw std::logic_error(
            "heap probe: this program's operator new does not call malloc, so that its heap cannot "
            "be measured; build it without the allocator that replaces operator new");
    }
}

} // namespace detail

/// Whether this process was started with the probe preloaded.
inline bool probe_loaded() {
    auto const& probe = detail::probe_entry_points();
    return probe.begin != nullptr && probe.end != nullptr;
}

namespace detail {

inline void require_probe() {
    if (!probe_loaded()) {
        throw std::logic_error(
            "heap probe: not loaded; start the program with LD_PRELOAD=libyieldmark-probe.so");
    }
}

} // namespace detail

/// Opens the measured region, for all threads. Call it right before the measured work, not from
/// benchmark::MemoryManager::Start, after which Google Benchmark allocates for itself.
/// Throws std::logic_error when the probe is not loaded or a region is open already, std::runtime_error when
/// the probe has no memory for its tables.
inline void probe_begin() {
    detail::require_probe();
    detail::require_operator_new();
    detail::require_good(detail::probe_entry_points().begin());
}

/// As probe_begin, and records how the live bytes go. Throws as that does.
inline void probe_begin_recorded() {
    detail::require_probe();
    detail::require_operator_new();
    detail::require_good(detail::probe_entry_points().begin_recorded());
}

/// What was recorded of the region that ended last. Throws std::logic_error if it was not begun recorded.
inline yieldmark_probe_recording probe_recorded() {
    detail::require_probe();
    yieldmark_probe_recording result{};
    detail::require_good(detail::probe_entry_points().recorded(&result));
    return result;
}

/// Closes the region and returns its figures.
/// Throws std::logic_error when no region is open, std::runtime_error when the probe ran out of memory in it.
inline figures probe_end() {
    detail::require_probe();
    figures result{};
    detail::require_good(detail::probe_entry_points().end(&result));
    return result;
}

} // namespace yieldmark::probe
