#pragma once
// Resident memory of a region: how far the high-water mark rises above where the region began.

#include <cstdint>
#include <functional>
#include <stdexcept>

namespace yieldmark::bench {

/// Resident memory can't be read on this machine; the text says why.
struct resident_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Runs `region` and returns the growth of the resident high-water mark in bytes. The mark is first brought
/// down to what is resident now through /proc/self/clear_refs; where the kernel does not allow that, the mark
/// of a fresh process stands for it, so the caller runs one case per process. The kernel counts in pages and
/// gathers them lazily per CPU, so that the figure is good to some 100 KiB. Throws resident_error.
[[nodiscard]] std::uint64_t resident_growth(std::function<void()> const& region);

} // namespace yieldmark::bench
