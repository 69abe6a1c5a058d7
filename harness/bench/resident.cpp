#include "harness/bench/resident.hpp"

#include <algorithm>
#include <fstream>
#include <malloc.h>
#include <string>

namespace yieldmark::bench {
namespace {

std::uint64_t status_bytes(std::string const& key) {
    std::ifstream status{"/proc/self/status"};
    std::string word;
    while (status >> word) {
        if (word == key) {
            std::uint64_t kib = 0;
            status >> kib;
            return kib * 1024;
        }
    }
    throw resident_error{"/proc/self/status has no " + key + " line; resident memory can't be measured here"};
}

// Brings the mark down to what is resident now. True if the kernel did it.
bool reset_high_water() {
    std::ofstream clear{"/proc/self/clear_refs"};
    clear << "5" << std::flush;
    return clear.good();
}

} // namespace

std::uint64_t resident_growth(std::function<void()> const& region) {
    malloc_trim(0);
    std::uint64_t const before = reset_high_water() ? status_bytes("VmRSS:") : status_bytes("VmHWM:");
    region();
    std::uint64_t const peak = status_bytes("VmHWM:");
    return peak - std::min(peak, before);
}

} // namespace yieldmark::bench
