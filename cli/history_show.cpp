#include "cli/history_parts.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "cli/terminal.hpp"
#include "harness/results/case_filter.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/table.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace yieldmark::cli {

namespace {

using nlohmann::json;

struct history_show_options {
    store_options store;
    store::series_filter filter;
    bool as_json = false;
    bool changed = false;  // list: only series with a change
    std::size_t last = 20; // show: points in the table; 0: all
};

json about(store::series const& s) {
    return {{"case", s.case_name},      {"metric", s.metric},     {"machine", s.machine},
            {"toolchain", s.toolchain}, {"baseline", s.baseline}, {"digest", s.digest}};
}

json to_json(store::summary const& s) {
    auto j = about(s.about);
    j.update({{"points", s.points},
              {"changes", s.changes},
              {"last_ratio", s.last_ratio},
              {"last_revision", s.last_revision},
              {"last_date", s.last_date},
              {"retired", s.retired}});
    return j;
}

json to_json(store::series const& s) {
    auto j = about(s);
    j["points"] = json::array();
    j["changes"] = json::array();
    for (auto const& p : s.points)
        j["points"].push_back({{"revision", p.revision},
                               {"date", p.date},
                               {"subject", p.subject},
                               {"ratio", p.ratio.estimate},
                               {"low", p.ratio.low},
                               {"high", p.ratio.high},
                               {"confidence", p.ratio.confidence},
                               {"raw", p.raw},
                               {"machine", p.machine.empty() ? s.machine : p.machine}});
    for (auto const& c : s.changes)
        j["changes"].push_back({{"after", c.after},
                                {"revision", s.points[c.at].revision},
                                {"before_level", c.before_level},
                                {"after_level", c.after_level},
                                {"p", c.p},
                                {"gradual", c.gradual}});
    return j;
}

// Machines, toolchains and baselines are long and mostly all the same: then printed once, above the table.
template <class Field> bool all_same(std::vector<store::summary> const& all, Field field) {
    return std::ranges::all_of(all,
                               [&](auto const& s) { return s.about.*field == all.front().about.*field; });
}

void print_where(std::vector<store::summary> const& all) {
    auto const& first = all.front().about;
    if (all_same(all, &store::series::machine))
        system::print_output("machine    {}\n", text::printable(first.machine));
    if (all_same(all, &store::series::toolchain))
        system::print_output("toolchain  {}\n", text::printable(first.toolchain));
    if (all_same(all, &store::series::baseline))
        system::print_output("baseline   {}\n", text::printable(report::short_revision(first.baseline)));
}

void print_table(std::vector<store::summary> const& all) {
    using enum text::column_kind;
    text::table lines({{"case", name, text::longest_name},
                       {"metric", word},
                       {"points", figure},
                       {"ratio", figure},
                       {"changes", figure},
                       {"last revision", word},
                       {"machine"},
                       {"toolchain"},
                       {"baseline", word},
                       {"", word}});
    auto const differs = [&](auto field) { return !all_same(all, field); };
    for (auto const& s : all)
        lines.add({s.about.case_name, s.about.metric, std::to_string(s.points),
                   fmt::format("{:.4f}", s.last_ratio), std::to_string(s.changes),
                   report::short_revision(s.last_revision),
                   differs(&store::series::machine) ? s.about.machine : "",
                   differs(&store::series::toolchain) ? s.about.toolchain : "",
                   differs(&store::series::baseline) ? report::short_revision(s.about.baseline) : "",
                   s.retired ? "(retired)" : ""});
    print_where(all);
    system::print_coloured(lines.terminal(look_of_output()));
}

bool has_retired(store::history& history) {
    store::series_filter all;
    all.retired = true;
    return !history.list(all).empty();
}

int list(history_show_options const& o) {
    auto history = open_history(o.store, store::access::read);
    require_metrics(history, o.filter.metrics, o.store);
    report_idle(history, o.filter.cases, o.store);
    auto all = history.list(with_renamed_cases(o.filter));
    if (o.changed)
        std::erase_if(all, [](auto const& s) { return s.changes == 0; });
    if (o.as_json) {
        json j = json::array();
        for (auto const& s : all)
            j.push_back(to_json(s));
        print_as_json(j);
    } else if (all.empty()) {
        auto const others = !o.changed && !o.filter.retired && has_retired(history);
        system::print_output("no series{}\n", o.changed ? " with a change"
                                              : others  ? "; --retired shows those of earlier baselines"
                                                        : "");
    } else {
        print_table(all);
    }
    return exit_code::good;
}

// One character for each point, or for each group of them where they are more than a terminal is wide.
std::string sparkline(std::vector<store::point> const& points) {
    static constexpr char const* bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr std::size_t widest = 100;
    auto const count = std::min(points.size(), widest);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> group;
        for (auto k = i * points.size() / count; k < (i + 1) * points.size() / count; ++k)
            group.push_back(points[k].ratio.estimate);
        values.push_back(stats::median(group));
    }
    auto const [low, high] = std::ranges::minmax(values);
    // Noise must not fill the height: a span of less than 1 % is drawn as 1 %.
    auto const span = std::max(high - low, 0.01 * low);
    std::string line;
    for (auto const v : values)
        line += bars[std::min<std::size_t>(7, static_cast<std::size_t>(8 * (v - low) / span))];
    return line;
}

void print_changes(store::series const& s) {
    if (s.changes.empty())
        system::print_output("no change of level\n");
    for (auto const& c : s.changes) {
        auto const& at = s.points[c.at];
        system::print_output("{:>8}  {}..{} {}{}\n", report::change_text(c.after_level / c.before_level),
                             text::printable(report::short_revision(c.after)),
                             text::printable(report::short_revision(at.revision)),
                             text::printable(at.subject),
                             c.gradual ? "  (gradual: no single revision caused it)" : "");
        system::print_output("          level {:.4f} -> {:.4f}{}\n", c.before_level, c.after_level,
                             c.p > 0 ? fmt::format(", p = {:.0e}", c.p) : "");
    }
}

// Where a series is of several machines they have letters, and each point has its machine's.
std::vector<std::string> machines_of(store::series const& s) {
    std::vector<std::string> all;
    for (auto const& p : s.points)
        if (!p.machine.empty() && std::ranges::find(all, p.machine) == all.end())
            all.push_back(p.machine);
    return all;
}

std::string letter_of(std::vector<std::string> const& machines, std::string const& one) {
    auto const at = static_cast<std::size_t>(std::ranges::find(machines, one) - machines.begin());
    if (at == machines.size())
        return "";
    return at < 26 ? std::string(1, static_cast<char>('A' + at)) : fmt::format("M{}", at + 1);
}

void print_machines(store::series const& s) {
    auto const machines = machines_of(s);
    if (machines.empty())
        system::print_output("machine    {}\n", text::printable(s.machine));
    for (auto const& one : machines)
        system::print_output("machine {}  {}\n", letter_of(machines, one), text::printable(one));
}

void print_points(store::series const& s, std::size_t last) {
    using enum text::column_kind;
    text::table lines({{"revision", word},
                       {"date", word},
                       {"ratio", figure},
                       {"interval", word},
                       {s.metric == "time" ? "time" : "figure", figure},
                       {"on", word},
                       {"subject", sentence}});
    auto const machines = machines_of(s);
    auto const first = last == 0 || last >= s.points.size() ? 0 : s.points.size() - last;
    for (auto i = first; i < s.points.size(); ++i) {
        auto const& p = s.points[i];
        bool const changed = std::ranges::find(s.changes, i, &store::change_point::at) != s.changes.end();
        lines.add({report::short_revision(p.revision) + (changed ? "*" : ""), p.date.substr(0, 10),
                   fmt::format("{:.4f}", p.ratio.estimate),
                   p.ratio.confidence > 0 ? fmt::format("{:.4f}..{:.4f}", p.ratio.low, p.ratio.high) : "none",
                   report::figure_text(s.metric, p.raw), letter_of(machines, p.machine), p.subject});
    }
    if (first > 0)
        system::print_output("… {} points more before; --last 0 shows all\n", first);
    system::print_coloured(lines.terminal(look_of_output()));
}

void print(store::series const& s, std::size_t last) {
    system::print_output("{}, {}\n", text::printable(s.case_name), text::printable(s.metric));
    print_machines(s);
    system::print_output(
        "toolchain  {}\nbaseline   {}{}\n", text::printable(s.toolchain),
        text::printable(report::short_revision(s.baseline)),
        s.digest.empty() ? "" : fmt::format("\ncontract   {}", text::printable(s.digest.substr(0, 16))));
    if (s.points.empty()) { // they were taken out by hand
        system::print_output("no points\n");
        return;
    }
    system::print_output("{}\n", sparkline(s.points));
    print_changes(s);
    print_points(s, last);
}

int show(history_show_options const& o) {
    auto history = open_history(o.store, store::access::read);
    require_metrics(history, o.filter.metrics, o.store);
    report_idle(history, o.filter.cases, o.store);
    auto const all = history.read(with_renamed_cases(o.filter));
    if (all.empty())
        throw system::usage_error(fmt::format(
            "{} has no series of {} like that; 'yieldmark history list --retired' names those that there "
            "are",
            o.store.place(), results::quoted(o.filter.cases)));
    if (o.as_json) {
        json j = json::array();
        for (auto const& s : all)
            j.push_back(to_json(s));
        print_as_json(j);
        return exit_code::good;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        system::print_output("{}", i == 0 ? "" : "\n");
        print(all[i], o.last);
    }
    return exit_code::good;
}

} // namespace

subcommand add_history_list(command_line history) {
    auto o = std::make_shared<history_show_options>();
    auto const app = history.add_subcommand("list", "Show the series in the history");
    app.add_option("case", o->filter.cases, "Globs over case names, or names of examples").shown_as(" ");
    add_filter_options(app, o->filter);
    app.add_flag("--changed", o->changed, "Only series whose level changed");
    app.add_flag("--json", o->as_json, "Print JSON");
    add_store_options(app, o->store);
    app.footer("Examples:\n  yieldmark history list\n  yieldmark history list '*/coroutine/*' --metric time "
               "--changed\n\n" +
               std::string(reading_codes));
    return {app, [o] { return list(*o); }};
}

subcommand add_history_show(command_line history) {
    auto o = std::make_shared<history_show_options>();
    auto const app = history.add_subcommand("show", "Show a case's history and where its level changed");
    app.add_option("case", o->filter.cases, "Globs over case names, or names of examples")
        .required()
        .shown_as(" ");
    add_filter_options(app, o->filter);
    app.add_option("--last", o->last, "How many points the table shows; 0 for all").shown_as("N=20");
    app.add_flag("--json", o->as_json, "Print JSON, with all points");
    add_store_options(app, o->store);
    app.footer("A change names the last revision of the old level and the first of the new one, "
               "which is marked with *.\n\n"
               "Examples:\n  yieldmark history show fibonacci/coroutine/drain/4096\n"
               "  yieldmark history show fibonacci --metric time,instructions --last 0\n\n" +
               std::string(reading_codes));
    return {app, [o] { return show(*o); }};
}

} // namespace yieldmark::cli
