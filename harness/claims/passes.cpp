#include "harness/claims/passes.hpp"

#include <fmt/format.h>

namespace yieldmark::claims {

std::optional<line_of_passes> line_over_passes(evidence const& from, std::string const& technique) {
    auto const example = from.playing(results::role::passes);
    auto const sizes = from.sizes(example, technique, "k_64", results::metric::time);
    if (sizes.empty())
        return std::nullopt;
    line_of_passes result{.n = sizes.back(), .time = {}, .cases = {}};
    std::vector<stats::sized_values> by_passes;
    for (std::uint64_t const k : {1U, 2U, 4U, 16U, 64U}) {
        auto const scenario = k == 1 ? std::string("drain") : fmt::format("k_{}", k);
        auto const* c = from.find(example, technique, scenario, result.n);
        if (!c)
            return std::nullopt;
        result.cases.push_back(c->name.text());
        by_passes.push_back({static_cast<double>(k), times_by_process(*c, from.run().processes.size())});
    }
    auto const fitted = stats::fit_cost(by_passes);
    if (!fitted)
        return std::nullopt;
    result.time = *fitted;
    return result;
}

} // namespace yieldmark::claims
