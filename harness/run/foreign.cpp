#include "harness/run/foreign.hpp"

#include "harness/agent/pattern.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/run/agent.hpp"
#include "harness/run/compiler_of.hpp"
#include "harness/run/machine.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/program_file.hpp"
#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_filter = 16 * 1024; // bytes; Linux takes 128 KiB for one argument
constexpr std::string_view interleaving = "--benchmark_enable_random_interleaving";
constexpr std::string_view min_time = "--benchmark_min_time";
constexpr char const* fits_nothing = "--benchmark_filter=^yieldmark fits no name$";

fs::path along_path(std::string const& name) {
    if (auto const found = system::program_on_path(name))
        return *found;
    throw system::usage_error(name + ": no such program along PATH; give its path, as in ./" + name);
}

fs::path program_of(std::string const& given) {
    if (given.empty())
        throw system::usage_error("there is no program after --; give one, as in -- ./their_benchmark");
    if (given.find('/') == std::string::npos)
        return along_path(given);
    std::error_code error;
    if (!fs::exists(given, error))
        throw system::usage_error(given + ": no such program; build it, or give its path");
    if (!fs::is_regular_file(given, error))
        throw system::usage_error(given +
                                  " is a folder or device, not a program; give the path of the executable");
    if (access(given.c_str(), X_OK) != 0)
        throw system::usage_error(given + " can't be executed; chmod +x it, or give another");
    return fs::absolute(given).lexically_normal();
}

bool has_flag(std::vector<std::string> const& command, std::string_view flag) {
    return std::ranges::any_of(command, [&](std::string const& one) {
        return one == flag || one.starts_with(std::string(flag) + "=");
    });
}

void refuse_own_flags(std::vector<std::string> const& command) {
    for (auto const* flag : {"--benchmark_out", "--benchmark_out_format", "--benchmark_list_tests"})
        if (has_flag(command, flag))
            throw system::usage_error(std::string(flag) + " is set by yieldmark itself; leave it out");
}

// A foreign program may need all of its user's environment (where its data are, what its libraries want).
std::vector<std::string> whole_environment(std::vector<std::string> all) {
    auto const is_set = [own = all](std::string_view one) {
        auto const name = one.substr(0, one.find('=') + 1);
        return std::ranges::any_of(own, [&](std::string_view set) { return set.starts_with(name); });
    };
    for (char** one = environ; *one; ++one)
        if (!is_set(*one))
            all.emplace_back(*one);
    return all;
}

system::command with_flags(std::vector<std::string> arguments, std::vector<std::string> const& flags,
                           surroundings const& around) {
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    return {.arguments = std::move(arguments),
            .environment = whole_environment(around.environment),
            .cpu = std::nullopt,
            .directory = around.folder,
            .keep_all = true};
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find('\n', start), text.size());
        if (end > start)
            lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

class program {
public:
    program(bench const& of, double limit)
        : command_(of.command), around_(of.around), limit_(static_cast<std::int64_t>(limit * 1000)) {}

    // The names, without what else the program prints when it starts.
    std::vector<std::string> names() {
        auto names = listed({});
        if (auto const noise = listed({fits_nothing}); !noise.empty()) {
            remove_all(names, noise);
            keep_common(names, listed({})); // noise that tells the time is another one each time
        }
        if (names.empty())
            refuse("lists no benchmarks");
        return names;
    }

    // What it prints of its flags.
    [[nodiscard]] std::string help() const {
        auto const answer = system::run_to_end(with_flags({command_.front()}, {"--help"}, around_), limit_);
        return answer.output + answer.errors;
    }

    // Whether its --benchmark_min_time is "<float>s". A program with a --help of its own may not say so: then
    // it is tried, and a version that takes a bare number only names the flag that it can't read.
    [[nodiscard]] bool wants_unit(std::string const& help) const {
        if (help.find(min_time) != std::string::npos)
            return help.find("<float>s") != std::string::npos;
        auto const answer = system::run_to_end(
            with_flags(command_, {"--benchmark_list_tests=true", std::string(min_time) + "=0.001s"}, around_),
            limit_);
        return answer.status == 0 && answer.errors.find(min_time) == std::string::npos;
    }

private:
    std::vector<std::string> listed(std::vector<std::string> flags) {
        constexpr std::size_t own_flags = 2;
        // Without the format, some versions would list JSON where that is the format of results.
        flags.insert(flags.begin(), {"--benchmark_format=console", "--benchmark_list_tests=true"});
        auto const answer = run_to_end(with_flags(command_, flags, around_), limit_);
        // "No match" is an error to some versions.
        if (flags.size() > own_flags)
            return lines_of(answer.output);
        if (answer.timed_out)
            refuse(fmt::format("didn't list its benchmarks within {} s", limit_.count() / 1000));
        if (answer.status != 0) {
            auto const said = system::first_line(answer.errors.empty() ? answer.output : answer.errors);
            refuse("didn't list its benchmarks (" + system::describe_status(answer.status) + ")" +
                   (said.empty() ? "" : ": " + said));
        }
        return lines_of(answer.output);
    }

    // Each as often as it stands there: a banner may hold a line that is a benchmark's name too.
    static void remove_all(std::vector<std::string>& from, std::vector<std::string> const& what) {
        std::multiset<std::string> gone(what.begin(), what.end());
        std::erase_if(from, [&](std::string const& line) {
            auto const found = gone.find(line);
            if (found == gone.end())
                return false;
            gone.erase(found);
            return true;
        });
    }

    static void keep_common(std::vector<std::string>& names, std::vector<std::string> const& others) {
        std::set<std::string> const there(others.begin(), others.end());
        std::erase_if(names, [&](std::string const& line) { return !there.contains(line); });
    }

    [[noreturn]] void refuse(std::string const& what) const {
        throw system::run_error(command_.front() + " " + what +
                                "; is it a Google Benchmark program, and does its main() hand its flags to "
                                "benchmark::Initialize?");
    }

    std::vector<std::string> command_;
    surroundings around_;
    std::chrono::milliseconds limit_;
};

// A main() that runs its benchmarks several times lists them as often, one whole list after the other.
std::vector<std::string> once(std::vector<std::string> names, std::vector<std::string>& doubts) {
    for (std::size_t length = 1; 2 * length <= names.size(); ++length) {
        if (names.size() % length != 0 || names[length] != names.front())
            continue;
        if (std::equal(names.begin() + static_cast<std::ptrdiff_t>(length), names.end(), names.begin())) {
            doubts.push_back(fmt::format(
                "the program lists its {} benchmarks {} times over, so it is taken for one that runs them as "
                "often, and "
                "the first result of each counts; different benchmarks of one name can't be told apart",
                length, names.size() / length));
            names.resize(length);
            break;
        }
    }
    return names;
}

// As Google Benchmark's JSON gives a name, once what isn't UTF-8 has a stand-in there too (see parse_entry): it escapes
// some control characters, and others come as blanks.
std::string shown_name(std::string const& name) {
    auto shown = text::valid_utf8(name);
    std::ranges::replace_if(
        shown,
        [](char c) {
            return static_cast<unsigned char>(c) < 0x20 &&
                   std::string_view("\b\f\n\r\t").find(c) == std::string_view::npos;
        },
        ' ');
    return shown;
}

std::vector<std::string> shown_names(std::vector<std::string> names,
                                     std::map<std::string, std::string>& own) {
    for (auto& name : names)
        if (auto shown = shown_name(name); shown != name)
            own.emplace(shown, std::exchange(name, shown));
    return names;
}

std::vector<std::string> own_names(bench const& of, std::span<std::string const> names) {
    std::vector<std::string> own(names.begin(), names.end());
    for (auto& name : own)
        if (auto const at = of.own_names.find(name); at != of.own_names.end())
            name = at->second;
    return own;
}

listed_example listed(std::vector<std::string> const& names, std::vector<std::string>& doubts) {
    std::map<std::string, unsigned> times;
    for (auto const& name : names)
        ++times[name];
    listed_example all;
    for (auto const& name : names)
        if (times[name] == 1) {
            all.cases.push_back({.name = name, .plans = plan_names()});
        } else if (times[name] > 1) {
            doubts.push_back(fmt::format("{} benchmarks of the program are called {}; they can't be told "
                                         "apart and were left out",
                                         times[name], name));
            times[name] = 0;
        }
    return all;
}

std::string joined(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words)
        all += " " + word;
    return all;
}

// What a file with this context alone says of the program.
results::run said_in(std::string const& context) {
    try {
        return results::read_json("{\"context\": " + context + ", \"benchmarks\": []}", "the context");
    } catch (results::read_error const&) {
        return {};
    }
}

} // namespace

bench open_foreign(std::vector<std::string> const& given, double limit, surroundings around) {
    refuse_own_flags(given);
    bench b;
    b.executable = program_of(given.front());
    b.command = given;
    b.command.front() = b.executable.string();
    b.identity = content_hash(b.executable) + joined({given.begin() + 1, given.end()});
    b.around = std::move(around);
    program asked(b, limit);
    b.can_run.toolchain = compiler_of(b.executable);
    b.can_run.examples.push_back(listed(shown_names(once(asked.names(), b.doubts), b.own_names), b.doubts));
    auto const help = asked.help();
    b.can_interleave = help.find(interleaving) != std::string::npos;
    b.time_has_unit = !has_flag(b.command, min_time) && asked.wants_unit(help);
    b.why_one_layout = "it isn't known of what object files it is made";
    auto const agent = find_agent(b.executable);
    b.why_no_agent = b.own_names.empty() ? agent.why_not
                                         : "names of its benchmarks hold control characters or aren't UTF-8";
    b.agent_is_linked = agent.linked;
    b.probe = probe_file();
    if (!b.why_no_agent.empty())
        b.why_no_heap =
            b.why_no_agent + ", and tells no memory of single benchmarks (benchmark::RegisterMemoryManager)";
    else if (b.probe.empty())
        b.why_no_heap = "the heap probe libyieldmark-probe.so isn't beside this program";
    b.why_no_resident = "only yieldmark's own executables run one benchmark in a process of its own";
    return b;
}

std::string exact_filter(std::span<std::string const> names) {
    std::string pattern = "^(";
    for (auto const& name : names)
        pattern += (pattern.size() > 2 ? "|" : "") + agent::escaped(name);
    return pattern + ")$";
}

std::vector<step> with_short_filters(std::vector<step> all, std::vector<bench> const& benches) {
    std::vector<step> cut;
    for (auto& s : all) {
        if (!benches[s.bench].is_foreign()) {
            cut.push_back(std::move(s));
            continue;
        }
        auto part = s;
        part.order_seed = 0;
        if (!benches[s.bench].manifest)
            part.layout_seed = 0;
        part.cases.clear();
        std::size_t length = 0;
        for (auto const& name : s.cases) {
            auto const more = agent::escaped(name).size() + 1;
            if (!part.cases.empty() && length + more > longest_filter) {
                cut.push_back(part);
                part.cases.clear();
                length = 0;
            }
            part.cases.push_back(name);
            length += more;
        }
        cut.push_back(std::move(part));
    }
    return cut;
}

system::command foreign_process(bench const& of, plan const& how, std::span<std::string const> names,
                                fs::path const& journal, bool shuffled) {
    std::vector<std::string> flags;
    auto const timed = how.time_pass == "time";
    if (!has_flag(of.command, min_time))
        flags.push_back(fmt::format("{}={:f}{}", min_time, timed ? how.slice_seconds : 1e-6,
                                    of.time_has_unit ? "s" : ""));
    if (!has_flag(of.command, "--benchmark_repetitions"))
        flags.push_back(fmt::format("--benchmark_repetitions={}", timed ? how.slices : 1));
    if (of.can_interleave)
        flags.push_back(fmt::format("{}={}", interleaving, shuffled));
    for (auto const* off : {"report_aggregates_only", "display_aggregates_only"})
        flags.push_back(fmt::format("--benchmark_{}=false", off));
    flags.push_back("--benchmark_filter=" + exact_filter(own_names(of, names)));
    flags.push_back("--benchmark_out=" + fs::absolute(journal).string()); // it may go to another folder first
    flags.push_back("--benchmark_out_format=json");
    auto c = with_flags(of.command, flags, of.around);
    c.keep_all = false;
    return c;
}

system::command without_benchmarks(bench const& of) {
    // A filter that was given no longer holds, but how long it is would change where the program's blocks lie.
    auto arguments = of.command;
    std::erase_if(arguments, [](auto const& one) { return one.starts_with("--benchmark_filter="); });
    return with_flags(std::move(arguments), {fits_nothing}, of.around);
}

std::string library_version(std::string const& context) {
    return said_in(context).benchmark_version;
}

void describe_foreign(results::run& into, std::string const& context) {
    auto said = said_in(context);
    into.benchmark_version = std::move(said.benchmark_version);
    into.library_build = std::move(said.library_build);
    into.executable = std::move(said.executable);
    into.context = std::move(said.context);
    if (!said.revision.empty()) // it knows what it was built from; the repository only what is checked out
        into.revision = std::move(said.revision);
    if (into.library_build == "debug")
        into.doubts.push_back("Google Benchmark: the library that the program uses was built with assertions "
                              "(debug); they are outside the timed loop, but may slow very short "
                              "benchmarks");
    for (auto const& one : into.cases)
        for (auto const& s : one.samples)
            into.absent.erase(s.metric);
}

} // namespace yieldmark::run
