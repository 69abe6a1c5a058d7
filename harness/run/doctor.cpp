#include "harness/run/doctor.hpp"

namespace yieldmark::run {

std::string to_string(doctor_verdict v) {
    switch (v) {
    case doctor_verdict::ok:
        return "ok";
    case doctor_verdict::doubtful:
        return "doubtful";
    case doctor_verdict::missing:
        return "missing";
    }
    return {};
}

std::vector<doctor_finding> examine(bench const* measured, double speed_seconds) {
    std::vector<doctor_finding> all{look_at_cores(),
                                    look_at_governor(),
                                    look_at_turbo(),
                                    look_at_smt(),
                                    look_at_virtual_machine(),
                                    look_at_load(),
                                    look_at_cpu_quota(),
                                    look_at_address_randomisation(),
                                    try_counters(),
                                    try_resident_reset(),
                                    look_for_valgrind()};
    if (measured) {
        all.push_back(look_for_probe(*measured));
        all.push_back(look_for_linker(*measured));
        all.push_back(look_at_library_build(*measured));
    }
    if (speed_seconds > 0)
        all.push_back(read_speed(speed_seconds));
    return all;
}

std::vector<std::string> doubts(std::vector<doctor_finding> const& all) {
    std::vector<std::string> lines;
    for (auto const& one : all)
        if (one.is == doctor_verdict::doubtful)
            lines.push_back(one.id + ": " + one.found);
    return lines;
}

} // namespace yieldmark::run
