#include "harness/bench/flags.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace yieldmark::bench {
namespace {

constexpr std::array<std::pair<std::string_view, pass>, 9> passes{{{"time", pass::time},
                                                                   {"heap", pass::heap},
                                                                   {"resident", pass::resident},
                                                                   {"instructions", pass::instructions},
                                                                   {"counters", pass::counters},
                                                                   {"timeline", pass::timeline},
                                                                   {"profile", pass::profile},
                                                                   {"once", pass::once},
                                                                   {"check", pass::check}}};

pass read_pass(std::string_view text) {
    for (auto const& [name, value] : passes)
        if (name == text)
            return value;
    throw usage_error{
        "--yieldmark_pass=" + std::string{text} +
        ": time, heap, resident, instructions, counters, timeline, profile, once or check is expected"};
}

bool read_plan(std::string_view text) {
    if (text != "quick" && text != "full")
        throw usage_error{"--yieldmark_plan=" + std::string{text} + ": quick or full is expected"};
    return text == "quick";
}

double read_seconds(std::string_view name, std::string_view text) {
    double seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size() || !(seconds >= 0 && seconds <= 3600))
        throw usage_error{"--yieldmark_" + std::string{name} + "=" + std::string{text} +
                          ": a number from 0 to 3600 is expected"};
    return seconds;
}

std::uint64_t read_seed(std::string_view text) {
    std::uint64_t seed = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error != std::errc{} || end != text.data() + text.size())
        throw usage_error{"--yieldmark_order=" + std::string{text} + ": a whole number is expected"};
    return seed;
}

void take(flags& into, std::string_view name, std::string_view value) {
    if (name == "list")
        into.list = true;
    else if (name == "help")
        into.help = true;
    else if (name == "pass")
        into.what = read_pass(value);
    else if (name == "plan")
        into.quick = read_plan(value);
    else if (name == "cases")
        into.cases_file = value;
    else if (name == "journal")
        into.journal_file = value;
    else if (name == "keep_dumps")
        into.keep_dumps = true;
    else if (name == "dumps")
        into.dumps_file = value;
    else if (name == "inject")
        into.inject_file = value;
    else if (name == "seconds")
        into.seconds = read_seconds(name, value);
    else if (name == "long_slice")
        into.long_slice = read_seconds(name, value);
    else if (name == "control")
        into.control = value;
    else if (name == "order")
        into.order = read_seed(value);
    else
        throw usage_error{"--yieldmark_" + std::string{name} + ": no such flag; --yieldmark_help lists them"};
}

} // namespace

flags take_flags(int& argc, char** argv) {
    constexpr std::string_view prefix = "--yieldmark_";
    flags taken;
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        if (!argument.starts_with(prefix)) {
            argv[kept++] = argv[i];
            continue;
        }
        std::string_view const flag = argument.substr(prefix.size());
        auto const equals = flag.find('=');
        take(taken, flag.substr(0, equals),
             equals == flag.npos ? std::string_view{} : flag.substr(equals + 1));
    }
    argc = kept;
    argv[kept] = nullptr;
    return taken;
}

std::string flags_help() {
    return R"(yieldmark-bench: every case of the suites, as a Google Benchmark executable.

All --benchmark_... flags work (--benchmark_filter=fibonacci/.*, --benchmark_format=json, --help for the rest).
Beside them:
  --yieldmark_list           print what can be measured as JSON
  --yieldmark_pass=PASS      time (default) | heap (with the probe preloaded) | resident |
                             instructions (under Callgrind) | counters (of the hardware) |
                             timeline (live bytes, with the probe preloaded) | profile (one case, for a
                             profiler to watch) | once | check
  --yieldmark_plan=PLAN      quick: only its sizes | full (default): all
  --yieldmark_cases=FILE     measure just these cases: exact names, one a line
  --yieldmark_order=SEED     groups of cases, and the techniques in each group, in a random order
  --yieldmark_long_slice=S   for time: a slice (repetition) that takes S seconds or more isn't repeated; S at least five
                             times --benchmark_min_time
  --yieldmark_inject=FILE    give cases extra work after each iteration: `<steps> <case name>`, one a line
                             (time and instructions; a step is some 1 ns), to see that a slowdown is noticed
  --yieldmark_dumps=FILE     for instructions: the file that Callgrind was given as --callgrind-out-file
  --yieldmark_keep_dumps     for instructions: leave Callgrind's dumps (FILE.1 of the last case)
  --yieldmark_seconds=S      for profile: how long the case is run (default 4; 0: once)
  --yieldmark_control=A,B    for profile: perf record's --control pipes
  --yieldmark_journal=FILE   append one JSON object a line as cases begin and end

Example: time the sums of fibonacci, three slices each
  yieldmark-bench --benchmark_filter=fibonacci/.*/sum/ --benchmark_repetitions=3

Exit code: 0 good, 2 wrong usage, 3 a case failed its check or could not be measured.
)";
}

} // namespace yieldmark::bench
