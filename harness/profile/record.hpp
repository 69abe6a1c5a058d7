#pragma once
// Records the profile of one case: starts the processes, reads what they wrote.

#include "harness/profile/fold.hpp"
#include "harness/results/model.hpp"
#include "harness/run/bench.hpp"

#include <atomic>
#include <optional>
#include <string>

namespace yieldmark::profile {

enum class sampler { perf, callgrind };

struct wishes {
    bool heap = true;
    bool cpu = true;
    sampler with = sampler::perf;
    double seconds = 4;                     // how long perf watches a case, at 997 samples a second
    std::atomic<int> const* stop = nullptr; // not 0: end now
};

/// Was stopped by `wishes::stop`.
struct stopped {};

/// Why perf can't sample here, in one line with what to do; empty if it can. Tries it.
[[nodiscard]] std::string why_no_perf();

/// The same for Callgrind.
[[nodiscard]] std::string why_no_callgrind();

/// The profile of the case of that name, whose toolchain index is left 0. What can't be recorded is said in
/// its no_heap and no_cpu, as is what wasn't asked for. Throws system::run_error if no process can be started,
/// `stopped`.
[[nodiscard]] results::profile record(run::bench const& measured, std::string const& name,
                                      wishes const& what);

} // namespace yieldmark::profile
