#include "harness/claims/heap_growth.hpp"

#include <algorithm>

namespace yieldmark::claims {

bool heap_growth::constant() const {
    return growth() <= std::max(no_growth, no_growth_share * list_growth());
}

double heap_growth::less_from() const {
    if (list_growth() <= 0)
        return 0;
    return std::max(0.0, (least - list_least) / list_per_item() + static_cast<double>(least_n));
}

std::vector<std::string> heap_growth::cases(std::string const& list) const {
    std::vector<std::string> names;
    for (auto const& who : {technique, list})
        for (auto const n : {least_n, most_n})
            names.push_back(results::case_name{example, who, "drain", n}.text());
    return names;
}

std::optional<heap_growth> growth_of(evidence const& from, std::string const& example,
                                     std::string const& technique, std::string const& list) {
    constexpr auto metric = results::metric::peak_bytes;
    auto const sizes = from.common_sizes(example, technique, list, "drain", metric);
    if (sizes.size() < 2)
        return std::nullopt;
    auto const peak = [&](std::string const& who, std::uint64_t n) {
        return *value_of(*from.find(example, who, "drain", n), metric);
    };
    heap_growth g{
        .example = example, .technique = technique, .least_n = sizes.front(), .most_n = sizes.back()};
    g.least = peak(technique, g.least_n);
    g.most = peak(technique, g.most_n);
    g.list_least = peak(list, g.least_n);
    g.list_most = peak(list, g.most_n);
    return g;
}

} // namespace yieldmark::claims
