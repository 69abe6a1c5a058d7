#include "harness/results/part.hpp"

#include "harness/results/lists.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace yieldmark::results {

namespace {

constexpr char const* same_again = "; measure the parts with the same command, but for K of --shard K/N";

// The first thing that two parts were not asked alike; empty: they were.
std::string difference(part const& a, part const& b) {
    auto keys = a.asked;
    keys.insert(b.asked.begin(), b.asked.end());
    auto const said = [](part const& of, std::string const& key) {
        auto const at = of.asked.find(key);
        return at == of.asked.end() ? std::string("not given") : at->second;
    };
    for (auto const& [key, unused] : keys)
        if (said(a, key) != said(b, key))
            return fmt::format("{} differs: {}, and {}", key, said(a, key), said(b, key));
    return {};
}

// Why the two belong to different wholes; empty if they don't.
std::string why_apart(part const& a, part const& b) {
    if (a.of != b.of)
        return fmt::format("one was divided by {}, the other by {}", a.of, b.of);
    if (auto why = difference(a, b); !why.empty())
        return why;
    if (a.seed != b.seed)
        return fmt::format("their seeds differ: {}, and {}", a.seed, b.seed);
    if (a.balance != b.balance)
        return "they were divided by different times (--balance)";
    if (a.units != b.units)
        return "they don't name the same examples and cases";
    return {};
}

std::string units_of(part const& known, unsigned number) {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    std::size_t cases = 0;
    for (auto const& unit : known.units)
        if (unit.part == number) {
            names.push_back(unit.name);
            cases += unit.cases;
        }
    if (names.empty())
        return "it has no cases";
    return fmt::format("{} cases of {}", cases, some_of(names, most));
}

void require_all(std::vector<part_of_file> const& all) {
    auto const& known = *all.front().what;
    std::set<unsigned> there;
    for (auto const& one : all)
        there.insert(one.what->number);
    std::vector<std::string> missing;
    unsigned first = 0;
    for (unsigned k = 1; k <= known.of; ++k)
        if (!there.contains(k)) {
            first = first == 0 ? k : first;
            missing.push_back(fmt::format("part {} of {} ({})", k, known.of, units_of(known, k)));
        }
    if (missing.size() == 1)
        throw system::run_error(fmt::format("{} is missing; measure it with --shard {}/{}, and merge again",
                                            missing.front(), first, known.of));
    if (!missing.empty())
        throw system::run_error(fmt::format("{} are missing; measure them with --shard K/{}, and merge again",
                                            fmt::join(missing, ", "), known.of));
}

} // namespace

std::string part_text(part_of_file const& one) {
    return fmt::format("part {} of {} ({})", one.what->number, one.what->of, one.file);
}

void require_whole(std::vector<part_of_file> const& all) {
    std::map<unsigned, std::string> files;
    for (auto const& one : all) {
        if (!one.what)
            throw system::usage_error(one.file +
                                      " is no part of a whole; give what was measured with --shard K/N");
        if (auto const why = why_apart(*all.front().what, *one.what); !why.empty())
            throw system::usage_error(fmt::format("{} and {} don't belong together: {}{}", all.front().file,
                                                  one.file, why, same_again));
        if (auto const [at, added] = files.emplace(one.what->number, one.file); !added)
            throw system::usage_error(fmt::format("{} and {} are both part {} of {}; give each part once",
                                                  at->second, one.file, one.what->number, one.what->of));
    }
    require_all(all);
}

std::map<std::string, std::size_t> places_in_whole(std::vector<part_of_file> const& all) {
    std::map<std::string, std::size_t> places;
    for (auto const& one : all)
        for (std::size_t i = 0; i < one.what->cases.size(); ++i)
            places.emplace(one.what->cases[i], one.what->places[i]);
    return places;
}

} // namespace yieldmark::results
