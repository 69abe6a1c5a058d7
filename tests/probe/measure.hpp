#pragma once

#include "harness/probe/client.hpp"

#include <ostream>
#include <tuple>

/// Lets the optimiser believe that `object`, and all it points to, is read and written here: it must not
/// remove an allocation that nobody looks at.
template <class T> void keep(T const& object) {
    asm volatile("" : : "r"(&object) : "memory");
}

/// The figures of one region around `work`, which must not throw.
template <class Work> yieldmark::probe::figures measure(Work work) {
    yieldmark::probe::probe_begin();
    work();
    return yieldmark::probe::probe_end();
}

inline bool operator==(yieldmark_probe_figures const& a, yieldmark_probe_figures const& b) {
    auto const members = [](yieldmark_probe_figures const& f) {
        return std::tie(f.peak_bytes, f.allocations, f.total_bytes, f.live_bytes);
    };
    return members(a) == members(b);
}

inline std::ostream& operator<<(std::ostream& out, yieldmark_probe_figures const& f) {
    return out << "peak " << f.peak_bytes << ", allocations " << f.allocations << ", total " << f.total_bytes
               << ", live " << f.live_bytes;
}
