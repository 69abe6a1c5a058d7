#pragma once
// What this machine can measure, and what makes its numbers doubtful.

#include "harness/run/bench.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::run {

enum class doctor_verdict { ok, doubtful, missing };

/// "ok", "doubtful", "missing".
[[nodiscard]] std::string to_string(doctor_verdict v);

struct doctor_finding {
    std::string id; // "governor"
    doctor_verdict is = doctor_verdict::ok;
    std::string found;  // what was found, in words
    std::string advice; // what to do about it; empty where nothing needs to be done
};

/// Looks at everything, and tries what can be tried. Reads the machine's speed for `speed_seconds` (0: not at
/// all). `measured`: the executable that will be measured, or nullptr; then what concerns it is left out.
[[nodiscard]] std::vector<doctor_finding> examine(bench const* measured, double speed_seconds);

/// One line for each doubtful finding, as it goes into a run.
[[nodiscard]] std::vector<std::string> doubts(std::vector<doctor_finding> const& all);

// The parts of examine, each about one thing.
[[nodiscard]] doctor_finding look_at_cores();
[[nodiscard]] doctor_finding look_at_governor();
[[nodiscard]] doctor_finding look_at_turbo();
[[nodiscard]] doctor_finding look_at_smt();
[[nodiscard]] doctor_finding look_at_virtual_machine();
[[nodiscard]] doctor_finding look_at_load();
[[nodiscard]] doctor_finding look_at_cpu_quota();
[[nodiscard]] doctor_finding look_at_address_randomisation();
[[nodiscard]] doctor_finding try_counters();
[[nodiscard]] doctor_finding try_resident_reset();
[[nodiscard]] doctor_finding look_for_valgrind();
[[nodiscard]] doctor_finding look_for_probe(bench const& measured);
[[nodiscard]] doctor_finding look_for_linker(bench const& measured);
[[nodiscard]] doctor_finding look_at_library_build(bench const& measured);
[[nodiscard]] doctor_finding read_speed(double seconds);

} // namespace yieldmark::run
