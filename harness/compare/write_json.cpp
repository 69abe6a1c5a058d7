#include "harness/compare/explanation_json.hpp"
#include "harness/compare/json.hpp"
#include "harness/results/json_text.hpp"
#include "harness/results/machine_json.hpp"
#include "harness/results/part_json.hpp"

namespace yieldmark::compare {

namespace {

using ordered = nlohmann::ordered_json;

ordered number(double value) {
    return results::number_json(value);
}

void put(ordered& into, char const* key, std::string const& text) {
    if (!text.empty())
        into[key] = text;
}

ordered to_json(side const& s) {
    ordered j{{"given", s.given}, {"kind", s.kind}};
    put(j, "revision", s.revision);
    put(j, "date", s.date);
    j["toolchain"] = {
        {"id", s.toolchain.id}, {"compiler", s.toolchain.compiler}, {"flags", s.toolchain.flags}};
    return j;
}

ordered to_json(change const& c) {
    ordered j{{"metric", c.metric}, {"base", number(c.base)}, {"new", number(c.now)}};
    if (results::find_metric(c.metric) == nullptr)
        j["counter"] = true;
    j["ratio"] = {{"low", number(c.ratio.low)},
                  {"estimate", number(c.ratio.estimate)},
                  {"high", number(c.ratio.high)},
                  {"confidence", number(c.ratio.confidence)}};
    j["p"] = number(c.p);
    j["threshold"] = number(c.threshold);
    j["detectable"] = number(c.detectable);
    j["pairs"] = c.pairs;
    j["exact"] = c.exact;
    j["changed"] = c.changed;
    if (c.cannot_tell)
        j["cannot_tell"] = true;
    put(j, "reason", c.reason);
    put(j, "clock", c.clock);
    if (c.alone)
        j["alone"] = {{"p", number(c.alone->p)},
                      {"deciding", number(c.alone->deciding)},
                      {"second", c.alone->second},
                      {"error", number(c.alone->error)},
                      {"freedom", number(c.alone->freedom)}};
    return j;
}

ordered to_json(case_change const& one) {
    ordered j{{"name", one.name}};
    put(j, "suite", one.suite);
    put(j, "only_in", one.only_in);
    if (one.machine != 0)
        j["machine"] = one.machine;
    put(j, "alarm", to_string(one.kind));
    if (one.unchanged)
        j["unchanged"] = true;
    if (!one.changed_code.empty())
        j["changed_code"] = one.changed_code;
    if (one.unstable)
        j["unstable"] = true;
    if (one.unrest != 0)
        j["unrest"] = number(one.unrest);
    if (one.stage != 1)
        j["stage"] = one.stage;
    put(j, "digest_base", one.digest_base);
    put(j, "digest_new", one.digest_new);
    put(j, "error", one.error);
    j["metrics"] = ordered::array();
    for (auto const& c : one.metrics)
        j["metrics"].push_back(to_json(c));
    if (one.why)
        j["why"] = to_json(*one.why);
    return j;
}

// One case a line: such a file can be read and compared by eye.
std::string lines_of(std::vector<case_change> const& cases) {
    std::string text = "[";
    for (auto const& one : cases)
        text += (text.size() > 1 ? ",\n  " : "\n  ") +
                to_json(one).dump(-1, ' ', false, ordered::error_handler_t::replace);
    return text + (cases.empty() ? "]" : "\n ]");
}

ordered head_of(comparison const& c) {
    ordered j{{"yieldmark_comparison", 1},
              {"base", to_json(c.base)},
              {"new", to_json(c.now)},
              {"method", to_string(c.how)},
              {"date", c.date},
              {"machine", results::whole_machine_json(c.where)},
              {"false_discovery_rate", number(c.false_discovery_rate)},
              {"processes", c.processes},
              {"seconds", number(c.seconds)},
              {"complete", c.complete},
              {"doubts", c.doubts},
              {"absent", c.absent}};
    if (c.relinked)
        j["relinked"] = true;
    for (auto const& m : c.machines)
        j["machines"].push_back(results::whole_machine_json(m));
    if (c.part)
        j["part"] = results::part_json(*c.part);
    j["failures"] = ordered::array();
    for (auto const& f : c.failures)
        j["failures"].push_back({{"where", f.where}, {"what", f.what}, {"output", f.output}});
    return j;
}

} // namespace

std::string to_string(method how) {
    switch (how) {
    case method::duel:
        return "duel";
    case method::lock_step:
        return "lock_step";
    case method::processes:
        return "processes";
    case method::runs:
        return "runs";
    }
    return "";
}

std::string write_json(comparison const& c) {
    auto text = head_of(c).dump(1, ' ', false, ordered::error_handler_t::replace);
    text.erase(text.rfind('\n'));
    return text + ",\n \"cases\": " + lines_of(c.cases) + "\n}\n";
}

} // namespace yieldmark::compare
