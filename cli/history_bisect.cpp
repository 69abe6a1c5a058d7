#include "cli/compare_options.hpp"
#include "cli/history_parts.hpp"
#include "cli/interrupt.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/store/hunt.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace yieldmark::cli {

namespace {

struct history_bisect_options {
    compare_options how;
    store::hunt_request what;
    bool as_json = false;
    bool quiet = false;
};

nlohmann::json to_json(store::revision const& r) {
    return {{"revision", r.name}, {"date", r.date}, {"subject", r.subject}};
}

char const* word(store::bisect_answer v) {
    switch (v) {
    case store::bisect_answer::old_level:
        return "good";
    case store::bisect_answer::new_level:
        return "bad";
    case store::bisect_answer::skip:
        break;
    }
    return "skipped";
}

void print_json(store::hunt_result const& r) {
    nlohmann::json j{
        {"complete", !r.found.stopped}, {"ratio", r.whole.estimate}, {"steps", nlohmann::json::array()}};
    for (auto const& s : r.steps)
        j["steps"].push_back({{"revision", r.commits[s.at].name},
                              {"answer", word(s.answer)},
                              {"ratio", s.ratio.estimate},
                              {"rounds", s.rounds},
                              {"note", s.note}});
    if (!r.found.stopped && r.found.suspects.empty())
        j["first_bad"] = to_json(r.commits[r.found.first]);
    for (auto const at : r.found.stopped ? std::vector<std::size_t>{} : r.found.suspects)
        j["suspects"].push_back(to_json(r.commits[at]));
    print_as_json(j);
}

std::string line_of(store::revision const& r) {
    return fmt::format("{} {} {}", text::printable(report::short_revision(r.name)), r.date.substr(0, 10),
                       text::printable(r.subject));
}

void print_text(store::hunt_request const& what, store::hunt_result const& r) {
    if (r.found.suspects.empty()) {
        system::print_output("{} of {} changed by {} with\n  {}\n", what.metric, what.case_name,
                             report::change_text(r.whole.estimate), line_of(r.commits[r.found.first]));
        return;
    }
    system::print_output("{} of {} changed by {} with one of these; all but the last could not be judged\n",
                         what.metric, text::printable(what.case_name), report::change_text(r.whole.estimate));
    for (auto const at : r.found.suspects)
        system::print_output("  {}\n", line_of(r.commits[at]));
}

int hunt(history_bisect_options const& o) {
    auto what = o.what;
    what.how = request_of(o.how);
    take_project(project_in(o.how.repository), o.how, what.how);
    what.how.filters.clear(); // one case is asked for
    auto const& stop = catch_signals();
    auto const measure = [&](compare::comparison_request const& asked) {
        auto shown = progress_on_stderr(o.quiet);
        return compare::run_comparison(asked, shown, stop);
    };
    auto const result =
        store::hunt(what, measure, said_on_standard_error(), [&] { return stop.load() != 0; });
    if (o.as_json)
        print_json(result);
    else if (!result.found.stopped)
        print_text(what, result);
    if (result.found.stopped) {
        system::print_error(
            "yieldmark: stopped before it was found; the builds are kept, so the same command will be "
            "faster\n");
        return exit_code::interrupted;
    }
    return result.found.suspects.empty() ? exit_code::good : exit_code::not_measured;
}

} // namespace

subcommand add_history_bisect(command_line history, std::vector<std::string> arguments) {
    auto o = std::make_shared<history_bisect_options>();
    o->how.asked.arguments = std::move(arguments);
    o->what.metric = results::metric::time;
    auto const app = history.add_subcommand("bisect", "Find the commit that made a case slower (or faster)");
    app.add_option("case", o->what.case_name, "The case's name").required().shown_as(" ");
    app.add_option("--good", o->what.good, "A revision before the change").required().shown_as("REVISION");
    app.add_option("--bad", o->what.bad, "A revision after it").required().shown_as("REVISION");
    app.add_option(
           "--metric", o->what.metric,
           fmt::format("One of {}, or a benchmark's own counter", fmt::join(results::compared_ids(), ", ")))
        .shown_as("NAME=time");
    app.add_option("--rounds", o->what.rounds,
                   "How often a revision is measured (each time with twice the pairs) "
                   "before it is skipped as undecided")
        .within(1U, 6U)
        .shown_as("N=3");
    app.add_flag("--json", o->as_json, "Print what was found as JSON");
    app.add_flag("--quiet", o->quiet, "Print the answer of each step and errors only");
    add_compare_options(app, o->how);
    app.footer(
        "Each step is a duel against the good side. A revision is bad if it lies nearer to the bad\n"
        "side's level than to the good one's. One that does not build is skipped. Needs no history.\n\n"
        "Examples:\n"
        "  yieldmark history bisect fibonacci/coroutine/drain/4096 --good v1.0 --bad main\n"
        "  yieldmark history bisect 'BM_Sort/1024' --good v1 --bad HEAD --build 'make bench' "
        "--executable bench\n\n"
        "Exit codes: 0 the commit was found, 2 wrong usage, 3 only a range was found, or nothing differs, "
        "130 "
        "interrupted.");
    return {app, [o] { return hunt(*o); }};
}

} // namespace yieldmark::cli
