#include "reports/comparison/gate.hpp"

#include "harness/compare/explanation_json.hpp"
#include "reports/comparison/causes.hpp"
#include "reports/comparison/gate_rows.hpp"

#include <nlohmann/json.hpp>

namespace yieldmark::report {

namespace {

using gate::gate_finding;
using gate::gate_result;
using gate::limits;
using gate::standing;

using nlohmann::ordered_json;

char const* to_string(standing s) {
    switch (s) {
    case standing::in_force:
        return "in force";
    case standing::stale:
        return "stale";
    case standing::not_yet:
        return "not yet";
    case standing::unknown:
        return "unknown";
    }
    return "";
}

char const* overall(int exit) {
    return exit == 0 ? "good" : exit == 1 ? "regression" : exit == 130 ? "interrupted" : "not measured";
}

ordered_json limit_json(gate::allowance const& a) {
    ordered_json j{{"relative", a.relative}, {"absolute", a.absolute}};
    if (a.falls)
        j["less_is_worse"] = true;
    return j;
}

ordered_json to_json(gate_finding const& f) {
    auto const& c = f.change;
    ordered_json j{{"case", f.case_name},
                   {"metric", c.metric},
                   {"verdict", gate::to_string(f.verdict)},
                   {"base", c.base},
                   {"new", c.now},
                   {"ratio", c.ratio.estimate},
                   {"low", c.ratio.low},
                   {"high", c.ratio.high},
                   {"p", c.p},
                   {"limit", limit_json(f.allowed)},
                   {"most_increase", f.most},
                   {"detectable", c.detectable},
                   {"kind", compare::to_string(f.kind)}};
    if (f.second)
        j["second"] = {{"base", f.second->base},
                       {"new", f.second->now},
                       {"ratio", f.second->ratio.estimate},
                       {"low", f.second->ratio.low},
                       {"high", f.second->ratio.high}};
    if (!f.covered_by.empty())
        j["acceptances"] = f.covered_by;
    return j;
}

} // namespace

std::string gate_json(gate_result const& o, limits const& held) {
    auto const exit = gate::exit_code(o.what);
    ordered_json j{{"yieldmark_gate", 1},
                   {"verdict", o.what.no_base.empty() ? overall(exit) : "no base"},
                   {"exit", exit},
                   {"headline", gate_headline(o)},
                   {"base", {{"given", o.first.base.given}, {"revision", o.first.base.revision}}},
                   {"new", {{"given", o.first.now.given}, {"revision", o.first.now.revision}}},
                   {"limits", held.source},
                   {"checked_twice", o.what.checked},
                   {"findings", ordered_json::array()},
                   {"missing", o.what.only_in_base},
                   {"added", o.what.only_in_new},
                   {"unchanged", o.what.unchanged},
                   {"skipped", o.what.skipped},
                   {"acceptances", ordered_json::array()},
                   {"idle_sections", ordered_json::array()},
                   {"idle_acceptances", ordered_json::array()},
                   {"failures", ordered_json::array()}};
    if (!o.what.no_base.empty())
        j["no_base"] = o.what.no_base;
    for (auto const& f : o.what.findings)
        j["findings"].push_back(to_json(f));
    for (std::size_t i = 0; i < held.accepted.size() && i < o.what.standings.size(); ++i) {
        auto const& a = held.accepted[i];
        j["acceptances"].push_back({{"line", a.line},
                                    {"cases", a.cases},
                                    {"metric", a.metric},
                                    {"from", a.from},
                                    {"because", a.reason},
                                    {"standing", to_string(o.what.standings[i])}});
    }
    for (auto const& s : o.what.idle_sections)
        j["idle_sections"].push_back({{"line", s.line}, {"cases", s.cases}});
    for (auto const& a : o.what.idle_acceptances)
        j["idle_acceptances"].push_back({{"line", a.line}, {"cases", a.cases}});
    for (auto const& rule : o.what.idle_counters)
        j["idle_counters"].push_back({{"line", rule.line}, {"counter", rule.metric}});
    if (auto const explained = explained_cases_of(o); !explained.empty()) {
        j["explained"] = ordered_json::array();
        for (auto const* one : explained)
            j["explained"].push_back({{"case", one->name}, {"why", compare::to_json(*one->why)}});
    }
    for (auto const& one : shared_causes(o.first, gate::alarmed(o.what)))
        j["causes"].push_back({{"functions", one.functions}, {"cases", one.cases}});
    for (auto const& f : o.what.failures)
        j["failures"].push_back({{"where", f.where}, {"what", f.what}});
    return j.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace yieldmark::report
