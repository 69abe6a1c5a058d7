#include "harness/claims/evidence.hpp"

#include "harness/results/techniques.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

namespace yieldmark::claims {
namespace {

// No clock, heap or counter gives more (30 years, 1 EB) or less than none, and no time is shorter: such a
// figure comes from a damaged file or a counter that overflowed. What is derived from the others stays
// finite.
constexpr double most_of_all = 1e18;
constexpr double least_time = 1e-6; // ns

bool is_evidence(results::sample const& s) {
    auto const least = s.metric == results::metric::time ? least_time : 0;
    return least <= s.value && s.value <= most_of_all;
}

bool has(results::case_result const& c, std::string_view metric) {
    return std::ranges::any_of(c.samples,
                               [&](auto const& s) { return s.metric == metric && is_evidence(s); });
}

// A part that nobody plays is empty.
std::string only(std::string_view part, bool python) {
    auto const all = results::techniques_playing(part, python);
    return all.empty() ? std::string{} : all.front();
}

roles roles_of(bool python) {
    roles all{.eager = only("list", python),
              .generator = only("generator", python),
              .iterator = only("iterator", python),
              .thread = only("thread", python),
              .views = results::techniques_playing("view", python),
              .suspended = {},
              .lazy = {}};
    for (auto const& one : results::all_techniques()) {
        if (one.python != python || one.part.empty() || one.part == "thread")
            continue;
        if (one.part == "generator" || one.part == "suspended")
            all.suspended.push_back(one.id);
        if (one.manner == results::making::lazy)
            all.lazy.push_back(one.id);
    }
    return all;
}

} // namespace

roles cpp_roles() {
    return roles_of(false);
}

roles python_roles() {
    return roles_of(true);
}

bool is_list(std::string_view technique) {
    return results::traits_of(technique).manner == results::making::eager;
}

evidence::evidence(results::run const& run, std::uint32_t toolchain) : run_(&run), toolchain_(toolchain) {
    std::set<std::string> names;
    for (auto const& info : run.examples)
        about_.emplace(info.name, &info);
    for (auto const& c : run.cases) {
        if (c.toolchain != toolchain || c.name.foreign())
            continue;
        cases_.emplace(c.name, &c);
        if (auto const* info = about(c.name.example); info == nullptr || info->catalogue)
            names.insert(c.name.example);
    }
    examples_.assign(names.begin(), names.end());
}

std::vector<std::string> evidence::techniques(std::string const& example, std::string const& scenario) const {
    std::vector<std::string> names;
    for (auto at = cases_.lower_bound({example, "", "", 0}); at != cases_.end(); ++at) {
        auto const& name = at->first;
        if (name.example != example)
            break;
        if (name.scenario == scenario && (names.empty() || names.back() != name.technique))
            names.push_back(name.technique);
    }
    return names;
}

std::string evidence::suite(std::string const& example) const {
    auto const* info = about(example);
    return info == nullptr ? std::string{} : info->suite;
}

std::string evidence::playing(std::string_view role) const {
    auto const found = std::ranges::find_if(
        run_->examples, [&](auto const& info) { return info.roles.contains(std::string(role)); });
    return found == run_->examples.end() ? std::string{} : found->name;
}

std::string evidence::large_file() const {
    auto const found =
        std::ranges::find_if(run_->examples, [](auto const& info) { return info.bytes_per_item != 0; });
    return found == run_->examples.end() ? std::string{} : found->name;
}

std::vector<std::string> evidence::examples(bool results::example_info::*flag) const {
    std::vector<std::string> those;
    for (auto const& example : examples_)
        if (auto const* info = about(example); info != nullptr && info->*flag)
            those.push_back(example);
    return those;
}

results::example_info const* evidence::about(std::string const& example) const {
    auto const info = about_.find(example);
    return info == about_.end() ? nullptr : info->second;
}

results::case_result const* evidence::find(std::string const& example, std::string const& technique,
                                           std::string const& scenario, std::uint64_t n) const {
    auto const found = cases_.find({example, technique, scenario, n});
    return found == cases_.end() || !found->second->error.empty() ? nullptr : found->second;
}

std::string evidence::error(std::string const& example, std::string const& technique,
                            std::string const& scenario, std::uint64_t n) const {
    auto const found = cases_.find({example, technique, scenario, n});
    return found == cases_.end() ? std::string{} : found->second->error;
}

std::vector<std::uint64_t> evidence::sizes(std::string const& example, std::string const& technique,
                                           std::string const& scenario, std::string_view metric) const {
    std::vector<std::uint64_t> result;
    auto const from = cases_.lower_bound({example, technique, scenario, 0});
    for (auto at = from; at != cases_.end(); ++at) {
        auto const& name = at->first;
        if (name.example != example || name.technique != technique || name.scenario != scenario)
            break;
        if (at->second->error.empty() && has(*at->second, metric))
            result.push_back(name.n);
    }
    return result;
}

std::vector<std::uint64_t> evidence::common_sizes(std::string const& example, std::string const& a,
                                                  std::string const& b, std::string const& scenario,
                                                  std::string_view metric) const {
    std::vector<std::uint64_t> both;
    std::ranges::set_intersection(sizes(example, a, scenario, metric), sizes(example, b, scenario, metric),
                                  std::back_inserter(both));
    return both;
}

std::map<std::uint32_t, double> times(results::case_result const& c) {
    std::map<std::uint32_t, double> result;
    for (auto const& s : c.samples) {
        if (s.metric != results::metric::time || !is_evidence(s))
            continue;
        auto const [at, added] = result.emplace(s.process, s.value);
        if (!added)
            at->second = std::min(at->second, s.value);
    }
    return result;
}

std::vector<double> times_by_process(results::case_result const& c, std::size_t processes) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> result(processes, none);
    for (auto const& [process, value] : times(c)) {
        result.resize(std::max<std::size_t>(result.size(), process + 1U), none);
        result[process] = value;
    }
    return result;
}

std::optional<double> value_of(results::case_result const& c, std::string_view metric) {
    std::vector<double> values;
    for (auto const& s : c.samples)
        if (s.metric == metric && is_evidence(s))
            values.push_back(s.value);
    return values.empty() ? std::nullopt : std::optional(stats::median(values));
}

std::optional<stats::interval> time_ratio(results::case_result const& a, results::case_result const& b) {
    if (a.machine != b.machine) // process k of one has nothing in common with process k of the other
        return std::nullopt;
    std::vector<double> left;
    std::vector<double> right;
    auto const divisors = times(b);
    for (auto const& [process, value] : times(a)) {
        if (auto const other = divisors.find(process); other != divisors.end()) {
            left.push_back(value);
            right.push_back(other->second);
        }
    }
    return left.empty() ? std::nullopt : std::optional(stats::paired_ratio(left, right));
}

} // namespace yieldmark::claims
