#include "harness/compare/join_parts.hpp"

#include "harness/compare/correction.hpp"
#include "harness/compare/json.hpp"
#include "harness/results/lists.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace yieldmark::compare {

namespace {

std::string taken_how(comparison const& c) {
    return fmt::format("{}{}, {} and {}", to_string(c.how), c.relinked ? " with fresh layouts" : "",
                       c.base.toolchain.compiler + c.base.toolchain.flags,
                       c.now.toolchain.compiler + c.now.toolchain.flags);
}

void require_alike(comparison_of_file const& a, comparison_of_file const& b) {
    auto const one = taken_how(a.measured);
    auto const other = taken_how(b.measured);
    if (is_measured(a.measured) && is_measured(b.measured) && one != other)
        throw system::usage_error(
            fmt::format("{} and {} were not compared in the same way ({}, and {}); measure the "
                        "parts where they can be",
                        a.file, b.file, one, other));
}

void require_cases(comparison_of_file const& one) {
    auto const at = results::part_text({one.file, &*one.measured.part});
    if (!one.measured.complete)
        throw system::run_error(at + " was stopped before its end; measure it again, and merge again");
    std::set<std::string> const own(one.measured.part->cases.begin(), one.measured.part->cases.end());
    std::set<std::string> there;
    for (auto const& c : one.measured.cases) {
        there.insert(c.name);
        if (!own.contains(c.name))
            throw system::run_error(
                fmt::format("{} has the case {}, which is another part's; measure it again, and merge again",
                            at, c.name));
    }
    for (auto const& name : one.measured.part->cases)
        if (!there.contains(name))
            throw system::run_error(
                fmt::format("{} lacks the case {}; measure it again, and merge again", at, name));
}

bool has_metric(comparison const& c, std::string const& metric) {
    return std::ranges::any_of(c.cases, [&](auto const& one) { return find_change(one, metric); });
}

// What only some parts could measure isn't absent from the whole; a line says that it is missing somewhere.
void explain_gaps(comparison& whole) {
    std::erase_if(whole.absent, [&](auto const& one) {
        if (!has_metric(whole, one.first))
            return false;
        whole.doubts.push_back(fmt::format("{} was not measured in every part: {}", one.first, one.second));
        return true;
    });
}

void take(comparison& whole, comparison& more) {
    auto const machine = static_cast<std::uint32_t>(whole.machines.size());
    whole.machines.push_back(more.where);
    for (auto& one : more.cases) {
        one.machine = machine;
        whole.cases.push_back(std::move(one));
    }
    results::append_new(whole.doubts, more.doubts);
    whole.absent.insert(more.absent.begin(), more.absent.end());
    whole.seconds += more.seconds;
    std::ranges::move(more.failures, std::back_inserter(whole.failures));
}

comparison begun_as(comparison const& first) {
    auto whole = first;
    whole.part.reset();
    whole.machines.clear();
    whole.cases.clear();
    whole.doubts.clear();
    whole.absent.clear();
    whole.failures.clear();
    whole.seconds = 0;
    return whole;
}

} // namespace

comparison whole_of(std::vector<comparison_of_file> parts) {
    if (parts.empty())
        throw system::usage_error("there are no parts to merge");
    require_whole(results::records_of(parts));
    for (auto const& one : parts)
        require_cases(one);
    auto const places = places_in_whole(results::records_of(parts));
    std::ranges::sort(parts, {}, [](comparison_of_file const& one) {
        return std::tuple(one.measured.part->cases.empty(), !is_measured(one.measured),
                          one.measured.part->number);
    });
    for (auto const& one : parts)
        require_alike(parts.front(), one);
    auto whole = begun_as(parts.front().measured);
    for (auto& one : parts)
        if (!one.measured.part->cases.empty())
            take(whole, one.measured);
    explain_gaps(whole);
    std::ranges::sort(whole.cases, {}, [&](case_change const& one) { return places.at(one.name); });
    correct_together(whole.cases, whole.false_discovery_rate);
    return whole;
}

comparison look_at(std::vector<std::string> const& names, std::vector<comparison> looks) {
    std::set<std::string, std::less<>> const wanted(names.begin(), names.end());
    auto all = begun_as(looks.front());
    for (auto& one : looks) {
        std::set<std::string, std::less<>> others;
        for (auto const& c : one.cases)
            if (!wanted.contains(c.name))
                others.insert(c.name);
        std::erase_if(one.cases, [&](auto const& c) { return others.contains(c.name); });
        std::erase_if(one.failures, [&](auto const& f) { return others.contains(case_of(f)); });
        all.complete = all.complete && one.complete;
        if (!one.cases.empty())
            take(all, one);
    }
    correct_together(all.cases, all.false_discovery_rate);
    return all;
}

std::vector<comparison> by_machine(comparison const& c) {
    if (c.machines.size() < 2)
        return {c};
    std::map<std::tuple<std::string, unsigned, std::string>, comparison> all;
    for (auto const& of : c.cases) {
        auto const& m = c.machines[of.machine];
        auto const [at, added] = all.try_emplace({m.cpu, m.cores, m.system}, begun_as(c));
        if (added) {
            at->second.where = m;
            at->second.seconds = c.seconds;
        }
        at->second.cases.push_back(of);
        at->second.cases.back().machine = 0;
    }
    std::vector<comparison> kinds;
    for (auto& [kind, one] : all)
        kinds.push_back(std::move(one));
    return kinds;
}

} // namespace yieldmark::compare
