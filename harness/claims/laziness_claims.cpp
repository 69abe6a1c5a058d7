// The claims on when work is done: deferred, on_demand, frugal_yields, single_pass.

#include "harness/claims/claims.hpp"
#include "harness/claims/passes.hpp"
#include "harness/claims/statement.hpp"
#include "harness/text/words.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace yieldmark::claims {
namespace {

// What follows n grows by far more than this where n grows by far_apart; what doesn't stays below.
constexpr double growth_limit = 2;

/// Time of `scenario` at the largest n against that at a smaller one, for one technique.
struct time_growth {
    std::string row;
    std::uint64_t least_n = 0;
    std::uint64_t most_n = 0;
    stats::interval ratio;
    std::vector<std::string> cases;

    [[nodiscard]] bool follows_n() const { return ratio.low > growth_limit; }
};

std::optional<time_growth> growth_in_time(evidence const& from, std::string const& example,
                                          std::string const& technique, std::string const& scenario,
                                          std::uint64_t not_below) {
    auto sizes = from.sizes(example, technique, scenario, results::metric::time);
    std::erase_if(sizes, [&](auto n) { return n < not_below; });
    if (sizes.empty() || sizes.back() < sizes.front() * far_apart)
        return std::nullopt;
    auto const* least = from.find(example, technique, scenario, sizes.front());
    auto const* most = from.find(example, technique, scenario, sizes.back());
    auto const ratio = time_ratio(*most, *least);
    if (!ratio || ratio->confidence == 0)
        return std::nullopt;
    return time_growth{example + "/" + technique,
                       sizes.front(),
                       sizes.back(),
                       *ratio,
                       {least->name.text(), most->name.text()}};
}

void add_cases(finding& f, std::vector<std::string> const& names) {
    f.cases.insert(f.cases.end(), names.begin(), names.end());
}

bool ran_early(std::string const& error) {
    return error.find("were made before") != std::string::npos;
}

/// Techniques whose counter stood above 0 before the first item was asked for.
std::set<std::string> early_ones(evidence const& from, roles const& who) {
    std::set<std::string> names;
    auto const example = from.playing(results::role::counted_start);
    for (auto const& c : from.run().cases)
        if (c.toolchain == from.toolchain() && c.name.example == example && ran_early(c.error) &&
            std::ranges::find(who.lazy, c.name.technique) != who.lazy.end())
            names.insert(c.name.technique);
    return names;
}

std::string deferred_statement(std::size_t early, std::size_t growing, std::size_t count,
                               std::optional<stats::interval> const& first) {
    auto const techniques = text::counted(count, "lazy technique");
    if (early + growing > 0)
        return fmt::format("Making a sequence ran its code in {} of {}.", std::max(early, growing),
                           techniques);
    return fmt::format(
        "Making a sequence ran none of its code in all {}: a first item took {} as long from the longest "
        "as from the shortest.",
        techniques, text::ratio(*first));
}

} // namespace

finding deferred(evidence const& from, roles const& who) {
    auto const example = from.playing(results::role::counted_start);
    finding f;
    std::vector<std::string> growing;
    std::size_t count = 0;
    for (auto const& technique : who.lazy) {
        auto const g = growth_in_time(from, example, technique, "first", 1);
        if (!g)
            continue;
        ++count;
        f.rows.push_back({technique, text::ratio(g->ratio)});
        if (g->follows_n())
            growing.push_back(technique);
        add_cases(f, g->cases);
        if (technique == who.generator || !f.value) {
            f.value = g->ratio;
            f.meaning = fmt::format("time to make {} and take one item, at n = {} against n = {}", technique,
                                    g->most_n, g->least_n);
        }
    }
    auto const early = early_ones(from, who);
    if (count == 0 && early.empty())
        return unmeasured("Example lazy_start was not measured at two sizes in 3 processes.",
                          "yieldmark run lazy_start");
    auto const wrong = std::max(early.size(), growing.size());
    f.reading = wrong == 0                      ? claim_verdict::holds
                : wrong >= count + early.size() ? claim_verdict::fails
                                                : claim_verdict::depends;
    f.unit = "ratio";
    if (f.value)
        f.figure = text::ratio(*f.value);
    f.statement = deferred_statement(early.size(), growing.size(), count + early.size(), f.value);
    f.sentence = early.empty()
                     ? "A counter in the body stood at 0 before the first item was asked for, in every pass."
                     : "Items were made before the first was asked for in " +
                           text::listed({early.begin(), early.end()}) + ".";
    f.sentence += growing.empty()
                      ? " The time to make it and take one item does not grow with n."
                      : " The time to take one item grows with n in " + text::listed(growing) + ".";
    if (auto const list = growth_in_time(from, example, who.eager, "first", 1))
        f.sentence += " The list's does: " + text::ratio(list->ratio) + ".";
    f.rests_on = {example, "first", results::metric::time};
    return f;
}

namespace {

/// Time when the first hundredth is taken, against all.
std::optional<stats::interval> hundredth(evidence const& from, std::string const& technique, finding& f) {
    auto const example = from.playing(results::role::parts);
    auto const sizes = from.sizes(example, technique, "percent_1", results::metric::time);
    if (sizes.empty() || sizes.back() < 1000)
        return std::nullopt;
    auto const* part = from.find(example, technique, "percent_1", sizes.back());
    auto const* whole = from.find(example, technique, "drain", sizes.back());
    auto const r = whole ? time_ratio(*part, *whole) : std::nullopt;
    if (!r || r->confidence == 0)
        return std::nullopt;
    add_cases(f, {part->name.text(), whole->name.text()});
    return r;
}

std::string percent(stats::interval const& r) {
    return fmt::format("{} % ({}–{} %)", text::three_digits(r.estimate * 100),
                       text::three_digits(r.low * 100), text::three_digits(r.high * 100));
}

// A hundredth of the items, and some start-up.
constexpr double hundredth_limit = 0.05;

} // namespace

finding on_demand(evidence const& from, roles const& who) {
    auto const parts = from.playing(results::role::parts);
    finding f;
    std::vector<std::string> against;
    std::size_t count = 0;
    for (auto const& technique : who.lazy) {
        auto const r = hundredth(from, technique, f);
        if (!r)
            continue;
        ++count;
        f.rows.push_back({parts + "/" + technique, percent(*r)});
        if (r->low > hundredth_limit)
            against.push_back(parts + "/" + technique);
        if (technique == who.generator)
            f.value = r;
    }
    for (auto const& example : from.examples()) {
        if (from.suite(example) == "concurrency")
            continue;
        for (auto const& technique : who.lazy) {
            auto const g = growth_in_time(from, example, technique, "first", 64);
            if (!g)
                continue;
            ++count;
            f.rows.push_back({g->row, text::ratio(g->ratio)});
            if (g->follows_n())
                against.push_back(g->row);
            add_cases(f, g->cases);
        }
    }
    if (!f.value)
        return unmeasured("Example early_exit was not measured with a thousand items or more in 3 processes.",
                          "yieldmark run early_exit '*/first/*' --metrics time");
    f.reading = against.empty()              ? claim_verdict::holds
                : against.size() * 2 > count ? claim_verdict::fails
                                             : claim_verdict::depends;
    f.unit = "share";
    f.figure = percent(*f.value);
    f.meaning =
        "time of a " + who.generator + " when the first 1 % of its items is taken, against all of them";
    f.statement = fmt::format(
        "The first 1 % of the items took {} {} of the time of all; time followed what was taken in "
        "{} of {}.",
        several({who.generator}), percent(*f.value), count - against.size(), text::counted(count, "case"));
    f.sentence = fmt::format("Time depends on the items taken, not on n, in {} of {} rows and techniques.",
                             count - against.size(), count);
    if (!against.empty())
        f.sentence += against.size() > 6 ? " It follows n in the others."
                                         : " It follows n in " + text::listed(against) + ".";
    finding unused;
    if (auto const list = hundredth(from, who.eager, unused))
        f.sentence += " A list takes " + percent(*list) + " of its time for the first 1 %.";
    f.rests_on = {parts, "percent_1", results::metric::time};
    return f;
}

namespace {

struct granularity {
    std::uint64_t n = 0;
    stats::interval gain;     // time at k = 1 over that at k = 4096
    std::uint64_t enough = 0; // the least k whose time is within a tenth of the best's
    std::vector<std::string> cases;
};

std::optional<granularity> granularity_of(evidence const& from, std::string const& technique) {
    constexpr std::uint64_t largest_k = 4096;
    auto const example = from.playing(results::role::blocks);
    auto const sizes = from.common_sizes(example, technique, technique, "k_4096", results::metric::time);
    if (sizes.empty() || sizes.back() < largest_k)
        return std::nullopt;
    granularity g{.n = sizes.back(), .gain = {}, .enough = 0, .cases = {}};
    std::map<std::uint64_t, results::case_result const*> by_k;
    for (std::uint64_t k = 1; k <= largest_k; k *= 4) {
        auto const scenario = k == 1 ? std::string("drain") : fmt::format("k_{}", k);
        if (auto const* c = from.find(example, technique, scenario, g.n))
            by_k.emplace(k, c);
    }
    if (!by_k.contains(1))
        return std::nullopt;
    auto const r = time_ratio(*by_k.at(1), *by_k.at(largest_k));
    if (!r || r->confidence == 0)
        return std::nullopt;
    g.gain = *r;
    double best = std::numeric_limits<double>::infinity();
    for (auto const& [k, c] : by_k)
        best = std::min(best, value_of(*c, results::metric::time).value_or(best));
    for (auto const& [k, c] : by_k) {
        g.cases.push_back(c->name.text());
        if (g.enough == 0 && *value_of(*c, results::metric::time) <= best * 1.1)
            g.enough = k;
    }
    return g;
}

} // namespace

finding frugal_yields(evidence const& from, roles const& who) {
    // A tenth: less than that nobody rewrites a loop for.
    constexpr double worth_it = 1.1;
    finding f;
    std::vector<std::string> costly;
    std::vector<std::string> cheap;
    std::string each;
    std::string subject; // of the figure
    for (auto const& technique : who.suspended) {
        auto const g = granularity_of(from, technique);
        if (!g)
            continue;
        (g->gain.low > worth_it ? costly : cheap).push_back(technique);
        add_cases(f, g->cases);
        f.rows.push_back({technique, text::ratio(g->gain)});
        each += fmt::format(" {}: {} as long, and within a tenth of its best from k = {} on.", technique,
                            text::ratio(g->gain), g->enough);
        if (technique == who.generator || !f.value) {
            subject = technique;
            f.value = g->gain;
            f.meaning =
                fmt::format("time of {} items one at a time against 4096 at a time, {}", g->n, technique);
            f.crossover = fmt::format("k = {}", g->enough);
        }
    }
    if (!f.value)
        return unmeasured(
            "Example yield_granularity was not measured with 4096 items or more in 3 processes.",
            "yieldmark run yield_granularity --metrics time");
    f.reading = cheap.empty()    ? claim_verdict::holds
                : costly.empty() ? claim_verdict::fails
                                 : claim_verdict::depends;
    f.unit = "ratio";
    f.figure = text::ratio(*f.value);
    f.statement = fmt::format("Items one at a time from {} were {}.", several({subject}),
                              compared(*f.value, in_time, "blocks of 4096"));
    f.sentence = "Items handed over one at a time, against 4096 at a time:" + each;
    f.rests_on = {from.playing(results::role::blocks), "drain", results::metric::time};
    return f;
}

namespace {

std::string passes_statement(std::uint64_t n, std::size_t at_once, std::size_t within, std::size_t count) {
    auto const kept = fmt::format("A kept list of {} items was", n);
    if (within == 0)
        return fmt::format("{} faster than none of {} lazy sequences made anew for each of up to {} passes.",
                           kept, count, most_passes);
    if (at_once == count)
        return fmt::format(
            "{} faster from the second pass on than all {} lazy sequences, which are made anew.", kept,
            count);
    return fmt::format(
        "{} faster from the second pass on than {} of {} lazy sequences, which are made anew, and within "
        "{} passes than {}.",
        kept, at_once, count, most_passes, within);
}

} // namespace

finding single_pass(evidence const& from, roles const& who) {
    finding f;
    auto const list = line_over_passes(from, who.eager);
    std::size_t at_once = 0;
    std::size_t never = 0;
    std::size_t count = 0;
    std::string each;
    for (auto const& technique : who.lazy) {
        auto const again = list ? line_over_passes(from, technique) : std::nullopt;
        if (!again || again->n != list->n || again->time.each.confidence == 0)
            continue;
        ++count;
        add_cases(f, again->cases);
        auto const turn = stats::cross(again->time, list->time);
        using kind = stats::crossover::kind;
        bool const wins = turn.which == kind::second_always || turn.which == kind::second_from;
        bool const within = wins && turn.n.estimate <= most_passes;
        at_once += wins && turn.n.high < 2 ? 1U : 0U;
        never += within ? 0U : 1U;
        auto const text = !within                             ? std::string("never up to 64 passes")
                          : turn.which == kind::second_always ? std::string("from the first pass")
                                                              : "from " + text::turning_point("k", turn.n);
        each += (each.empty() ? " " : ", ") + technique + " " + text;
        f.rows.push_back({technique, text});
        if (technique == who.generator) {
            f.value = turn.n;
            f.crossover = technique + ": " + text;
        }
    }
    if (count == 0)
        return unmeasured("Example multi_pass was not measured with 1 to 64 passes in 3 processes.",
                          "yieldmark run multi_pass --metrics time");
    add_cases(f, list->cases);
    f.reading = at_once == count ? claim_verdict::holds
                : never == count ? claim_verdict::fails
                                 : claim_verdict::depends;
    f.unit = "passes";
    f.figure = f.crossover;
    f.meaning = "passes from which on a kept list takes less time than a sequence made anew for each";
    f.statement = passes_statement(list->n, at_once, count - never, count);
    f.sentence = fmt::format(
        "Every lazy technique is made again for each pass. A list of {} items that is kept costs less:{}.",
        list->n, each);
    f.rests_on = {from.playing(results::role::passes), "k_64", results::metric::time};
    return f;
}

} // namespace yieldmark::claims
