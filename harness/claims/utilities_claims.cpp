// The claims on itertools, which document 003 sends its readers to: utilities, sharing.

#include "harness/claims/claims.hpp"
#include "harness/claims/contest.hpp"
#include "harness/claims/heap_growth.hpp"
#include "harness/claims/statement.hpp"
#include "harness/text/format.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>

namespace yieldmark::claims {
namespace {

constexpr std::string_view suite_of_utilities = "itertools";

claim_verdict both(claim_verdict memory, claim_verdict time) {
    return memory == time || time == claim_verdict::not_measured ? memory : claim_verdict::depends;
}

/// What two readers of one sequence keep: the peak heap by how many items lie between them.
struct kept_between {
    std::string row;
    std::map<std::uint64_t, double> heap; // at the largest n
    double by_n = 0;                      // the most that it grew with n at one distance
    std::vector<std::string> cases;

    [[nodiscard]] double grown() const { return heap.rbegin()->second - heap.begin()->second; }
    [[nodiscard]] double each() const {
        return grown() / static_cast<double>(heap.rbegin()->first - heap.begin()->first);
    }
    [[nodiscard]] bool follows_distance() const { return grown() > no_growth; }
    [[nodiscard]] bool follows_n() const { return by_n > std::max(no_growth, no_growth_share * grown()); }
};

std::optional<std::uint64_t> distance_of(std::string_view scenario) {
    constexpr std::string_view begin = "apart_";
    std::uint64_t distance = 0;
    if (!scenario.starts_with(begin))
        return std::nullopt;
    scenario.remove_prefix(begin.size());
    auto const [end, error] = std::from_chars(scenario.data(), scenario.data() + scenario.size(), distance);
    return error == std::errc{} && end == scenario.data() + scenario.size() ? std::optional(distance)
                                                                            : std::nullopt;
}

void add_distance(kept_between& to, evidence const& from, results::case_name const& at,
                  std::uint64_t distance) {
    auto const sizes = from.sizes(at.example, at.technique, at.scenario, results::metric::peak_bytes);
    if (sizes.empty())
        return;
    auto const heap = [&](std::uint64_t n) {
        to.cases.push_back(results::case_name{at.example, at.technique, at.scenario, n}.text());
        return *value_of(*from.find(at.example, at.technique, at.scenario, n), results::metric::peak_bytes);
    };
    auto const least = heap(sizes.front());
    auto const most = sizes.size() == 1 ? least : heap(sizes.back());
    to.heap[distance] = most;
    to.by_n = std::max(to.by_n, most - least);
}

/// Of each lazy technique that was measured at two distances.
std::vector<kept_between> all_kept(evidence const& from, roles const& who) {
    std::vector<kept_between> all;
    for (auto const& example : from.examples()) {
        std::map<std::uint64_t, std::string> scenarios;
        for (auto const& c : from.run().cases)
            if (auto const d = distance_of(c.name.scenario); d && c.name.example == example)
                scenarios.emplace(*d, c.name.scenario);
        for (auto const& technique : who.lazy) {
            kept_between one{.row = example + "/" + technique, .heap = {}, .by_n = 0, .cases = {}};
            for (auto const& [distance, scenario] : scenarios)
                add_distance(one, from, {example, technique, scenario, 0}, distance);
            if (one.heap.size() > 1)
                all.push_back(std::move(one));
        }
    }
    return all;
}

std::vector<std::string> rows_that(std::vector<kept_between> const& all, bool (kept_between::*is)() const) {
    std::vector<std::string> rows;
    for (auto const& one : all)
        if ((one.*is)())
            rows.push_back(one.row);
    return rows;
}

} // namespace

finding utilities(evidence const& from, roles const& who) {
    std::vector<std::string> grow;
    std::set<std::string> cases;
    std::size_t rows = 0;
    for (auto const& example : from.examples()) {
        auto const g = from.suite(example) == suite_of_utilities
                           ? growth_of(from, example, who.generator, who.eager)
                           : std::nullopt;
        if (!g || g->list_growth() <= no_growth)
            continue;
        ++rows;
        if (!g->constant())
            grow.push_back(example);
        auto const names = g->cases(who.eager);
        cases.insert(names.begin(), names.end());
    }
    if (rows == 0)
        return unmeasured("No function of itertools has the peak heap of a list and of a " + who.generator +
                              " at two sizes.",
                          "yieldmark run itertools --metrics time,heap");
    auto pairings = drain_pairings(from, who.generator, who.eager);
    std::erase_if(pairings, [&](pairing const& p) { return from.suite(p.row) != suite_of_utilities; });
    auto const time = contest(pairings);
    cases.insert(time.cases.begin(), time.cases.end());
    finding f;
    f.reading = both(grow.empty()                   ? claim_verdict::holds
                     : grow.size() * 10 >= rows * 9 ? claim_verdict::fails
                                                    : claim_verdict::depends,
                     who_leads(time));
    auto const constant = static_cast<double>(rows - grow.size()) / static_cast<double>(rows);
    f.figure = fmt::format("constant memory in {} of {}", rows - grow.size(), rows);
    f.value = stats::interval{constant, constant, constant, 0};
    f.unit = "share";
    if (time.rows() != 0) {
        f.figure = text::ratio(time.mean) + " of a list's time, " + f.figure;
        f.value = time.mean;
        f.unit = "ratio";
    }
    f.meaning = "a " + who.generator + " against a list, geometric mean over the functions of itertools";
    auto const memory =
        fmt::format("the heap of {} did not grow with the sequence in {} of {}", several({who.generator}),
                    rows - grow.size(), text::counted(rows, "function"));
    f.statement = time.rows() == 0 ? fmt::format("Over the functions of itertools {}.", memory)
                                   : fmt::format("Over the functions of itertools {} were {}, and {}.",
                                                 several({who.generator}),
                                                 compared(time.mean, in_time, several({who.eager})), memory);
    if (!grow.empty())
        f.sentence = "It grew in " + text::counted_names(grow, rows) + ".";
    if (time.rows() != 0)
        f.sentence += fmt::format("{}In time they were {}.", grow.empty() ? "" : " ", rows_each_way(time));
    f.rows = time.each;
    f.cases = {cases.begin(), cases.end()};
    f.rests_on = {"", "drain", time.rows() == 0 ? results::metric::peak_bytes : results::metric::time};
    return f;
}

finding sharing(evidence const& from, roles const& who) {
    auto const all = all_kept(from, who);
    if (all.empty())
        return unmeasured("No sequence was read by two readers at two distances with its peak heap.",
                          "yieldmark run itertools --metrics heap");
    auto const with_distance = rows_that(all, &kept_between::follows_distance);
    auto const with_n = rows_that(all, &kept_between::follows_n);
    finding f;
    f.reading = with_distance.size() == all.size() && with_n.empty() ? claim_verdict::holds
                : with_distance.size() * 10 <= all.size()            ? claim_verdict::fails
                                                                     : claim_verdict::depends;
    std::vector<double> each;
    for (auto const& one : all) {
        each.push_back(one.each());
        f.rows.push_back({one.row, text::three_digits(one.each()) + " B an item of distance"});
        f.cases.insert(f.cases.end(), one.cases.begin(), one.cases.end());
    }
    f.value = stats::bootstrap_median(each);
    f.unit = "bytes";
    f.figure = text::three_digits(f.value->estimate) + " B for each item between the readers";
    f.meaning =
        "growth of the peak heap for each item that one reader is ahead of the other, median over the lazy "
        "techniques";
    f.statement = fmt::format(
        "Two readers of one sequence kept {} B for each item between them: the heap grew with their "
        "distance in {} of {}, and with the sequence in {}.",
        text::three_digits(f.value->estimate), with_distance.size(),
        text::counted(all.size(), "lazy technique"), with_n.empty() ? "none" : text::listed(with_n));
    auto const widest = results::parse_case_name(all.front().cases.back());
    f.rests_on = {widest.example, widest.scenario, results::metric::peak_bytes};
    return f;
}

} // namespace yieldmark::claims
