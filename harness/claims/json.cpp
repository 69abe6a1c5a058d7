#include "harness/claims/json.hpp"

#include "harness/results/tutorials.hpp"

namespace yieldmark::claims {
namespace {

using nlohmann::json;

json to_json(stats::interval const& i) {
    return {{"low", i.low}, {"estimate", i.estimate}, {"high", i.high}, {"confidence", i.confidence}};
}

json to_json(stats::cost_line const& c) {
    return {{"fixed", to_json(c.fixed)},      {"each", to_json(c.each)},
            {"straight", c.straight},         {"straight_limit", stats::straight_limit},
            {"median_error", c.median_error}, {"worst_error", c.worst_error},
            {"least_n", c.least_n},           {"most_n", c.most_n}};
}

json to_json(check_summary const& s) {
    return {{"count", s.count},
            {"median_error", s.median_error},
            {"worst_error", s.worst_error},
            {"worst", s.worst}};
}

json to_json(technique_model const& t) {
    return {{"example", t.example},
            {"technique", t.technique},
            {"manner", t.how == stats::manner::lazy ? "lazy" : "eager"},
            {"time", to_json(t.time)},
            {"memory", t.memory ? to_json(*t.memory) : json(nullptr)}};
}

} // namespace

json to_json(finding const& f) {
    auto rows = json::array();
    for (auto const& row : f.rows)
        rows.push_back({{"of", row.of}, {"figure", row.figure}});
    return {{"id", f.id},
            {"claim", f.claim},
            {"documents", f.documents},
            {"titles", results::titles_of(f.documents)},
            {"verdict", verdict_text(f.reading)},
            {"figure", f.figure},
            {"meaning", f.meaning},
            {"value", f.value ? to_json(*f.value) : json(nullptr)},
            {"unit", f.unit},
            {"statement", f.statement},
            {"sentence", f.sentence},
            {"crossover", f.crossover},
            {"rows", rows},
            {"cases", f.cases},
            {"command", f.command},
            {"chart",
             {{"example", f.rests_on.example},
              {"scenario", f.rests_on.scenario},
              {"metric", f.rests_on.metric}}}};
}

json to_json(models const& m) {
    auto lines = json::array();
    for (auto const& t : m.techniques)
        lines.push_back(to_json(t));
    auto reread = json::array();
    for (auto const& ns : m.reread)
        reread.push_back(ns ? json(*ns) : json(nullptr));
    return {{"lines", lines},
            {"reread", reread},
            {"left_out", to_json(summary_of(m.left_out))},
            {"uses", to_json(summary_of(m.uses))}};
}

} // namespace yieldmark::claims
