#include "tools/experiment/trials.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/run/steps.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <stdexcept>

namespace yieldmark::experiment {

namespace {

using json = nlohmann::json;

// The first half of a shuffle that both trials of a couple share; the second of them takes the other half.
std::set<std::string> half(std::vector<std::string> cases, std::uint64_t seed, double level,
                           unsigned number) {
    std::mt19937_64 random{
        run::derived_seed(seed, static_cast<std::uint64_t>(level * 1000) * 1000 + number / 2)};
    for (auto left = cases.size(); left > 1; --left)
        std::swap(cases[left - 1], cases[random() % left]);
    auto const middle = cases.begin() + static_cast<std::ptrdiff_t>(cases.size() / 2);
    return number % 2 == 0 ? std::set<std::string>(cases.begin(), middle)
                           : std::set<std::string>(middle, cases.end());
}

json to_json(duel::duel_pair const& pair) {
    return {{"stage", pair.stage}, {"number", pair.number}, {"base", pair.base}, {"now", pair.now}};
}

duel::duel_pair pair_of(json const& j) {
    return {.stage = j.at("stage").get<unsigned>(),
            .number = j.at("number").get<unsigned>(),
            .base = j.at("base").get<std::vector<double>>(),
            .now = j.at("now").get<std::vector<double>>()};
}

} // namespace

std::string trial::name() const {
    return level == 0 ? fmt::format("null-{:03}", number) : fmt::format("{:g}%-{:03}", level, number);
}

std::vector<trial> make_trials(std::vector<std::string> const& cases, unsigned nulls, unsigned a_level,
                               std::vector<double> const& levels, std::uint64_t seed) {
    std::vector<trial> all;
    for (unsigned i = 0; i < std::max(nulls, a_level); ++i) {
        if (i < nulls)
            all.push_back({.level = 0, .number = i, .injected = {}});
        for (auto const level : levels)
            if (i < a_level)
                all.push_back({.level = level, .number = i, .injected = half(cases, seed, level, i)});
    }
    return all;
}

void write_trial(measured_trial const& one, std::filesystem::path const& path) {
    json j{{"level", one.what.level}, {"number", one.what.number}, {"injected", one.what.injected},
           {"seconds", one.seconds},  {"load", one.load},          {"pairs", json::object()}};
    for (auto const& [name, pairs] : one.pairs)
        for (auto const& pair : pairs)
            j["pairs"][name].push_back(to_json(pair));
    results::write_file_atomically(path, j.dump());
}

measured_trial read_trial(std::filesystem::path const& path) {
    try {
        std::ifstream file(path);
        auto const j = json::parse(file);
        measured_trial one{.what = {.level = j.at("level").get<double>(),
                                    .number = j.at("number").get<unsigned>(),
                                    .injected = j.at("injected").get<std::set<std::string>>()},
                           .seconds = j.at("seconds").get<double>(),
                           .load = j.at("load").get<double>(),
                           .pairs = {}};
        for (auto const& [name, pairs] : j.at("pairs").items())
            for (auto const& pair : pairs)
                one.pairs[name].push_back(pair_of(pair));
        return one;
    } catch (json::exception const& e) {
        throw std::runtime_error(path.string() + " can't be understood (" + e.what() + "); remove it");
    }
}

std::vector<measured_trial> read_trials(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> paths;
    if (std::filesystem::exists(folder / "trials"))
        for (auto const& entry : std::filesystem::directory_iterator(folder / "trials"))
            if (entry.path().extension() == ".json")
                paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<measured_trial> all;
    for (auto const& path : paths)
        all.push_back(read_trial(path));
    return all;
}

} // namespace yieldmark::experiment
