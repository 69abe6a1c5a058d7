#pragma once
#include "suites/contract.hpp"
#include "suites/input_file.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::json_records {

/// Each item is a reading: the object's id, sensor and value. All parse with nlohmann-json, a line at a time
/// (support/json_reader.hpp), through a 64 KiB buffer; eager loads the whole file first. A file that can't be
/// opened or read is a std::system_error from every technique, a line that isn't such an object a bad_input,
/// when its reading is asked for at the latest (eager: when the sequence is made). An empty file has no
/// reading.
struct contract : suites::contract {
    static constexpr std::string_view documents = "000";
    static constexpr std::string_view asks =
        "The readings in a file of n lines, one JSON object of some 128 bytes each.";

    /// Files of some 64 KiB, 1 MiB, 16 MiB and 256 MiB.
    static std::vector<suites::size> sizes() {
        return {{512, true}, {8192, true}, {131072, false}, {2097152, false, true}};
    }

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::input_file("readings_" + std::to_string(n) + ".jsonl", [n](std::ostream& out) {
            suites::splitmix64 random{7};
            for (std::size_t i = 0; i != n; ++i) {
                std::uint64_t const bits = random();
                out << R"({"id": )" << i << R"(, "sensor": "thermometer-)" << bits % 1000 << R"(", "value": )"
                    << (bits >> 10U) % 100 << '.' << 100 + (bits >> 20U) % 900
                    << R"(, "unit": "\u00b0C", "tags": ["roof", "north", "2026"], "valid": )"
                    << (bits >> 63U != 0 ? "true" : "false") << "}\n";
            }
        });
    }

    static std::tuple<std::string const&> arguments(std::string const& path) { return {path}; }

    template <class Reading> static std::uint64_t fold(std::uint64_t sum, Reading const& one) {
        return sum + one.id + one.sensor.size();
    }
};

} // namespace yieldmark::json_records
