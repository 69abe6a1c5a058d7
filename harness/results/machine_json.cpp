#include "harness/results/machine_json.hpp"

namespace yieldmark::results {

nlohmann::ordered_json whole_machine_json(machine const& m) {
    nlohmann::ordered_json j{{"host", m.host},
                             {"cpu", m.cpu},
                             {"cores", m.cores},
                             {"mhz", number_json(m.mhz)},
                             {"system", m.system},
                             {"memory_bytes", m.memory_bytes},
                             {"load", nlohmann::ordered_json::array()}};
    for (auto const value : m.load)
        j["load"].push_back(nlohmann::ordered_json(number_json(value)));
    j["cpu_scaling"] = m.cpu_scaling;
    return j;
}

machine read_whole_machine(fields const& from) {
    return {.host = from.text("host", ""),
            .cpu = from.text("cpu", ""),
            .cores = from.count<unsigned>("cores", 0),
            .mhz = from.number("mhz", 0),
            .memory_bytes = from.count<std::uint64_t>("memory_bytes", 0),
            .system = from.text("system", ""),
            .load = from.numbers("load"),
            .cpu_scaling = from.flag("cpu_scaling", false)};
}

} // namespace yieldmark::results
