#include "harness/run/shards.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/results/text_file.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/fnv1a.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>

namespace yieldmark::run {

namespace {

constexpr unsigned most_parts = 10'000;
constexpr double beside_its_slices = 0.001; // seconds

std::optional<unsigned> whole_number(std::string_view text) {
    unsigned value = 0;
    auto const [after, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || after != text.data() + text.size())
        return std::nullopt;
    return value;
}

double median_seconds(case_seconds const& seconds) {
    std::vector<double> all;
    for (auto const& [name, value] : seconds.of)
        all.push_back(value);
    return all.empty() ? 1 : stats::median(all);
}

struct weighed_unit {
    double weight = 0;
    std::size_t at = 0; // in part::units
};

// The units in the order in which the whole first names them, and what each weighs.
std::vector<weighed_unit> weigh(results::part& part, std::vector<case_of_unit> const& whole,
                                case_seconds const& seconds) {
    auto const otherwise = median_seconds(seconds);
    std::vector<weighed_unit> weights;
    std::unordered_map<std::string, std::size_t> known;
    for (auto const& one : whole) {
        auto const [at, added] = known.try_emplace(one.unit, part.units.size());
        if (added) {
            part.units.push_back({.name = one.unit});
            weights.push_back({0, at->second});
        }
        auto const took = seconds.of.find(one.name);
        weights[at->second].weight += took == seconds.of.end() ? otherwise : took->second;
        ++part.units[at->second].cases;
    }
    return weights;
}

void assign(results::part& part, std::vector<weighed_unit> weights) {
    std::ranges::sort(weights, [&](weighed_unit const& a, weighed_unit const& b) {
        return a.weight != b.weight ? a.weight > b.weight : part.units[a.at].name < part.units[b.at].name;
    });
    std::set<std::pair<double, unsigned>> loads;
    for (unsigned k = 1; k <= part.of; ++k)
        loads.emplace(0.0, k);
    for (auto const& one : weights) {
        auto const [load, least] = *loads.begin();
        loads.erase(loads.begin());
        part.units[one.at].part = least;
        loads.emplace(load + one.weight, least);
    }
}

void keep_own_cases(results::part& part, std::vector<case_of_unit> const& whole) {
    std::set<std::string_view> own;
    for (auto const& unit : part.units)
        if (unit.part == part.number)
            own.insert(unit.name);
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (own.contains(whole[i].unit)) {
            part.cases.push_back(whole[i].name);
            part.places.push_back(i);
        }
}

} // namespace

shard_request parse_shard(std::string_view text) {
    auto const slash = text.find('/');
    auto const number = whole_number(text.substr(0, slash));
    auto const of = slash == std::string_view::npos ? std::nullopt : whole_number(text.substr(slash + 1));
    if (!number || !of || *number == 0 || *number > *of || *of > most_parts)
        throw system::usage_error(fmt::format(
            "--shard {} isn't K/N with K from 1 to N and N up to {}, as in 2/8", text, most_parts));
    return {.number = *number, .of = *of};
}

std::string unit_of(std::string_view name, std::string_view prefix) {
    auto const from = name.starts_with(prefix) ? prefix.size() : 0;
    return std::string(name.substr(0, name.find('/', from)));
}

std::map<std::string, double> seconds_of(results::run const& measured) {
    std::map<std::string, double> all;
    for (auto const& one : measured.cases) {
        double seconds = 0;
        std::set<std::uint32_t> processes;
        for (auto const& s : one.samples) {
            processes.insert(s.process);
            if (s.metric == results::metric::time && std::isfinite(s.value))
                seconds += s.value * 1e-9 * static_cast<double>(std::max<std::uint64_t>(s.iterations, 1)) *
                           std::max(s.slices, 1U);
        }
        if (seconds > 0)
            all[one.name.text()] += seconds + beside_its_slices * static_cast<double>(processes.size());
    }
    return all;
}

case_seconds read_seconds(std::filesystem::path const& file) {
    if (file.empty())
        return {};
    auto const text = results::read_text(file, "give a results file to --balance");
    case_seconds read{.of = seconds_of(results::read_json(text, file.string())), .digest = {}};
    if (read.of.empty())
        throw system::usage_error(file.string() +
                                  " has no times to divide by; give the results of an earlier run to "
                                  "--balance, or leave it out");
    system::fnv1a digest;
    for (auto const& [name, seconds] : read.of)
        digest.add(fmt::format("{}\n{}\n", name, seconds));
    read.digest = digest.hex();
    return read;
}

results::part divide(shard_request const& asked, std::vector<case_of_unit> const& whole,
                     case_seconds const& seconds) {
    results::part part{.number = asked.number,
                       .of = asked.of,
                       .seed = 0,
                       .balance = seconds.digest,
                       .asked = {},
                       .units = {},
                       .cases = {},
                       .places = {}};
    assign(part, weigh(part, whole, seconds));
    keep_own_cases(part, whole);
    return part;
}

std::vector<std::string> cases_within(results::part const& part, std::vector<std::string> const& names) {
    std::set<std::string_view> const own(part.cases.begin(), part.cases.end());
    std::vector<std::string> kept;
    for (auto const& name : names)
        if (own.contains(name))
            kept.push_back(name);
    return kept;
}

std::uint64_t shared_seed(results::part const& part) {
    system::fnv1a hash;
    for (auto const& [key, value] : part.asked)
        hash.add(fmt::format("{}\n{}\n", key, value));
    for (auto const& unit : part.units)
        hash.add(unit.name + "\n");
    return std::stoull(hash.hex(), nullptr, 16) >> 16; // what is left fits a double's digits
}

std::string part_text(results::part const& part) {
    std::size_t cases = 0;
    std::size_t own = 0;
    for (auto const& unit : part.units) {
        cases += unit.cases;
        own += unit.part == part.number ? 1 : 0;
    }
    return fmt::format("part {} of {}: {} of {} cases, {} of {} examples or families", part.number, part.of,
                       part.cases.size(), cases, own, part.units.size());
}

} // namespace yieldmark::run
