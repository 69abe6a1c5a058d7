#pragma once
// What this machine can measure, and what makes its numbers doubtful.

#include "harness/run/bench.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::run {

enum class verdict { ok, doubtful, missing };

/// "ok", "doubtful", "missing".
[[nodiscard]] std::string to_string(verdict v);

struct finding {
    std::string id; // "governor"
    verdict is = verdict::ok;
    std::string found;  // what was found, in words
    std::string advice; // what to do about it; empty where nothing needs to be done
};

/// Looks at everything, and tries what can be tried. Reads the machine's speed for `speed_seconds` (0: not at
/// all). `measured`: the executable that will be measured, or nullptr; then what concerns it is left out.
[[nodiscard]] std::vector<finding> examine(bench const* measured, double speed_seconds);

/// One line for each doubtful finding, as it goes into a run.
[[nodiscard]] std::vector<std::string> doubts(std::vector<finding> const& all);

// The parts of examine, each about one thing.
[[nodiscard]] finding look_at_cores();
[[nodiscard]] finding look_at_governor();
[[nodiscard]] finding look_at_turbo();
[[nodiscard]] finding look_at_smt();
[[nodiscard]] finding look_at_virtual_machine();
[[nodiscard]] finding look_at_load();
[[nodiscard]] finding look_at_cpu_quota();
[[nodiscard]] finding look_at_address_randomisation();
[[nodiscard]] finding try_counters();
[[nodiscard]] finding try_resident_reset();
[[nodiscard]] finding look_for_valgrind();
[[nodiscard]] finding look_for_probe(bench const& measured);
[[nodiscard]] finding look_for_linker(bench const& measured);
[[nodiscard]] finding look_at_library_build(bench const& measured);
[[nodiscard]] finding read_speed(double seconds);

} // namespace yieldmark::run
