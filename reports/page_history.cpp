#include "reports/page_history.hpp"

#include "reports/history_words.hpp"
#include "reports/page_interval.hpp"
#include "reports/page_lists.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace yieldmark::report {
namespace {

using store::point;
using store::series;

struct history_writer {
    json_writer& json;
    std::unordered_map<std::string, std::size_t> revision;
    distinct<std::string> metrics;
    distinct<std::string> machines;
    distinct<std::string> toolchains;
    distinct<std::string> cases;
    distinct<std::string> baselines; // with the digest of the case's sources
};

bool exact(series const& one) {
    return std::ranges::all_of(one.points, [](point const& p) { return p.ratio.confidence <= 0; });
}

// Values in a row that are written alike: [value, count]… flat.
void write_rows(json_writer& json, std::vector<std::string> const& texts) {
    json.begin_array();
    for (std::size_t i = 0; i < texts.size();) {
        auto end = i;
        while (end < texts.size() && texts[end] == texts[i])
            ++end;
        json.number(texts[i]).value(end - i);
        i = end;
    }
    json.end_array();
}

void write_exact(json_writer& json, series const& one) {
    std::vector<std::string> ratios;
    std::vector<std::string> figures;
    for (auto const& p : one.points) {
        ratios.push_back(json_number(p.ratio.estimate, 6));
        figures.push_back(json_number(p.raw, 9));
    }
    json.key("e");
    write_rows(json, ratios);
    json.key("w");
    write_rows(json, figures);
}

void write_estimates(json_writer& json, series const& one) {
    auto const parts = [&](double ratio, bool known) {
        if (known)
            write_near(json, ratio, 1);
        else
            json.null();
    };
    json.key("y").begin_array();
    for (auto const& p : one.points) {
        parts(p.ratio.low, p.ratio.confidence > 0);
        parts(p.ratio.estimate, true);
        parts(p.ratio.high, p.ratio.confidence > 0);
    }
    json.end_array().key("w").begin_array();
    for (auto const& p : one.points)
        json.value(p.raw, 3);
    json.end_array();
}

void write_revision_indices(history_writer& w, series const& one) {
    std::vector<std::size_t> at;
    for (auto const& p : one.points)
        at.push_back(w.revision.at(p.revision));
    bool straight = true;
    for (std::size_t i = 0; i < at.size(); ++i)
        straight = straight && at[i] == i;
    if (straight)
        return;
    w.json.key("r").begin_array();
    for (std::size_t i = 0; i < at.size(); ++i)
        w.json.value(static_cast<long long>(at[i]) - (i == 0 ? 0 : static_cast<long long>(at[i - 1])));
    w.json.end_array();
}

void write_series(history_writer& w, series const& one) {
    auto& json = w.json;
    json.begin_object()
        .member("n", w.cases.index_of(one.case_name))
        .member("m", w.metrics.index_of(one.metric));
    json.member("h", w.machines.index_of(one.machine)).member("t", w.toolchains.index_of(one.toolchain));
    json.member("b", w.baselines.index_of(one.baseline + '\0' + one.digest));
    if (one.all_points > one.points.size())
        json.member("a", one.all_points);
    write_revision_indices(w, one);
    if (exact(one))
        write_exact(json, one);
    else
        write_estimates(json, one);
    json.key("p").begin_array();
    for (auto const& c : one.changes) {
        auto const after = w.revision.find(c.after);
        json.begin_array().value(c.at);
        after == w.revision.end() ? json.null() : json.value(after->second);
        json.value(c.before_level, 5)
            .value(c.after_level, 5)
            .value(c.p, 2)
            .value(c.gradual ? 1 : 0)
            .end_array();
    }
    json.end_array().end_object();
}

void write_changes(json_writer& json, std::vector<series> const& all) {
    json.key("changes").begin_array();
    for (auto const& one : changes_of(all))
        json.begin_array().value(one.series).value(one.which).end_array();
    json.end_array();
}

} // namespace

void write_history(json_writer& json, std::vector<series> const& all) {
    json.key("history");
    if (all.empty()) {
        json.null();
        return;
    }
    history_writer w{json, {}, {}, {}, {}, {}, {}};
    json.begin_object().key("revisions").begin_array();
    for (auto const* p : revisions_of(all)) {
        w.revision.emplace(p->revision, w.revision.size());
        json.begin_array().value(p->revision).value(p->date).value(p->subject).end_array();
    }
    json.end_array().key("series").begin_array();
    for (auto const& one : all)
        write_series(w, one);
    json.end_array();
    write_changes(json, all);
    write_metric_names(json, w.metrics.values());
    write_texts(json, "machines", w.machines.values());
    write_texts(json, "toolchains", w.toolchains.values());
    write_texts(json, "cases", w.cases.values());
    json.key("baselines").begin_array();
    for (auto const& both : w.baselines.values()) {
        auto const cut = both.find('\0');
        json.begin_array().value(both.substr(0, cut)).value(both.substr(cut + 1)).end_array();
    }
    json.end_array();
    json.end_object();
}

} // namespace yieldmark::report
