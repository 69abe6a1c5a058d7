#include "harness/results/same_names.hpp"

#include <algorithm>

namespace yieldmark::results {

void same_names::add(std::string const& name, fields const& entry, bool aggregate) {
    auto& known = names_[name];
    if (entry.has("family_index")) {
        known.registered.emplace(entry.count<std::uint64_t>("family_index", 0),
                                 entry.count<std::uint64_t>("per_family_instance_index", 0));
    } else if (!aggregate) {
        ++known.unnumbered;
        known.repetitions = std::max(known.repetitions, entry.count<std::uint64_t>("repetitions", 0));
    }
}

std::map<std::string, std::uint64_t> same_names::shared() const {
    std::map<std::string, std::uint64_t> several;
    for (auto const& [name, known] : names_) {
        std::uint64_t count = known.registered.size();
        if (known.repetitions > 0)
            count += (known.unnumbered + known.repetitions - 1) / known.repetitions;
        if (count > 1)
            several.emplace(name, count);
    }
    return several;
}

} // namespace yieldmark::results
