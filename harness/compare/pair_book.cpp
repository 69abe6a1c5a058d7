#include "harness/compare/pair_book.hpp"

#include "harness/run/foreign.hpp"

namespace yieldmark::compare {

void pair_book::take(std::string const& name, unsigned stage, unsigned number, std::size_t side, bool foreign,
                     std::vector<run::reading> const& readings) {
    times_.note(name, foreign, readings);
    pairs_[name][{stage, number}].sides[side] = readings;
    for (auto const& one : readings)
        for (auto const& [metric, value] : one.values)
            values_[name][metric][side].push_back(value);
}

void pair_book::note_context(std::size_t side, std::string const& context) {
    if (!context.empty())
        versions_[side] = run::library_version(context);
}

void pair_book::note_error(std::string const& name, std::size_t side, std::string const& what) {
    errors_.try_emplace(name, (side == 0 ? "on the base side: " : "on the new side: ") + what);
}

counter_pairs pair_book::counters() const {
    counter_pairs all;
    for (auto const& [name, pairs] : pairs_) {
        auto const by = times_.clock_of(name);
        for (auto const& [when, pair] : pairs) {
            if (pair.sides[0].empty() || pair.sides[1].empty())
                continue;
            auto const& base = run::least_reading(pair.sides[0], by).values;
            auto const& now = run::least_reading(pair.sides[1], by).values;
            for (auto const& [metric, value] : base)
                if (auto const other = now.find(metric); results::is_counter(metric) && other != now.end())
                    all[metric][name].push_back({.stage = when.first,
                                                 .number = when.second,
                                                 .base = {value},
                                                 .now = {other->second}});
        }
    }
    return all;
}

duel::pairs_by_case pair_book::pairs() const {
    duel::pairs_by_case all;
    for (auto const& [name, pairs] : pairs_) {
        auto const by = times_.clock_of(name);
        for (auto const& [when, pair] : pairs) {
            auto& one = all[name].emplace_back();
            one.stage = when.first;
            one.number = when.second;
            for (auto const& r : pair.sides[0])
                one.base.push_back(run::time_by(by, r));
            for (auto const& r : pair.sides[1])
                one.now.push_back(run::time_by(by, r));
        }
    }
    return all;
}

} // namespace yieldmark::compare
