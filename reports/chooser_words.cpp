#include "reports/chooser_words.hpp"

#include "harness/claims/evidence.hpp"
#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace yieldmark::report {
namespace {

constexpr double usual_items = 10'000;

// "std::vector" in the middle of a sentence keeps its letters; "A coroutine" at its beginning has its capital already.
std::string names_of(std::vector<std::string> const& ids) {
    std::vector<std::string> names;
    for (auto const& id : ids)
        names.push_back(names.empty() ? results::traits_of(id).one
                                      : text::within_sentence(results::traits_of(id).one));
    return text::listed(names);
}

std::string heap_text(choice const& c, stats::use_of_sequence const& use) {
    if (!c.heap)
        return "";
    auto const bytes = c.heap->at(stats::made(c.time.how, use));
    return bytes < 0.5 ? " and no heap" : fmt::format(" and {} of heap", text::bytes_text(bytes));
}

// "A coroutine takes 26.0 µs (7.90×) and 104 B of heap."
std::string takes(choice const& c, stats::ranked const& r, stats::use_of_sequence const& use) {
    return fmt::format(" {} takes {} ({}){}.", results::traits_of(c.id).one, text::time_text(r.time.estimate),
                       text::ratio_text(r.ratio.estimate), heap_text(c, use));
}

std::vector<stats::ranked> ranking_of(std::span<choice const> choices, stats::use_of_sequence const& use,
                                      std::span<std::optional<double> const> reread, bool loop) {
    std::vector<stats::contender> contenders;
    for (std::size_t i = 0; i < choices.size(); ++i)
        if ((choices[i].id == results::reference_technique()) == loop) {
            contenders.push_back(choices[i].time);
            contenders.back().id = i;
        }
    return stats::rank(contenders, use, reread);
}

std::string outside_text(choice const& c) {
    auto const& sizes = c.time.time->sizes;
    return fmt::format(" This is beyond what was measured, {} to {} items.", text::items(sizes.front()),
                       text::items(sizes.back()));
}

} // namespace

std::optional<opening_question> opening_of(figures const& f, claims::models const& m) {
    auto const has_role = [&](claims::technique_model const& t) {
        auto const e = f.example(t.example);
        return e < f.examples.size() && f.examples[e].roles.contains(results::role::opening);
    };
    auto found = std::ranges::find_if(m.techniques, has_role);
    if (found == m.techniques.end())
        found = m.techniques.begin();
    if (found == m.techniques.end())
        return std::nullopt;
    double most = 0;
    for (auto const& t : m.techniques)
        if (t.example == found->example)
            most = std::max(most, t.curve.sizes.back());
    return opening_question{f.example(found->example), {.n = std::min(usual_items, most)}};
}

std::string question_text(figures const& f, opening_question const& q) {
    auto name = text::valid_utf8(f.examples[q.example].name);
    std::ranges::replace(name, '_', ' ');
    return fmt::format(
        "My sequence has {} items, is like {}, I take all of it, once, and spend 0 ns on each item.",
        text::items(q.use.n), name);
}

std::string chooser_sentence(std::span<choice const> choices, stats::use_of_sequence const& use,
                             std::span<std::optional<double> const> reread) {
    auto const ranking = ranking_of(choices, use, reread, false);
    if (ranking.empty())
        return "Nothing can be said: no technique was measured near that.";
    auto const& best = ranking.front();
    auto text = fmt::format("Use {}: {}.", text::within_sentence(results::traits_of(choices[best.id].id).one),
                            text::duration(best.time));
    std::vector<std::string> alike;
    for (auto const& r : ranking)
        if (r.id != best.id && text::like_one(r.ratio))
            alike.push_back(choices[r.id].id);
    if (!alike.empty())
        text += fmt::format(" {} can't be told from it.", names_of(alike));
    auto const who = claims::cpp_roles();
    for (auto const& r : ranking)
        if (auto const& c = choices[r.id];
            r.id != best.id && !text::like_one(r.ratio) && (c.id == who.eager || c.id == who.generator))
            text += takes(c, r, use);
    if (auto const loop = ranking_of(choices, use, reread, true); !loop.empty())
        text += fmt::format(" The bare loop takes {}.", text::time_text(loop.front().time.estimate));
    return best.outside ? text + outside_text(choices[best.id]) : text;
}

std::string opening_answer(figures const& f, claims::models const& m, opening_question const& q) {
    std::vector<choice> choices;
    for (auto const& t : m.techniques)
        if (f.example(t.example) == q.example)
            choices.push_back({t.technique, claims::contender_of(t, m, 0),
                               t.memory ? std::optional(t.memory->estimate()) : std::nullopt});
    return chooser_sentence(choices, q.use, m.reread);
}

} // namespace yieldmark::report
