#include "reports/comparison/gate_exports.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <functional>

namespace yieldmark::report {

namespace {

std::string label(std::string_view text) {
    std::string all;
    for (char const c : text::valid_utf8(text))
        if (c == '\n')
            all += "\\n";
        else if (c == '"' || c == '\\')
            all += std::string("\\") + c;
        else
            all += c;
    return all;
}

std::string number(double value) {
    if (std::isnan(value))
        return "NaN";
    return std::isinf(value) ? (value > 0 ? "+Inf" : "-Inf") : fmt::format("{}", value);
}

std::string family(char const* name, char const* help) {
    return fmt::format("# TYPE {0} gauge\n# HELP {0} {1}\n", name, help);
}

struct labelled {
    std::string labels; // case="...",metric="..."
    compare::change const* change;
};

std::string sample(char const* name, std::string const& labels, double value) {
    return fmt::format("{}{{{}}} {}\n", name, labels, number(value));
}

std::string labels_of(std::string const& case_name, std::string const& metric) {
    return fmt::format("case=\"{}\",metric=\"{}\"", label(case_name), label(metric));
}

std::vector<labelled> figures_of(compare::comparison const& c) {
    std::vector<labelled> all;
    for (auto const& one : c.cases)
        for (auto const& m : one.metrics)
            all.push_back({labels_of(one.name, m.metric), &m});
    return all;
}

// All samples of a family stand together.
std::string figures_text(compare::comparison const& c) {
    auto const all = figures_of(c);
    auto text = family("yieldmark_figure",
                       "What was measured, in the metric's unit: time in nanoseconds, heap in bytes.");
    for (auto const& f : all) {
        text += sample("yieldmark_figure", f.labels + ",side=\"base\"", f.change->base);
        text += sample("yieldmark_figure", f.labels + ",side=\"new\"", f.change->now);
    }
    text += family("yieldmark_ratio", "New over base: above 1 is more, and more is worse (but of counters).");
    for (auto const& f : all)
        text += sample("yieldmark_ratio", f.labels, f.change->ratio.estimate);
    text += family("yieldmark_ratio_bound", "Ends of the ratio's interval; a metric that is exact has none.");
    for (auto const& f : all)
        if (f.change->ratio.confidence > 0) {
            text += sample("yieldmark_ratio_bound", f.labels + ",end=\"low\"", f.change->ratio.low);
            text += sample("yieldmark_ratio_bound", f.labels + ",end=\"high\"", f.change->ratio.high);
        }
    return text;
}

} // namespace

std::string openmetrics(compare::comparison const& c) {
    return figures_text(c) + "# EOF\n";
}

std::string openmetrics(gate::gate_result const& o) {
    auto text = figures_text(o.first);
    text += family("yieldmark_gate_regression", "1 for a figure that is worse than its limit allows.");
    for (auto const& f : o.what.findings)
        text += sample("yieldmark_gate_regression", labels_of(f.case_name, f.change.metric),
                       f.verdict == gate::gate_verdict::regression ? 1 : 0);
    text += family("yieldmark_gate_exit", "The gate's exit code: 0 good, 1 a regression, 3 not measured.");
    text += fmt::format("yieldmark_gate_exit {}\n", gate::exit_code(o.what));
    return text + "# EOF\n";
}

std::string gate_badge(gate::gate_result const& o) {
    auto const exit = gate::exit_code(o.what);
    auto const n = gate::count(o.what, gate::gate_verdict::regression);
    auto const unknown = exit > 1 || !o.what.no_base.empty();
    auto const message = unknown     ? std::string("not measured")
                         : exit == 0 ? "no regression"
                         : n == 0    ? "cases missing"
                                     : fmt::format("{} regression{}", n, n == 1 ? "" : "s");
    nlohmann::ordered_json const j{{"schemaVersion", 1},
                                   {"label", "performance"},
                                   {"message", message},
                                   {"color", unknown     ? "lightgrey"
                                             : exit == 0 ? "brightgreen"
                                                         : "red"},
                                   {"isError", exit == 1}};
    return j.dump(1) + "\n";
}

} // namespace yieldmark::report
