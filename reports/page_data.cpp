#include "reports/page_data.hpp"

#include "harness/claims/evidence.hpp"
#include "harness/results/techniques.hpp"
#include "harness/results/tutorials.hpp"
#include "reports/answer.hpp"
#include "reports/chooser_words.hpp"
#include "reports/comparison/page.hpp"
#include "reports/elision.hpp"
#include "reports/findings.hpp"
#include "reports/json_writer.hpp"
#include "reports/page_builds.hpp"
#include "reports/page_code.hpp"
#include "reports/page_findings.hpp"
#include "reports/page_history.hpp"
#include "reports/page_interval.hpp"
#include "reports/page_lists.hpp"
#include "reports/page_profiles.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace yieldmark::report {
namespace {

struct writer {
    figures const& f;
    json_writer json;
    distinct<std::string> reasons;
    distinct<std::vector<std::uint32_t>> columns;
};

void write_facts(json_writer& json, char const* name, std::vector<fact> const& facts) {
    write_list(json, name, facts,
               [&](fact const& one) { json.begin_array().value(one.label).value(one.text).end_array(); });
}

void write_words(writer& w, options const& how) {
    auto& json = w.json;
    json.member("schema", 1);
    json.member("title", how.title.empty() ? std::string(default_title(*w.f.run)) : how.title);
    json.member("results_file", how.results_file);
    json.member("where", answer_of(w.f).where);
    json.member("revision", w.f.run->revision);
    write_facts(json, "method", how_it_was_measured(w.f));
}

// A counter may be called like a key of the page's data.
std::string counter_key(std::string const& counter) {
    return "counter:" + counter;
}

void write_metric(writer& w, results::metric_info const& m, std::string_view key) {
    auto const measured = std::ranges::any_of(w.f.groups, [&](group const& g) {
        return std::ranges::any_of(g.cells, [&](cell const& c) { return c.value(m.id).has_value(); });
    });
    auto const why = w.f.run->absent.find(std::string(m.id));
    auto const known = why != w.f.run->absent.end();
    // Few machines let counters be read: nothing is said of those that nobody asked for.
    if (!measured && !known && m.pass == results::pass::counters)
        return;
    w.json.begin_object().member("id", key).member("unit", to_string(m.in)).member("name", m.name);
    w.json.member("by", m.by_ratio ? "ratio" : "difference");
    w.json.member("absent", measured ? std::string()
                            : known  ? why->second
                                     : std::string("not measured in this run"));
    w.json.end_object();
}

void write_metrics(writer& w) {
    w.json.key("metrics").begin_array();
    for (auto const& m : results::reported_metrics())
        write_metric(w, m, m.id);
    for (auto const& counter : w.f.counters)
        write_metric(w, results::metric_named(counter), counter_key(counter));
    w.json.end_array();
}

// Without cost lines the page opens on the example that has the role, or on the first.
void write_opening(writer& w) {
    auto const models = models_of(*w.f.run);
    auto const question = models.empty() ? std::nullopt : opening_of(w.f, models.front().second);
    auto const role = std::ranges::find_if(
        w.f.examples, [](auto const& e) { return e.roles.contains(results::role::opening); });
    auto const example = question                     ? question->example
                         : role == w.f.examples.end() ? 0
                                                      : static_cast<std::size_t>(role - w.f.examples.begin());
    w.json.key("opening").begin_array().value(example).value(question ? question->use.n : 1000).end_array();
}

// Also of techniques that were not timed, as what they cost to build may be shown.
void write_looks(writer& w) {
    std::map<std::string, results::technique_traits> all;
    for (auto const& one : results::all_techniques())
        all.emplace(one.id, one);
    for (auto const& id : w.f.techniques)
        all.emplace(id, results::traits_of(id));
    auto& json = w.json;
    json.key("looks").begin_object();
    for (auto const& [id, look] : all) {
        auto const dashed = look.manner == results::making::eager ? 1 : 0;
        json.key(id).begin_array().value(look.slot).value(look.symbol).value(dashed);
        json.value(look.name).value(look.one).end_array();
    }
    json.end_object();
    json.member("reference", results::reference_technique());
    json.member("generator", claims::cpp_roles().generator).member("list", claims::cpp_roles().eager);
    write_opening(w);
}

void write_lists(writer& w) {
    auto& json = w.json;
    write_list(json, "toolchains", w.f.run->toolchains, [&](auto const& t) {
        json.begin_object()
            .member("id", t.id)
            .member("compiler", t.compiler)
            .member("flags", t.flags)
            .end_object();
    });
    write_texts(json, "techniques", w.f.techniques);
    write_looks(w);
    write_list(json, "scenarios", w.f.scenarios,
               [&](auto const& id) { json.begin_array().value(id).value(scenario_meaning(id)).end_array(); });
    write_list(json, "sizes", w.f.sizes, [&](auto n) { json.value(n); });
    write_metrics(w);
}

void write_example(writer& w, std::size_t index) {
    auto& json = w.json;
    auto const& e = w.f.examples[index];
    json.begin_object().member("name", e.name).member("suite", e.suite);
    write_texts(json, "documents", results::titles_of(e.documents));
    json.member("asks", e.asks).member("scenario", w.f.first_scenario(index)).key("sources").begin_object();
    for (auto const& [technique, text] : e.sources)
        json.member(technique, text);
    json.end_object().key("nothing").begin_array();
    for (std::size_t t = 0; t < w.f.techniques.size(); ++t)
        json.value(w.reasons.index_of(w.f.why_missing(index, t, nullptr)));
    json.end_array().end_object();
}

void write_deviation(json_writer& json, double sample, double median) {
    auto const ratio = sample / median;
    auto const deviation = (ratio - 1) * 1000;
    if (0.1 <= ratio && ratio <= 1e6)
        json.value(std::llround(deviation));
    else
        json.value(deviation, 9); // null if it isn't finite
}

void write_samples(json_writer& json, group const& g) {
    json.key("d").begin_array();
    for (auto const& c : g.cells) {
        for (auto const sample : c.samples) {
            if (c.time && std::isfinite(sample))
                write_deviation(json, sample, c.time->estimate);
            else
                json.null();
        }
    }
    json.end_array();
}

void write_values(json_writer& json, group const& g, std::string_view metric, std::string_view key) {
    auto const has = [&](cell const& c) { return c.value(metric).has_value(); };
    if (std::ranges::any_of(g.cells, has))
        write_list(json, key, g.cells,
                   [&](cell const& c) { has(c) ? json.value(*c.value(metric), 9) : json.null(); });
}

void write_exact(writer& w, group const& g) {
    for (auto const& m : results::reported_metrics())
        if (m.id != results::metric::time)
            write_values(w.json, g, m.id, m.id);
    for (auto const& counter : w.f.counters)
        write_values(w.json, g, counter, counter_key(counter));
}

void write_missing(writer& w, group const& g) {
    w.json.key("x").begin_array();
    for (std::size_t t = 0; t < w.f.techniques.size(); ++t)
        if (auto const* c = g.find(t); !c || !c->time)
            w.json.value(t).value(w.reasons.index_of(w.f.why_missing(g.example, t, &g)));
    w.json.end_array();
}

// Of the exact metrics, one by one: that a case has no instructions says nothing of its heap.
void write_without(writer& w, group const& g) {
    if (std::ranges::all_of(g.cells, [](cell const& c) { return c.without.empty(); }))
        return;
    w.json.key("a").begin_array();
    for (auto const& c : g.cells)
        for (auto const& [metric, why] : c.without)
            w.json.begin_array().value(metric).value(c.technique).value(w.reasons.index_of(why)).end_array();
    w.json.end_array();
}

void write_on_stack(writer& w, group const& g) {
    auto const on_stack = [&](cell const& c) { return frame_on_stack(w.f, c); };
    if (std::ranges::none_of(g.cells, on_stack))
        return;
    w.json.key("o").begin_array();
    for (auto const& c : g.cells)
        if (on_stack(c))
            w.json.value(c.technique);
    w.json.end_array();
}

void write_ratios(json_writer& json, group const& g) {
    std::vector<double> times;
    for (auto const& c : g.cells)
        times.push_back(c.time ? as_written(c.time->estimate) : std::numeric_limits<double>::quiet_NaN());
    json.key("r").begin_array();
    for (std::size_t j = 1; j < g.cells.size(); ++j)
        for (std::size_t i = 0; i < j; ++i)
            write_interval_near(json, g.ratios[pair_index(i, j)], times[i] / times[j]);
    json.end_array();
}

void write_group(writer& w, group const& g) {
    auto& json = w.json;
    json.begin_object()
        .member("e", g.example)
        .member("s", g.scenario)
        .member("c", g.toolchain)
        .member("n", g.n);
    json.member("i", g.items).member("p", w.columns.index_of(g.processes));
    write_list(json, "t", g.cells, [&](cell const& c) { json.value(c.technique); });
    write_list(json, "y", g.cells, [&](cell const& c) { write_interval(json, c.time); });
    write_samples(json, g);
    write_ratios(json, g);
    if (!g.over_first.empty())
        write_list(json, "f", g.over_first, [&](auto const& ratio) { write_interval(json, ratio); });
    write_exact(w, g);
    write_on_stack(w, g);
    write_missing(w, g);
    write_without(w, g);
    json.end_object();
}

void write_sheet(json_writer& json, sheet const& one) {
    json.begin_object().member("title", one.title);
    write_list(json, "techniques", one.techniques, [&](std::size_t t) { json.value(t); });
    write_list(json, "examples", one.examples, [&](std::size_t e) { json.value(e); });
    json.end_object();
}

void write_means(json_writer& json, char const* name, std::vector<mean_ratio> const& means) {
    write_list(json, name, means, [&](mean_ratio const& m) {
        m.count ? json.value(m.value) : json.null();
        json.value(m.count);
    });
}

void write_footer(json_writer& json, footer const& one) {
    json.begin_object().member("g", one.sheet).member("c", one.toolchain).member("s", one.scenario).key("n");
    one.n ? json.value(*one.n) : json.null();
    write_means(json, "r", one.pairs);
    write_means(json, "b", one.to_best);
    json.end_object();
}

} // namespace

std::string page_data(figures const& f, options const& how) {
    writer w{f, {}, {}, {}};
    auto& json = w.json;
    json.begin_object();
    write_words(w, how);
    write_lists(w);
    write_findings(json, f);
    write_comparison(json, how.comparison);
    write_history(json, how.history);
    write_builds(json, f);
    write_profiles(json, f);
    write_code(json, f);
    json.key("examples").begin_array();
    for (std::size_t i = 0; i < f.examples.size(); ++i)
        write_example(w, i);
    json.end_array();
    write_list(json, "groups", f.groups, [&](group const& g) { write_group(w, g); });
    write_list(json, "sheets", f.sheets, [&](sheet const& one) { write_sheet(json, one); });
    write_list(json, "footers", f.footers, [&](footer const& one) { write_footer(json, one); });
    json.member("extra", w.reasons.index_of(std::string(extra_form)));
    write_texts(json, "reasons", w.reasons.values());
    write_list(json, "columns", w.columns.values(), [&](auto const& processes) {
        json.begin_array();
        for (auto p : processes)
            json.value(p);
        json.end_array();
    });
    json.end_object();
    return json.text();
}

} // namespace yieldmark::report
