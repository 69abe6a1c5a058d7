// The claims on speed: faster_iterators, small_data, expressions.

#include "harness/claims/claims.hpp"
#include "harness/claims/contest.hpp"
#include "harness/claims/models.hpp"
#include "harness/claims/statement.hpp"
#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

namespace yieldmark::claims {
namespace {

// As people call them: "std::ranges and range-v3".
std::string names_of(std::vector<std::string> const& techniques) {
    std::vector<std::string> names;
    for (auto const& one : techniques)
        names.push_back(results::traits_of(one).name);
    return text::listed(names);
}

// The rows that go against the mean are named beside it.
std::string statement_of(contest_result const& c, std::vector<std::string> const& techniques,
                         std::string const& other) {
    auto text = at_beginning(several(techniques)) + " were " + compared(c.mean, in_time, several({other}));
    if (text::like_one(c.mean))
        return fmt::format("{}: faster in {} and slower in {} of {}.", text, c.faster.size(), c.slower.size(),
                           text::counted(c.rows(), "comparison"));
    auto const& against = c.mean.estimate < 1 ? c.slower : c.faster;
    if (!against.empty())
        text += fmt::format(", but {} in {} of {}", c.mean.estimate < 1 ? "slower" : "faster", against.size(),
                            text::counted(c.rows(), "comparison"));
    return text + ".";
}

finding from_contest(contest_result const& c, std::vector<std::string> const& techniques,
                     std::string const& other, std::string command) {
    auto const of = names_of(techniques);
    auto const against = names_of({other});
    auto const reading = who_leads(c);
    if (reading == claim_verdict::not_measured)
        return unmeasured("No example has both " + of + " and " + against + " in 3 processes of one run.",
                          std::move(command));
    finding f;
    f.reading = reading;
    f.value = c.mean;
    f.unit = "ratio";
    f.figure = text::ratio(c.mean);
    f.meaning =
        "time of " + of + " against " + against + ", geometric mean over " + text::counted(c.rows(), "row");
    auto const beginning =
        techniques.size() == 1 ? results::traits_of(techniques.front()).one + " takes" : of + " take";
    f.statement = statement_of(c, techniques, other);
    f.sentence =
        fmt::format("{} {} the time of {}, in the geometric mean over {}. ", beginning, text::ratio(c.mean),
                    text::within_sentence(results::traits_of(other).one), text::counted(c.rows(), "row")) +
        "Item by item at each example's largest n, " + of + " against " + against + ": " + rows_each_way(c) +
        ".";
    f.rows = c.each;
    f.cases = c.cases;
    f.rests_on = {"", "drain", results::metric::time};
    return f;
}

} // namespace

finding faster_iterators(evidence const& from, roles const& who) {
    return from_contest(contest(drain_pairings(from, who.generator, who.iterator)), {who.generator},
                        who.iterator,
                        "yieldmark run '*/coroutine/drain/*' '*/iterator/drain/*' --metrics time");
}

finding expressions(evidence const& from, roles const& who) {
    std::vector<pairing> all;
    std::vector<std::string> measured;
    for (auto const& view : who.views) {
        auto pairings = drain_pairings(from, view, who.generator);
        if (!pairings.empty())
            measured.push_back(view);
        for (auto& p : pairings) {
            p.row += "/" + view;
            all.push_back(p);
        }
    }
    return from_contest(contest(all), measured.empty() ? who.views : measured, who.generator,
                        "yieldmark run '*/drain/*' --metrics time");
}

namespace {

// Up to here data count as small.
constexpr std::uint64_t small_n = 64;

/// How the list and one lazy technique stand to each other over n, for every example.
struct standing {
    std::string technique;
    std::size_t small = 0;      // rows measured at a small n
    std::size_t list_small = 0; // of them, those in which the list was faster at one
    std::vector<std::string> list_always;
    std::vector<std::string> lazy_always;
    std::vector<std::string> list_below; // the list leads up to a crossover
    std::vector<std::string> list_above; // it leads from one on
    std::vector<double> turns;           // all crossovers

    [[nodiscard]] std::size_t rows() const {
        return list_always.size() + lazy_always.size() + list_below.size() + list_above.size();
    }
};

void place(standing& s, std::string const& example, stats::crossover const& turn) {
    using kind = stats::crossover::kind;
    switch (turn.which) {
    case kind::first_always:
        s.list_always.push_back(example);
        return;
    case kind::second_always:
        s.lazy_always.push_back(example);
        return;
    case kind::second_from:
        s.list_below.push_back(example);
        break;
    case kind::first_from:
        s.list_above.push_back(example);
        break;
    }
    s.turns.push_back(turn.n.estimate);
}

void look_at_small(standing& s, evidence const& from, std::string const& example, std::string const& list) {
    auto sizes = from.common_sizes(example, list, s.technique, "drain", results::metric::time);
    std::erase_if(sizes, [](auto n) { return n > small_n; });
    bool faster = false;
    for (auto const n : sizes) {
        auto const r =
            time_ratio(*from.find(example, list, "drain", n), *from.find(example, s.technique, "drain", n));
        faster = faster || (r && r->confidence > 0 && r->high < 1);
    }
    s.small += sizes.empty() ? 0U : 1U;
    s.list_small += faster ? 1U : 0U;
}

standing standing_of(evidence const& from, roles const& who, std::string const& technique, finding& f) {
    standing s;
    s.technique = technique;
    for (auto const& example : from.examples()) {
        auto const list = time_model(from, example, who.eager);
        auto const lazy = time_model(from, example, technique);
        if (!list || !lazy || list->each.confidence == 0 || lazy->each.confidence == 0)
            continue;
        place(s, example, stats::cross(*list, *lazy));
        look_at_small(s, from, example, who.eager);
        for (auto const& one : {who.eager, technique})
            for (auto const n : {list->least_n, list->most_n})
                f.cases.push_back(
                    results::case_name{example, one, "drain", static_cast<std::uint64_t>(n)}.text());
    }
    return s;
}

std::string in_words(standing const& s) {
    auto text = fmt::format("{}: {} of {}", s.technique, s.list_small, s.small);
    auto const add = [&](std::vector<std::string> const& rows, std::string_view where) {
        if (!rows.empty())
            text += fmt::format(", {} in {}", where, text::counted(rows.size(), "row"));
    };
    add(s.list_always, "at every n");
    add(s.list_below, "below a crossover");
    add(s.list_above, "above a crossover");
    if (!s.turns.empty())
        text += fmt::format(" ({}{})", text::turning_point("n", stats::bootstrap_median(s.turns)),
                            s.turns.size() == 1 ? "" : " in the median");
    return text;
}

std::string small_statement(std::size_t leads, std::size_t rows) {
    auto const mostly = leads * 2 >= rows;
    return fmt::format("Lists of up to {} items were {} than lazy techniques in {} of {}.", small_n,
                       mostly ? "faster" : "no faster", mostly ? leads : rows - leads,
                       text::counted(rows, "comparison"));
}

} // namespace

finding small_data(evidence const& from, roles const& who) {
    finding f;
    std::size_t rows = 0;
    std::size_t list_leads_small = 0;
    for (auto const& technique : who.lazy) {
        auto const s = standing_of(from, who, technique, f);
        if (s.rows() == 0)
            continue;
        rows += s.small;
        f.rows.push_back({technique, fmt::format("{} of {}", s.list_small, s.small)});
        list_leads_small += s.list_small;
        f.sentence += (f.sentence.empty()
                           ? "Rows in which the list is faster at an n up to 64, and where it leads by the "
                             "fitted lines: "
                           : "; ") +
                      in_words(s);
        if (!s.turns.empty() && (technique == who.generator || !f.value)) {
            f.value = stats::bootstrap_median(s.turns);
            f.crossover = technique + ": " + text::turning_point("n", *f.value);
        }
    }
    if (rows == 0)
        return unmeasured("No example has a list and a lazy technique at two sizes in 3 processes.",
                          "yieldmark run '*/drain/*' --metrics time");
    f.sentence += ".";
    f.statement = small_statement(list_leads_small, rows);
    f.reading = list_leads_small * 10 >= rows * 9 ? claim_verdict::holds
                : list_leads_small * 10 <= rows   ? claim_verdict::fails
                                                  : claim_verdict::depends;
    f.unit = "items";
    f.figure = fmt::format("{} of {}", list_leads_small, rows);
    f.meaning =
        "rows and techniques in which the list takes less time than the lazy technique at an n up to 64";
    f.rests_on = {"", "drain", results::metric::time};
    return f;
}

} // namespace yieldmark::claims
