#pragma once
// Several benchmarks of one name in a file of Google Benchmark. Private to harness/results.

#include "harness/results/fields.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace yieldmark::results {

/// Tells names that several benchmarks of a file share. Google Benchmark numbers what was registered
/// (family_index, per_family_instance_index; since 1.6); without these numbers, more entries of a name than
/// it has repetitions are several benchmarks.
class same_names {
public:
    /// Takes an entry's numbers. `name`: its benchmark's. Throws read_error.
    void add(std::string const& name, fields const& entry, bool aggregate);

    /// The names that several benchmarks share, and how many they are (at least 2).
    [[nodiscard]] std::map<std::string, std::uint64_t> shared() const;

private:
    struct seen {
        std::set<std::pair<std::uint64_t, std::uint64_t>> registered;
        std::uint64_t unnumbered = 0;  // entries without such numbers
        std::uint64_t repetitions = 0; // of them, as they say; 0: they don't
    };
    std::map<std::string, seen> names_;
};

} // namespace yieldmark::results
