#include "harness/run/steps.hpp"

#include <algorithm>

namespace yieldmark::run {

namespace {

using case_lists = std::vector<std::vector<std::string>>;

std::vector<step> heap_steps(plan const& p, case_lists const& cases) {
    std::vector<step> steps;
    for (std::size_t bench = 0; bench < cases.size(); ++bench) {
        auto const& all = cases[bench];
        unsigned number = 0;
        for (std::size_t first = 0; first < all.size(); first += p.heap_chunk) {
            auto const last = std::min(first + p.heap_chunk, all.size());
            step s{.pass = "heap", .bench = bench, .number = number++};
            s.cases.assign(all.begin() + static_cast<std::ptrdiff_t>(first),
                           all.begin() + static_cast<std::ptrdiff_t>(last));
            steps.push_back(std::move(s));
        }
    }
    return steps;
}

// Smaller ones where there are few cases, so that they spread over the processors.
std::vector<step> instructions_steps(plan const& p, case_lists const& cases) {
    constexpr std::size_t least = 8;
    constexpr std::size_t shares = 4;
    std::vector<step> steps;
    for (std::size_t bench = 0; bench < cases.size(); ++bench) {
        auto const& all = cases[bench];
        auto const chunk = std::clamp((all.size() + shares - 1) / shares,
                                      std::min(least, p.instructions_chunk), p.instructions_chunk);
        unsigned number = 0;
        for (unsigned process = 0; process < p.instructions_processes; ++process)
            for (std::size_t first = 0; first < all.size(); first += chunk) {
                auto const last = std::min(first + chunk, all.size());
                step s{.pass = "instructions", .bench = bench, .number = number++};
                s.cases.assign(all.begin() + static_cast<std::ptrdiff_t>(first),
                               all.begin() + static_cast<std::ptrdiff_t>(last));
                steps.push_back(std::move(s));
            }
    }
    return steps;
}

std::vector<step> time_steps(plan const& p, case_lists const& cases, std::uint64_t seed,
                             std::string const& pass, unsigned processes) {
    std::vector<step> steps;
    for (unsigned k = 0; k < processes; ++k)
        for (std::size_t i = 0; i < cases.size(); ++i) {
            auto const bench = k % 2 == 0 ? i : cases.size() - 1 - i;
            if (cases[bench].empty())
                continue;
            // Executables share the seeds of a round: what differs between them is then the compiler alone.
            steps.push_back({.pass = pass,
                             .bench = bench,
                             .number = k,
                             .layout_seed = p.relink ? derived_seed(seed, 2ULL * k) : 0,
                             .order_seed = derived_seed(seed, 2ULL * k + 1),
                             .cases = cases[bench]});
        }
    return steps;
}

std::vector<step> resident_steps(case_lists const& cases) {
    std::vector<step> steps;
    for (std::size_t bench = 0; bench < cases.size(); ++bench)
        for (unsigned number = 0; number < cases[bench].size(); ++number)
            steps.push_back(
                {.pass = "resident", .bench = bench, .number = number, .cases = {cases[bench][number]}});
    return steps;
}

} // namespace

std::uint32_t derived_seed(std::uint64_t seed, std::uint64_t index) {
    // splitmix64 (Steele, Lea and Flood 2014).
    auto z = seed + (index + 1) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32) | 1U;
}

std::vector<step> make_steps(plan const& p, std::set<std::string> const& passes, case_lists const& cases,
                             std::uint64_t seed) {
    std::vector<step> steps;
    auto append = [&](std::vector<step> more) { steps.insert(steps.end(), more.begin(), more.end()); };
    if (passes.contains("heap"))
        append(heap_steps(p, cases));
    if (passes.contains("time"))
        append(time_steps(p, cases, seed, "time", p.processes));
    if (passes.contains("resident"))
        append(resident_steps(cases));
    if (passes.contains("instructions"))
        append(instructions_steps(p, cases));
    if (passes.contains("counters"))
        append(time_steps(p, cases, seed, "counters", std::min(p.processes, p.counters_processes)));
    return steps;
}

std::vector<step> with_few_huge(std::vector<step> steps, plan const& p, std::set<std::string> const& huge) {
    for (auto& s : steps)
        if (p.huge_processes > 0 && s.pass == "time" && s.number >= p.huge_processes)
            std::erase_if(s.cases, [&](std::string const& name) { return huge.contains(name); });
    return steps;
}

} // namespace yieldmark::run
