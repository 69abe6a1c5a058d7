// The claims on memory: memory, chaining, infinite, chunks.

#include "harness/claims/claims.hpp"
#include "harness/claims/contest.hpp"
#include "harness/claims/heap_growth.hpp"
#include "harness/claims/statement.hpp"
#include "harness/results/limited.hpp"
#include "harness/text/words.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yieldmark::claims {
namespace {

constexpr std::uint64_t about_a_thousand = 1000;

// There n is how many sequences are alive at once, not how long one is.
constexpr std::string_view many_alive = "concurrency";

/// All growths of the lazy techniques in the given examples where the list itself grows.
std::vector<heap_growth> growths(evidence const& from, roles const& who,
                                 std::vector<std::string> const& examples) {
    std::vector<heap_growth> all;
    for (auto const& example : examples) {
        if (from.suite(example) == many_alive)
            continue;
        for (auto const& technique : who.lazy)
            if (auto const g = growth_of(from, example, technique, who.eager);
                g && g->list_growth() > no_growth)
                all.push_back(*g);
    }
    return all;
}

std::vector<std::string> cases_of(std::vector<heap_growth> const& all, roles const& who) {
    std::set<std::string> names;
    for (auto const& g : all)
        for (auto const& name : g.cases(who.eager))
            names.insert(name);
    return {names.begin(), names.end()};
}

std::string pair_name(heap_growth const& g) {
    return g.example + "/" + g.technique;
}

claim_verdict by_share(std::size_t good, std::size_t all) {
    if (good == all)
        return claim_verdict::holds;
    return good * 10 <= all ? claim_verdict::fails : claim_verdict::depends;
}

stats::interval over_rows(std::vector<double> const& values) {
    return stats::bootstrap_median(values);
}

struct turn {
    std::string technique;
    stats::interval n;
};

// For each technique the n above which the list takes more, median over its rows.
std::vector<turn> turns(std::vector<heap_growth> const& all, roles const& who) {
    std::vector<turn> result;
    for (auto const& technique : who.lazy) {
        std::vector<double> from_n;
        for (auto const& g : all)
            if (g.technique == technique && g.constant())
                from_n.push_back(g.less_from());
        if (!from_n.empty())
            result.push_back({technique, over_rows(from_n)});
    }
    return result;
}

// Below this many items nobody asks what a sequence takes.
constexpr double short_sequence = 64;

std::string turns_text(std::vector<turn> const& all) {
    std::string text;
    for (auto const& t : all)
        if (t.n.estimate >= short_sequence)
            text +=
                (text.empty() ? "" : ", ") + t.technique + " from " + text::turning_point("n", t.n) + " on";
    return text;
}

std::vector<double> slopes(std::vector<heap_growth> const& all, std::string const& technique) {
    std::vector<double> result;
    for (auto const& g : all)
        if (g.technique == technique)
            result.push_back(g.per_item());
    return result;
}

std::vector<double> list_slopes(std::vector<heap_growth> const& all) {
    std::vector<double> result;
    for (auto const& g : all)
        result.push_back(g.list_per_item());
    return result;
}

std::vector<std::string> growing(std::vector<heap_growth> const& all) {
    std::vector<std::string> names;
    for (auto const& g : all)
        if (!g.constant())
            names.push_back(pair_name(g));
    return names;
}

std::string memory_statement(std::size_t rows, std::size_t growing, double each, double list_each,
                             std::string const& generators) {
    auto const lists = fmt::format("lists grew by {} B an item", text::three_digits(list_each));
    if (growing * 2 <= rows)
        return fmt::format(
            "The longer a sequence, the less memory lazy techniques took than lists: they did not grow "
            "in {} of {}, and {}.",
            rows - growing, text::counted(rows, "case"), lists);
    return fmt::format("Lazy techniques grew with the sequence in {} of {}, {} by {} B an item; {}.", growing,
                       text::counted(rows, "case"), generators, text::three_digits(each), lists);
}

} // namespace

namespace {

// Of each technique: in how many rows its heap doesn't grow.
std::vector<support> steady_by_technique(std::vector<heap_growth> const& all, roles const& who) {
    std::vector<support> rows;
    for (auto const& technique : who.lazy) {
        auto const of = [&](heap_growth const& g) { return g.technique == technique; };
        auto const steady = [&](heap_growth const& g) { return of(g) && g.constant(); };
        if (auto const count = std::ranges::count_if(all, of); count > 0)
            rows.push_back(
                {technique, fmt::format("the same in {} of {}", std::ranges::count_if(all, steady), count)});
    }
    return rows;
}

} // namespace

finding memory(evidence const& from, roles const& who) {
    auto const all = growths(from, who, from.examples());
    auto const generator = slopes(all, who.generator);
    if (generator.empty())
        return unmeasured("No example has the peak heap of a list and of a " + who.generator +
                              " at two sizes.",
                          "yieldmark run '*/drain/*' --metrics heap");
    auto const grow = growing(all);
    finding f;
    f.reading = by_share(all.size() - grow.size(), all.size());
    f.crossover = turns_text(turns(all, who));
    if (f.reading == claim_verdict::holds && !f.crossover.empty())
        f.reading = claim_verdict::depends;
    f.value = over_rows(generator);
    f.unit = "bytes";
    f.figure = fmt::format("{} B an item (list {} B)", text::three_digits(f.value->estimate),
                           text::three_digits(over_rows(list_slopes(all)).estimate));
    f.meaning =
        "growth of the peak heap for each further item, median over the rows: " + who.generator + " and list";
    f.statement = memory_statement(all.size(), grow.size(), f.value->estimate,
                                   over_rows(list_slopes(all)).estimate, several({who.generator}));
    f.sentence =
        fmt::format("The peak heap of lazy techniques does not grow with n in {} of {} rows and techniques.",
                    all.size() - grow.size(), all.size());
    if (!grow.empty())
        f.sentence += " It grows in " +
                      (grow.size() > 6 ? text::counted(grow.size(), "case") : text::listed(grow)) + ".";
    if (!f.crossover.empty())
        f.sentence +=
            " Their fixed allocations are larger than a short list, so they take less: " + f.crossover + ".";
    f.rows = steady_by_technique(all, who);
    f.cases = cases_of(all, who);
    f.rests_on = {"", "drain", results::metric::peak_bytes};
    return f;
}

finding infinite(evidence const& from, roles const& who) {
    std::vector<double> grown;
    std::vector<std::string> names;
    finding f;
    for (auto const& example : from.examples(&results::example_info::endless)) {
        for (auto const& technique : who.lazy) {
            auto sizes = from.sizes(example, technique, "drain", results::metric::peak_bytes);
            std::erase_if(sizes, [](auto n) { return n < about_a_thousand; });
            if (sizes.empty() || sizes.back() < sizes.front() * far_apart)
                continue;
            auto const at = [&](std::uint64_t n) { return from.find(example, technique, "drain", n); };
            grown.push_back(*value_of(*at(sizes.back()), results::metric::peak_bytes) -
                            *value_of(*at(sizes.front()), results::metric::peak_bytes));
            f.cases.push_back(at(sizes.front())->name.text());
            f.cases.push_back(at(sizes.back())->name.text());
            f.rows.push_back(
                {example + "/" + technique, text::bytes_text(std::max(grown.back(), 0.0)) + " more"});
            if (grown.back() > no_growth)
                names.push_back(example + "/" + technique);
        }
    }
    if (grown.empty())
        return unmeasured(
            "No endless sequence has its peak heap at some thousand items and at 16 times as many.",
            "yieldmark run infinite_sequence geometric_sequence --metrics heap");
    f.reading = by_share(grown.size() - names.size(), grown.size());
    auto const most = std::ranges::max(grown);
    f.value = stats::interval{most, most, most, 0};
    f.unit = "bytes";
    f.figure = text::bytes_text(most) + " more";
    f.meaning =
        "the most that the peak heap of a lazy technique grew by, from some thousand items to the most";
    f.statement =
        names.empty()
            ? fmt::format(
                  "Endless sequences took no more heap after the most items than after some thousand, in "
                  "each of {}.",
                  text::counted(grown.size(), "case"))
            : fmt::format(
                  "Endless sequences took up to {} more heap after the most items than after some thousand: "
                  "they grew in {} of {}.",
                  text::bytes_text(most), names.size(), text::counted(grown.size(), "case"));
    f.sentence =
        fmt::format("The peak heap is the same at some thousand items and at the most measured in {} of {} "
                    "rows and techniques.",
                    grown.size() - names.size(), grown.size());
    if (!names.empty())
        f.sentence += " It grows in " + text::counted_names(names, grown.size()) + ".";
    f.rests_on = {from.playing(results::role::endless_chart), "drain", results::metric::peak_bytes};
    return f;
}

namespace {

// "0.0100 % of the heap of", "2.00× the heap of", "as much heap as": of a lazy chain against lists.
std::string heap_share(stats::interval const& share) {
    if (text::like_one(share) || share.estimate == 1)
        return "as much heap as";
    return (share.estimate < 1 ? text::three_digits(share.estimate * 100) + " % of"
                               : text::ratio_text(share.estimate)) +
           " the heap of";
}

} // namespace

finding chaining(evidence const& from, roles const& who) {
    auto const chains = from.examples(&results::example_info::chained);
    auto const all = growths(from, who, chains);
    if (all.empty())
        return unmeasured(
            "No chain of stages has the peak heap of a list and of a lazy technique at two sizes.",
            "yieldmark run double_then_filter map_filter_reduce sum_of_squares --metrics time,heap");
    auto const grow = growing(all);
    finding f;
    f.reading = by_share(all.size() - grow.size(), all.size());
    std::vector<double> shares;
    for (auto const& g : all)
        shares.push_back(g.most / g.list_most);
    f.value = over_rows(shares);
    f.unit = "share";
    f.figure = text::three_digits(f.value->estimate * 100) + " % of the list's";
    if (f.value->confidence > 0)
        f.figure += fmt::format(" ({}–{} %)", text::three_digits(f.value->low * 100),
                                text::three_digits(f.value->high * 100));
    f.meaning = "peak heap of lazy chains at the largest n against lists with their intermediate results, "
                "median over rows";
    f.statement =
        fmt::format("Lazy chains took {} lists, and kept nothing in between in {} of {}.",
                    heap_share(*f.value), all.size() - grow.size(), text::counted(all.size(), "case"));
    f.sentence = fmt::format("Chained stages keep nothing in between in {} of {} rows and techniques.",
                             all.size() - grow.size(), all.size());
    if (!grow.empty())
        f.sentence += " Their heap grows with n in " + text::counted_names(grow, all.size()) + ".";
    for (auto const& technique : {who.generator, who.views.empty() ? std::string{} : who.views.front()}) {
        auto pairings = drain_pairings(from, technique, who.eager);
        std::erase_if(pairings,
                      [&](pairing const& p) { return std::ranges::find(chains, p.row) == chains.end(); });
        if (auto const c = contest(pairings); c.rows() != 0)
            f.sentence += fmt::format(" Time of {} against lists: {}, {}.", technique, text::ratio(c.mean),
                                      rows_each_way(c));
    }
    f.rows = steady_by_technique(all, who);
    f.cases = cases_of(all, who);
    f.rests_on = {from.playing(results::role::chain_chart), "drain", results::metric::peak_bytes};
    return f;
}

finding chunks(evidence const& from, roles const& who) {
    constexpr double megabyte = 1024.0 * 1024;
    std::vector<double> grown;
    std::vector<std::string> names;
    double list = 0;
    finding f;
    for (auto const& file : from.run().examples) {
        auto const small = results::items_in(file, results::small_file);
        auto const large = results::items_in(file, results::large_file);
        if (large == 0)
            continue;
        auto const resident = [&](std::string const& technique, std::uint64_t n) -> std::optional<double> {
            auto const* c = from.find(file.name, technique, "drain", n);
            return c ? value_of(*c, results::metric::resident_bytes) : std::nullopt;
        };
        for (auto const& technique : who.lazy) {
            auto const before = resident(technique, small);
            auto const after = resident(technique, large);
            if (!before || !after)
                continue;
            grown.push_back(*after - *before);
            f.rows.push_back(
                {file.name + "/" + technique, text::bytes_text(std::max(grown.back(), 0.0)) + " more"});
            if (grown.back() > megabyte)
                names.push_back(file.name + "/" + technique);
            for (auto const n : {small, large})
                f.cases.push_back(results::case_name{file.name, technique, "drain", n}.text());
        }
        list = std::max(list, resident(who.eager, large).value_or(0));
    }
    if (grown.empty())
        return unmeasured(
            "The run has no resident memory of a file of 256 MiB: only the full plan makes such files.",
            "yieldmark run 'read_chunks/*/drain/*' 'read_lines/*/drain/*' --plan full --metrics resident");
    f.reading = by_share(grown.size() - names.size(), grown.size());
    auto const most = std::ranges::max(grown);
    f.value = stats::interval{most, most, most, 0};
    f.unit = "bytes";
    f.figure = text::bytes_text(std::max(most, 0.0)) + " more";
    f.meaning =
        "the most that resident memory of a lazy technique grew by, from a file of 1 MiB to one of 256 MiB";
    auto const list_text = list > 0 ? fmt::format("; the list took {}", text::bytes_text(list)) : "";
    f.statement =
        fmt::format("A file of 256 MiB took lazy readers at most {} more memory than one of 1 MiB{}.",
                    text::bytes_text(std::max(most, 0.0)), list_text);
    f.sentence = fmt::format(
        "Resident memory grows by less than 1 MiB from a file of 1 MiB to one of 256 MiB in {} of {} "
        "rows and techniques.",
        grown.size() - names.size(), grown.size());
    if (!names.empty())
        f.sentence += " By more in " + text::counted_names(names, grown.size()) + ".";
    if (list > 0)
        f.sentence += " The list takes " + text::bytes_text(list) + ".";
    f.rests_on = {from.large_file(), "drain", results::metric::resident_bytes};
    return f;
}

} // namespace yieldmark::claims
