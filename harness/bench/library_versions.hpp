#pragma once
// What the versions of Google Benchmark call differently. Each is recognised by what its class has, not by
// its number.

#include <optional>
#include <string>

namespace yieldmark::bench {

/// Why a run failed or was skipped; nothing if it was measured. `Run` is benchmark::BenchmarkReporter::Run:
/// with error_occurred and error_message up to 1.7, with skipped and skip_message since 1.8.
template <class Run> std::optional<std::string> error_of(Run const& run) {
    if constexpr (requires { run.error_occurred; }) {
        if (run.error_occurred)
            return run.error_message;
    } else {
        if (static_cast<bool>(run.skipped))
            return run.skip_message;
    }
    return std::nullopt;
}

/// What a memory manager derives from, to override Start() and Stop(Result&) alone. `Manager` is
/// benchmark::MemoryManager, which wants Stop(Result*) too up to 1.7.
template <class Manager> class one_stop : public Manager {};

template <class Manager>
requires requires(Manager& manager, typename Manager::Result* result) {
    manager.Stop(result);
}
class one_stop<Manager> : public Manager {
public:
    using Manager::Stop;
    void Stop(typename Manager::Result* result) override { this->Stop(*result); }
};

} // namespace yieldmark::bench
