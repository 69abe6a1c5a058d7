#include "reports/page_findings.hpp"

#include "harness/claims/claims.hpp"
#include "harness/results/tutorials.hpp"
#include "harness/stats/rank_weights.hpp"
#include "reports/findings.hpp"
#include "reports/page_interval.hpp"
#include "reports/page_lists.hpp"

#include <algorithm>
#include <set>

namespace yieldmark::report {
namespace {

void write_index(json_writer& json, std::size_t index, std::size_t size) {
    index < size ? json.value(index) : json.null();
}

void write_finding(json_writer& json, figures const& f, claims::finding const& one) {
    json.begin_object().member("id", one.id).member("claim", one.claim);
    write_texts(json, "documents", results::titles_of(one.documents));
    json.member("verdict", claims::verdict_text(one.reading)).member("figure", one.figure);
    json.member("meaning", one.meaning).member("statement", one.statement).member("sentence", one.sentence);
    json.member("crossover", one.crossover);
    json.member("command", one.command).member("cases", one.cases.size());
    write_list(json, "rows", one.rows, [&](claims::support const& row) {
        json.begin_array().value(row.of).value(row.figure).end_array();
    });
    json.key("chart").begin_array();
    write_index(json, f.example(one.rests_on.example), f.examples.size());
    write_index(json, position(f.scenarios, one.rests_on.scenario), f.scenarios.size());
    json.value(one.rests_on.metric).end_array().end_object();
}

// Processes that served another pass have no line in any technique.
std::vector<std::size_t> used_processes(claims::models const& m) {
    std::set<std::size_t> used;
    for (auto const& t : m.techniques)
        for (std::size_t i = 0; i < t.curve.times.size(); ++i)
            if (!t.curve.times[i].empty())
                used.insert(i);
    return {used.begin(), used.end()};
}

template <class T> std::optional<T> at(std::vector<std::optional<T>> const& all, std::size_t index) {
    return index < all.size() ? all[index] : std::nullopt;
}

// Each size's median, and then how far each process lies from it.
void write_times(json_writer& json, stats::size_curve const& curve,
                 std::vector<std::size_t> const& processes) {
    std::vector<double> medians;
    json.key("y").begin_array();
    for (std::size_t size = 0; size < curve.sizes.size(); ++size) {
        std::vector<double> values;
        for (auto const& times : curve.times)
            if (!times.empty())
                values.push_back(times[size]);
        medians.push_back(as_written(stats::median(values)));
        json.value(medians.back());
    }
    for (auto const process : processes) {
        auto const known = process < curve.times.size() && !curve.times[process].empty();
        for (std::size_t size = 0; size < curve.sizes.size(); ++size)
            known ? write_near(json, curve.times[process][size], medians[size])
                  : static_cast<void>(json.null());
    }
    json.end_array();
}

void write_line(json_writer& json, figures const& f, claims::technique_model const& t,
                std::vector<std::size_t> const& processes) {
    constexpr int digits = 6;
    auto const& curve = t.curve;
    json.begin_object().member("e", f.example(t.example)).member("t", position(f.techniques, t.technique));
    json.member("eager", t.how == stats::manner::eager).member("straight", curve.straight);
    json.key("l").begin_array().value(curve.shape.fixed, digits).value(curve.shape.each, digits).end_array();
    json.key("h").begin_array();
    if (t.memory)
        json.value(t.memory->fixed.estimate, digits).value(t.memory->each.estimate, digits);
    json.end_array();
    write_list(json, "n", curve.sizes, [&](double n) { json.value(static_cast<std::uint64_t>(n)); });
    write_times(json, curve, processes);
    json.end_object();
}

void write_models(json_writer& json, figures const& f, std::size_t toolchain, claims::models const& m) {
    auto const processes = used_processes(m);
    json.begin_object().member("c", toolchain).key("sentences").begin_array();
    for (auto const& sentence : model_sentences(m))
        json.value(sentence);
    json.end_array().key("spread").begin_array();
    for (auto const& spread : {m.spread.straight, m.spread.bent})
        spread ? json.value(*spread, 6) : json.null();
    json.end_array().key("reread").begin_array();
    for (auto const process : processes) {
        auto const ns = at(m.reread, process);
        ns ? json.value(*ns, 6) : json.null();
    }
    json.end_array().key("lines").begin_array();
    for (auto const& t : m.techniques)
        write_line(json, f, t, processes);
    json.end_array().end_object();
}

void write_weights(json_writer& json, std::set<std::size_t> const& counts) {
    json.key("weights").begin_object();
    for (auto const count : counts) {
        json.key(std::to_string(count)).begin_array();
        for (auto const& r : stats::exact_rank_weights(count))
            json.value(r.lower).value(r.upper).value(r.weight, 9);
        json.end_array();
    }
    json.end_object();
}

std::set<std::size_t> counts_of(claims::models const& m) {
    std::set<std::size_t> counts;
    for (auto const& t : m.techniques) {
        auto const lines = static_cast<std::size_t>(
            std::ranges::count_if(t.curve.times, [](auto const& times) { return !times.empty(); }));
        // Two techniques may share fewer processes than each has.
        for (std::size_t count = lines < 6 ? 3 : lines / 2; count <= std::min(lines, stats::exact_limit);
             ++count)
            counts.insert(count);
    }
    return counts;
}

} // namespace

void write_findings(json_writer& json, figures const& f) {
    json.key("findings").begin_array();
    for (auto const& one : claims::answer_all(*f.run))
        write_finding(json, f, one);
    json.end_array().key("models").begin_array();
    std::set<std::size_t> counts;
    for (auto const& [toolchain, m] : models_of(*f.run)) {
        write_models(json, f, toolchain, m);
        counts.merge(counts_of(m));
    }
    json.end_array();
    write_weights(json, counts);
}

} // namespace yieldmark::report
