#include "harness/results/time_unit.hpp"

#include <cmath>

namespace yieldmark::results {

double nanoseconds_per_unit(fields const& entry) {
    auto const unit = entry.text("time_unit", "ns");
    if (unit == "ns")
        return 1;
    if (unit == "us")
        return 1e3;
    if (unit == "ms")
        return 1e6;
    if (unit == "s")
        return 1e9;
    entry.fail("time_unit", "is none of ns, us, ms, s; correct the file, or measure again");
}

double real_nanoseconds(fields const& entry) {
    return entry.number("real_time") * nanoseconds_per_unit(entry);
}

double cpu_nanoseconds(fields const& entry) {
    auto const time = entry.number("cpu_time", 0) * nanoseconds_per_unit(entry);
    return std::isfinite(time) && time > 0 ? time : 0;
}

} // namespace yieldmark::results
