#include "harness/claims/models.hpp"

#include "harness/claims/passes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace yieldmark::claims {
namespace {

stats::manner manner_of(std::string const& technique) {
    return is_list(technique) ? stats::manner::eager : stats::manner::lazy;
}

void add_left_out(models& m, evidence const& from, technique_model const& t) {
    auto const sizes = from.sizes(t.example, t.technique, "drain", results::metric::time);
    for (std::size_t i = 0; i < t.time.left_out.size() && i < sizes.size(); ++i)
        m.left_out.push_back(
            {results::case_name{t.example, t.technique, "drain", sizes[i]}.text(), t.time.left_out[i]});
}

struct other_use {
    char const* role; // of the example
    char const* scenario;
    double share;
    double passes;
};

// Scenarios that ask for something else than `drain`, and what they ask for in the chooser's terms.
constexpr std::array other_uses{other_use{results::role::parts, "percent_1", 0.01, 1},
                                other_use{results::role::parts, "percent_10", 0.1, 1},
                                other_use{results::role::parts, "percent_50", 0.5, 1},
                                other_use{results::role::passes, "k_2", 1, 2},
                                other_use{results::role::passes, "k_4", 1, 4},
                                other_use{results::role::passes, "k_16", 1, 16},
                                other_use{results::role::passes, "k_64", 1, 64}};

void add_uses(models& m, evidence const& from, technique_model const& t) {
    for (auto const& other : other_uses) {
        if (t.example != from.playing(other.role))
            continue;
        for (auto const n : from.sizes(t.example, t.technique, other.scenario, results::metric::time)) {
            stats::use_of_sequence const use{static_cast<double>(n), other.share, other.passes, 0};
            // A share of less than one item is one item.
            if (use.share * use.n < 1)
                continue;
            stats::contender const one{0, t.how, &t.curve};
            auto const predicted = stats::rank(std::span(&one, 1), use, m.reread);
            auto const* measured = from.find(t.example, t.technique, other.scenario, n);
            if (!predicted.empty())
                m.uses.push_back({measured->name.text(),
                                  stats::relative_error({predicted.front().time.estimate, 0},
                                                        {1, *value_of(*measured, results::metric::time)})});
        }
    }
}

std::vector<stats::sized_values> times_by_size(evidence const& from, std::string const& example,
                                               std::string const& technique) {
    std::vector<stats::sized_values> sizes;
    for (auto const n : from.sizes(example, technique, "drain", results::metric::time))
        sizes.push_back({static_cast<double>(n), times_by_process(*from.find(example, technique, "drain", n),
                                                                  from.run().processes.size())});
    return sizes;
}

// What each example's left-out sizes missed by.
using misses = std::map<std::string, std::vector<stats::left_out_size>>;

spreads spreads_of(misses const& all, std::string const& without) {
    std::vector<double> straight;
    std::vector<double> bent;
    for (auto const& [example, sizes] : all)
        for (auto const& one : sizes)
            if (example != without)
                (one.straight ? straight : bent).push_back(one.miss);
    return {stats::spread_of(std::move(straight)), stats::spread_of(std::move(bent))};
}

coverage coverage_of(misses const& all) {
    coverage made;
    for (auto const& [example, sizes] : all) {
        auto const others = spreads_of(all, example);
        for (auto const& one : sizes) {
            auto const spread = one.straight ? others.straight : others.bent;
            made.count += spread ? 1 : 0;
            made.inside += spread && one.miss <= *spread ? 1 : 0;
        }
    }
    return made;
}

} // namespace

std::optional<stats::cost_line> time_model(evidence const& from, std::string const& example,
                                           std::string const& technique) {
    return stats::fit_cost(times_by_size(from, example, technique));
}

std::optional<stats::cost_line> memory_model(evidence const& from, std::string const& example,
                                             std::string const& technique) {
    constexpr auto metric = results::metric::peak_bytes;
    std::vector<stats::sized_values> sizes;
    for (auto const n : from.sizes(example, technique, "drain", metric))
        sizes.push_back(
            {static_cast<double>(n), {*value_of(*from.find(example, technique, "drain", n), metric)}});
    return stats::fit_cost(sizes);
}

std::vector<std::optional<double>> reread_cost(evidence const& from, roles const& who) {
    auto const passes = line_over_passes(from, who.eager);
    if (!passes)
        return {};
    std::vector<std::optional<double>> result;
    for (auto const& l : passes->time.by_process)
        result.push_back(l ? std::optional(l->each / static_cast<double>(passes->n)) : std::nullopt);
    return result;
}

models model_all(evidence const& from, roles const& who) {
    models m{.techniques = {},
             .reread = reread_cost(from, who),
             .left_out = {},
             .uses = {},
             .spread = {},
             .interpolated = {}};
    misses missed;
    for (auto const& example : from.examples()) {
        for (auto const& technique : from.techniques(example, "drain")) {
            auto const sizes = times_by_size(from, example, technique);
            auto const time = stats::fit_cost(sizes);
            auto curve = stats::make_curve(sizes);
            if (!time || !curve)
                continue;
            m.techniques.push_back({example, technique, manner_of(technique), *time,
                                    memory_model(from, example, technique), std::move(*curve)});
            std::ranges::copy(stats::leave_out(sizes), std::back_inserter(missed[example]));
            add_left_out(m, from, m.techniques.back());
            add_uses(m, from, m.techniques.back());
        }
    }
    m.spread = spreads_of(missed, "");
    m.interpolated = coverage_of(missed);
    return m;
}

stats::contender contender_of(technique_model const& t, models const& all, std::size_t id) {
    return {id, t.how, &t.curve, all.spread.of(t.curve)};
}

check_summary summary_of(std::vector<check> const& checks) {
    check_summary s;
    if (checks.empty())
        return s;
    std::vector<double> errors;
    for (auto const& c : checks)
        errors.push_back(c.error);
    auto const worst = std::ranges::max_element(checks, {}, &check::error);
    s.count = checks.size();
    s.median_error = stats::median(errors);
    s.worst_error = worst->error;
    s.worst = worst->name;
    return s;
}

} // namespace yieldmark::claims
