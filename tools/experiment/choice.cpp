#include "tools/experiment/choice.hpp"

#include "harness/duel/layouts.hpp"
#include "harness/duel/run_process.hpp"
#include "harness/results/model.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <random>
#include <tuple>

namespace yieldmark::experiment {

namespace {

constexpr double shortest = 1e3;
constexpr double longest = 1e5;
constexpr std::uint64_t smallest_n = 64;
constexpr std::uint64_t greatest_n = 65536;

std::vector<std::string> candidates(std::map<std::string, double> const& nanoseconds, std::uint64_t seed) {
    std::vector<std::string> all;
    for (auto const& [name, time] : nanoseconds)
        if (time >= shortest && time <= longest)
            all.push_back(name);
    std::mt19937_64 random{seed};
    for (auto left = all.size(); left > 1; --left)
        std::swap(all[left - 1], all[random() % left]);
    return all;
}

} // namespace

std::vector<std::string> spread(std::map<std::string, double> const& nanoseconds, std::size_t count,
                                std::uint64_t seed) {
    auto all = candidates(nanoseconds, seed);
    std::map<std::string, unsigned> examples;
    std::map<std::string, unsigned> techniques;
    std::vector<std::string> chosen;
    while (chosen.size() < count && !all.empty()) {
        auto const rarest = std::ranges::min_element(all, {}, [&](std::string const& name) {
            auto const c = results::parse_case_name(name);
            return std::tuple(techniques[c.technique], examples[c.example]);
        });
        auto const c = results::parse_case_name(*rarest);
        ++examples[c.example];
        ++techniques[c.technique];
        chosen.push_back(*rarest);
        all.erase(rarest);
    }
    std::ranges::sort(chosen);
    return chosen;
}

std::map<std::string, double> rough_times(run::bench const& of, std::filesystem::path const& program,
                                          std::filesystem::path const& scratch,
                                          std::atomic<int> const& stop) {
    duel::process_setup setup{.program = program, .files = scratch / "rough"};
    setup.what.seed = 1;
    setup.what.calibrate = true;
    for (auto const& example : of.can_run.examples)
        for (auto const& one : example.cases)
            if (one.n >= smallest_n && one.n <= greatest_n && !one.huge)
                setup.what.bouts.push_back({.name = one.name});
    duel::layout_line line({duel::side_job(*of.manifest, 1, scratch / "rough-base.so"),
                            duel::side_job(*of.manifest, 2, scratch / "rough-now.so")},
                           std::nullopt);
    auto const base = line.get(0, stop);
    auto const now = line.get(1, stop);
    if (!base || !now)
        return {};
    setup.what.objects[duel::base_side] = base->string();
    setup.what.objects[duel::now_side] = now->string();
    auto const end = duel::run_process(setup, stop, [](duel::duel_journal const&) {});
    std::map<std::string, double> times;
    for (auto const& [name, slices] : end.lines.finished())
        if (!slices.base.empty())
            times[name] = slices.base.front();
    if (!end.wrong.empty())
        throw system::run_error("the cases' times can't be had: " + end.wrong + " at " +
                                end.lines.open_case());
    line.drop(0);
    line.drop(1);
    return times;
}

} // namespace yieldmark::experiment
