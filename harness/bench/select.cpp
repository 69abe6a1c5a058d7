#include "harness/bench/select.hpp"

#include "harness/bench/flags.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <regex>
#include <set>
#include <span>
#include <tuple>

namespace yieldmark::bench {
namespace {

auto group_of(bench_case const& one) {
    return std::tuple{one.of, one.scenario.name, one.size.n};
}

// std::shuffle's order is the library's own affair; this one is the same everywhere.
template <class T> void shuffle(std::span<T> values, std::mt19937_64& random) {
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[random() % left]);
}

} // namespace

std::vector<bench_case> named_cases(std::string const& path) {
    std::ifstream file{path};
    if (!file)
        throw usage_error{path + ": the file with the cases' names can't be read"};
    std::set<std::string> names;
    for (std::string name; std::getline(file, name);)
        if (!name.empty())
            names.insert(name);
    std::vector<bench_case> chosen;
    for (bench_case const& one : all_cases())
        if (names.erase(one.name()) != 0)
            chosen.push_back(one);
    if (!names.empty())
        throw usage_error{path + ": no case is called " + *names.begin() +
                          "; --yieldmark_list shows the names"};
    return chosen;
}

std::vector<bench_case> matching(std::vector<bench_case> const& cases, std::string const& filter) {
    if (filter.empty() || filter == "all")
        return cases;
    bool const excludes = filter.front() == '-';
    std::vector<bench_case> chosen;
    try {
        std::regex const expression{filter.substr(excludes ? 1 : 0), std::regex::extended};
        for (bench_case const& one : cases)
            if (std::regex_search(one.name(), expression) != excludes)
                chosen.push_back(one);
    } catch (std::regex_error const& error) {
        throw usage_error{"--benchmark_filter=" + filter + ": " + error.what()};
    }
    return chosen;
}

std::vector<bench_case> shuffled(std::vector<bench_case> cases, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::vector<std::span<bench_case>> groups;
    std::span<bench_case> rest{cases};
    while (!rest.empty()) {
        auto const end = std::ranges::find_if(
            rest, [&](bench_case const& one) { return group_of(one) != group_of(rest.front()); });
        auto const count = static_cast<std::size_t>(end - rest.begin());
        groups.push_back(rest.first(count));
        rest = rest.subspan(count);
    }
    shuffle(std::span{groups}, random);
    std::vector<bench_case> ordered;
    ordered.reserve(cases.size());
    for (auto group : groups) {
        shuffle(group, random);
        ordered.insert(ordered.end(), group.begin(), group.end());
    }
    return ordered;
}

} // namespace yieldmark::bench
