#include "cli/compare_options.hpp"

#include "cli/measuring_options.hpp"
#include "cli/terminal.hpp"
#include "harness/results/clock.hpp"
#include "harness/system/errors.hpp"

#include <fmt/ranges.h>

#include <charconv>

namespace yieldmark::cli {

namespace {

duel::injection injection_of(std::string const& text) {
    auto const equals = text.rfind('=');
    double percent = 0;
    if (equals != std::string::npos) {
        auto const* end = text.data() + text.size();
        auto const [after, error] = std::from_chars(text.data() + equals + 1, end, percent);
        if (error == std::errc{} &&
            (after == end || std::string_view(after, static_cast<std::size_t>(end - after)) == "%") &&
            equals > 0 && percent > 0)
            return {text.substr(0, equals), percent};
    }
    throw system::usage_error("--inject " + text +
                              " isn't CASE=PERCENT with a number above 0, as in fibonacci/coroutine/*=5");
}

void add_what(command_line app, compare_options& o) {
    app.add_option("--metrics", o.metrics,
                   "Which of time, instructions and heap; of executables without it: time and heap")
        .comma_separated()
        .one_of(results::pass_ids(results::passes::compared))
        .shown_as(fmt::format("LIST={}", fmt::join(results::pass_ids(results::passes::compared), ",")));
    app.add_flag("--all", o.asked.all, "Every case of the quick plan, not only the largest drains");
    app.add_option("--threshold", o.threshold, "Least change of the time that counts")
        .within(0.0, 1000.0)
        .shown_as(fmt::format("PERCENT={:g}", o.threshold));
    app.add_option("--instructions-threshold", o.instructions_threshold, "The same for instructions")
        .within(0.0, 1000.0)
        .shown_as(fmt::format("PERCENT={:g}", o.instructions_threshold));
    app.add_option("--inject", o.inject,
                   "Slow these cases of the new side down by that much real work, to see that it is found")
        .one_each_time()
        .shown_as("CASE=PERCENT");
}

void add_pairs(command_line app, compare_options& o) {
    app.add_option("--pairs", o.asked.first_pairs,
                   "Pairs of measurements of every case; a clear case takes half of them")
        .within(5U, 10'000U)
        .shown_as("N=15");
    app.add_option("--second-pairs", o.asked.second_pairs,
                   "Fresh pairs of what the first ones flagged; a noisy case takes up to 6 times as many")
        .within(0U, 10'000U)
        .shown_as("N=30");
    app.add_option("--repetitions", o.asked.repetitions,
                   "Executables: repetitions of each case in a process; default: 8, fewer for slow ones")
        .within(1U, 1000U)
        .shown_as("N");
    app.add_option("--min-time", o.asked.min_time, "Executables: length of a repetition")
        .within(1e-6, 3600.0)
        .shown_as("SECONDS=0.001");
    app.add_flag("--measure-unchanged", o.asked.measure_unchanged,
                 "Measure the cases whose machine code is the same on both sides, too");
    app.add_flag("--one-layout", o.asked.one_layout,
                 "Executables: measure them as they were linked. Without it, each pair is linked anew in\n"
                 "random layouts where a CMake build folder says how");
    add_measuring_options(app, o.clock, o.asked.seed, o.asked.stall_limit);
}

void add_builds(command_line app, compare_options& o) {
    app.add_option("--build", o.asked.build_command,
                   "How a revision of another project is built (run by sh at its root)")
        .shown_as("CMD");
    app.add_option("--executable", o.executable,
                   "The Google Benchmark program that --build makes, relative to that root")
        .shown_as("PATH");
    app.add_option("--repository", o.repository, "The git work tree that revisions belong to")
        .shown_as("DIR=.");
    app.add_option("--cache", o.cache, "Where revisions are built; default: $XDG_CACHE_HOME/yieldmark/builds")
        .shown_as("DIR");
}

} // namespace

void add_compare_options(command_line app, compare_options& o) {
    add_what(app, o);
    add_pairs(app, o);
    add_builds(app, o);
}

compare::comparison_request request_of(compare_options const& o) {
    auto asked = o.asked;
    if (!o.metrics.empty())
        asked.metrics = {o.metrics.begin(), o.metrics.end()};
    asked.metrics_named = !o.metrics.empty();
    asked.time_threshold = o.threshold / 100;
    asked.counter_threshold = asked.time_threshold;
    asked.instructions_threshold = o.instructions_threshold / 100;
    asked.repository = o.repository;
    asked.cache = o.cache;
    asked.clock = results::clock_named(o.clock);
    if (!o.executable.empty())
        asked.programs = {{.executable = o.executable}};
    asked.work_build = default_bench().parent_path().parent_path();
    for (auto const& text : o.inject)
        asked.inject.push_back(injection_of(text));
    return asked;
}

} // namespace yieldmark::cli
