#include "harness/agent/pass.hpp"

#include "harness/agent/copy_of_process.hpp"
#include "harness/agent/protocol.hpp"
#include "harness/agent/region.hpp"
#include "harness/agent/slice.hpp"
#include "harness/bench/callgrind_dump.hpp"
#include "harness/bench/thinned.hpp"
#include "harness/seal/line.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace yieldmark::agent {

namespace {

using nlohmann::json;

// With room for any path: how long this one is must not change where the program's own blocks lie.
std::string variable(char const* name) {
    char const* const value = std::getenv(name);
    std::string text;
    text.reserve(PATH_MAX);
    text = value != nullptr ? value : "";
    unsetenv(name); // a program that this one starts is not to be measured
    return text;
}

double number(std::string const& text) {
    return std::strtod(text.c_str(), nullptr);
}

// The text of a field as it was before it stood in the library's JSON, which may leave control characters as they are.
std::string text_in(std::string const& said, std::string const& name) {
    auto quoted = last_field(said, name);
    std::ranges::replace_if(
        quoted, [](unsigned char c) { return c < 0x20; }, ' ');
    auto const text = json::parse('"' + quoted + '"', nullptr, false);
    return text.is_string() ? text.get<std::string>() : quoted;
}

// Seconds for one iteration, as the library said; 0 if it didn't.
double seconds_of(std::string const& said) {
    auto const unit = last_field(said, "time_unit");
    auto const scale = unit == "ns" ? 1e-9 : unit == "us" ? 1e-6 : unit == "ms" ? 1e-3 : 1;
    return number(last_field(said, "real_time")) * scale;
}

// Iterations of the last repetition. The rows of aggregates (mean, median …) have the number of repetitions there; where
// a benchmark reports nothing else, it is as many as it asks for in its name, or as were asked for.
std::uint64_t iterations_in(std::string const& said, std::string const& name, std::uint64_t asked) {
    auto const count = [](std::string const& text) { return static_cast<std::uint64_t>(number(text)); };
    constexpr std::string_view key = "/iterations:";
    if (last_field(said, "run_type") != "aggregate")
        return count(last_field(said, "iterations"));
    if (auto const row = said.rfind("\"run_type\": \"iteration\""); row != std::string::npos)
        return count(last_field(said.substr(row, said.find('}', row) - row), "iterations"));
    auto const at = name.find(key);
    return at == std::string::npos ? asked : count(name.substr(at + key.size()));
}

class journal {
public:
    explicit journal(std::string const& path)
        : file_(open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644)) {}
    ~journal() { close(file_); }
    journal(journal const&) = delete;
    journal& operator=(journal const&) = delete;

    [[nodiscard]] bool line(json const& what) const {
        auto const text =
            seal::with_checksum(what.dump(-1, ' ', false, json::error_handler_t::replace)) + "\n";
        return write(file_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

private:
    int file_;
};

// What a journal's line says of a benchmark beside its name; the error otherwise.
struct outcome {
    json fields;
    std::string error;
};

class measuring;

// A pass by its name, what is measured of the regions meanwhile, and how a benchmark is measured.
struct pass_kind {
    std::string_view name;
    region_pass region;
    outcome (measuring::*measured)(std::string const& name);
};

class measuring {
public:
    measuring(pass_kind const& what, std::string dumps, bool counts)
        : what_(what), dumps_(std::move(dumps)), once_(counts ? "1x" : "0"), counts_(counts) {}

    // What Callgrind's dumps of the next benchmark are called depends on it.
    void begin_case() { ++case_; }

    outcome of(std::string const& name) {
        measure_regions(region_pass::none);
        auto const first = what_.region == region_pass::instructions
                               ? run_iterations(name, 1) // what is made only once is made now
                               : run_slice(name, {once_});
        if (auto error = error_in(first); !error.empty())
            return {{}, error};
        measure_regions(what_.region);
        auto made = (this->*what_.measured)(name);
        measure_regions(region_pass::none);
        return made;
    }

    outcome heap(std::string const& name) {
        auto const said = run_slice(name, {once_});
        if (auto error = error_in(said); !error.empty())
            return {{}, error};
        auto const found = heap_of_region();
        auto const iterations = iterations_in(said, name, 1);
        if (!found.known || iterations == 0)
            return {{}, "the heap probe found no measured region"};
        // A benchmark that asks for more iterations than one gets their mean; its peak is that of all.
        auto const each = [&](auto all) {
            return static_cast<double>(all) / static_cast<double>(iterations);
        };
        return {{{"iterations", 1},
                 {"counters",
                  {{"peak_bytes", found.peak_bytes},
                   {"allocations", each(found.allocations)},
                   {"total_bytes", each(found.total_bytes)}}}},
                {}};
    }

    outcome timeline(std::string const& name) {
        if (auto error = error_in(run_slice(name, {once_})); !error.empty())
            return {{}, error};
        auto const found = heap_of_region();
        auto const recorded = recording_of_region();
        if (!found.known || recorded.count == 0)
            return {{}, "the heap probe found no measured region"};
        std::vector<results::heap_timeline::step> steps;
        for (std::uint64_t i = 0; i < recorded.count; ++i)
            steps.push_back({static_cast<double>(recorded.steps[i].at_ns), recorded.steps[i].live_bytes});
        return {{{"steps", bench::flat(bench::thinned(steps, bench::shown_steps))},
                 {"peak_bytes", found.peak_bytes},
                 {"events", recorded.events}},
                {}};
    }

    // The difference of two counts has nothing of what it takes to begin and to end (some 80 instructions, which differ
    // by ten), nor of what only the first iterations do: a heap that is cut up for the first time, a table that grows.
    outcome instructions(std::string const& name) {
        if (has_threads(name))
            return {{{"without", {{"instructions", threads_are_not_counted}}}}, {}};
        auto const found = counted_twice(name, false);
        if (!found.more.error.empty())
            return {{}, found.more.error};
        return {{{"iterations", 1}, {"counters", {{"instructions", found.each()}}}}, {}};
    }

    // Which function executes them stands in Callgrind's dumps, which are kept; "less" is to be taken from "dump".
    outcome stacks(std::string const& name) {
        if (has_threads(name))
            return {{{"without", {{"instructions", threads_are_not_counted}}}}, {}};
        auto const found = counted_twice(name, true);
        return {{{"iterations", found.iterations()},
                 {"dump", found.more.dump},
                 {"less", found.has_slope() ? found.less.dump : ""},
                 {"counters", {{"instructions", found.each()}}}},
                found.more.error};
    }

private:
    static std::string error_in(std::string const& said) {
        if (said.empty())
            return "the program's Google Benchmark can't be asked for a single benchmark";
        if (auto error = text_in(said, "error_message"); !error.empty())
            return error;
        if (auto const why = text_in(said, "skip_message"); !why.empty())
            return "skipped: " + why;
        return last_field(said, "iterations").empty() ? "Google Benchmark reported nothing for it" : "";
    }

    struct count {
        std::uint64_t total = 0;
        std::uint64_t iterations = 1;
        std::string error;
        std::string dump;
    };

    // One thread of "threads:1" is the process's first, as without it.
    static bool has_threads(std::string const& name) {
        constexpr std::string_view key = "/threads:";
        auto const at = name.rfind(key);
        return at != std::string::npos && number(name.substr(at + key.size())) != 1;
    }
    // Of so many iterations, and of more.
    struct two_counts {
        count less;
        count more;

        [[nodiscard]] bool has_slope() const {
            return more.iterations > less.iterations && more.total >= less.total;
        }
        [[nodiscard]] std::uint64_t iterations() const {
            return more.iterations - (has_slope() ? less.iterations : 0);
        }
        [[nodiscard]] double each() const {
            auto const total = more.total - (has_slope() ? less.total : 0);
            auto const value =
                static_cast<double>(total) / static_cast<double>(std::max<std::uint64_t>(1, iterations()));
            return value < 1000 ? std::round(100 * value) / 100 : std::round(value);
        }
    };

    // The same numbers of iterations in every process: powers of two, by the instructions of one iteration.
    two_counts counted_twice(std::string const& name, bool keep_dumps) {
        constexpr std::uint64_t enough = 4'000'000; // instructions, beside which the ends don't count
        constexpr std::uint64_t slow = 300'000'000; // some seconds under Callgrind
        two_counts made{counted(name, 1, keep_dumps), {}};
        made.more = made.less;
        auto const each = std::max<std::uint64_t>(1, made.less.total / made.less.iterations);
        auto const has_own_number = name.find("/iterations:") != std::string::npos;
        if (!made.less.error.empty() || each > slow || has_own_number)
            return made;
        if (each * 4 < enough) {
            auto const some = std::min(std::bit_ceil(enough / each), std::uint64_t{1} << 17U);
            unlink(made.less.dump.c_str());
            made.less = counted(name, some, keep_dumps);
        }
        made.more = made.less.error.empty() ? counted(name, 2 * made.less.iterations, keep_dumps) : made.less;
        return made;
    }

    // So many iterations, as exactly as this library can be asked for them.
    std::string run_iterations(std::string const& name, std::uint64_t iterations) {
        if (counts_)
            return run_slice(name, {std::to_string(iterations) + "x"});
        auto const seconds = iterations == 1 ? 0 : 1.5 * seconds_of_one_ * static_cast<double>(iterations);
        return run_slice(name, {std::to_string(seconds), iterations});
    }

    count counted(std::string const& name, std::uint64_t iterations, bool keep_dump) {
        count made;
        auto const said = run_iterations(name, iterations);
        made.error = error_in(said);
        if (!made.error.empty())
            return made;
        made.iterations = iterations_in(said, name, iterations);
        seconds_of_one_ = seconds_of(said);
        dump_region();
        auto const dump = dumps_ + "." + std::to_string(++dumps_taken_);
        try {
            made.total = bench::total_of_dump(dump);
        } catch (bench::instructions_error const& wrong) {
            made.error = wrong.what();
        }
        made.dump = dumps_ + ".of-" + std::to_string(case_) + "." + std::to_string(dumps_taken_);
        if (std::rename(dump.c_str(), made.dump.c_str()) != 0)
            made.dump = dump;
        if (made.iterations == 0)
            made.error = "it had no iteration whose instructions could be counted";
        if (!keep_dump)
            unlink(made.dump.c_str());
        return made;
    }

    pass_kind const& what_;
    std::string dumps_;
    std::string once_;
    bool counts_;
    unsigned dumps_taken_ = 0;
    unsigned case_ = 0;
    double seconds_of_one_ = 0; // an iteration, by the last count
};

constexpr pass_kind kinds[] = {{"heap", region_pass::heap, &measuring::heap},
                               {"timeline", region_pass::timeline, &measuring::timeline},
                               {"instructions", region_pass::instructions, &measuring::instructions},
                               {"stacks", region_pass::instructions, &measuring::stacks}};

std::string why_not(region_pass what) {
    if (what != region_pass::instructions)
        return probe_is_loaded() ? "" : "the heap probe isn't loaded";
    return under_callgrind()
               ? ""
               : "the process doesn't run under Callgrind, or the agent was built without its header";
}

json line_of(std::string const& name, outcome made) {
    if (!made.error.empty())
        return {{"name", name}, {"error", made.error}};
    made.fields["name"] = name;
    return made.fields;
}

// The names of a list, one after the other. How many and how long they are doesn't change where the program's blocks lie.
class name_list {
public:
    explicit name_list(std::string const& path) : names_(path) { name_.reserve(PATH_MAX); }
    bool next() { return static_cast<bool>(std::getline(names_, name_)); }
    [[nodiscard]] std::string const& name() const { return name_; }

private:
    std::ifstream names_;
    std::string name_;
};

std::size_t how_many(std::string const& list) {
    std::size_t count = 0;
    for (name_list names(list); names.next();)
        ++count;
    return count;
}

// The benchmark at a place of the list, measured and written. False if it can't be written.
bool measure_at(std::size_t place, std::string const& list, measuring& each, std::string const& why,
                journal const& into) {
    name_list names(list);
    for (std::size_t i = 0; i <= place; ++i)
        if (!names.next())
            return false;
    auto const& name = names.name();
    return into.line({{"begin", name}}) &&
           into.line(line_of(name, why.empty() ? each.of(name) : outcome{{}, why}));
}

// A process that copies itself leaves its heap alone between two benchmarks: each name is read in the copy.
void measure_all(pass_kind const& what) {
    journal const into(variable(journal_variable));
    auto const list = variable(cases_variable);
    measuring each(what, variable(dumps_variable), variable(counts_variable) == "1");
    auto const why = why_not(what.region);
    bool const apart = what.region == region_pass::instructions && has_one_thread();
    auto const count = how_many(list);
    bool written = true;
    std::size_t place = 0;
    std::function<bool()> const measure = [&] { return measure_at(place, list, each, why, into); };
    for (; written && place < count; ++place) {
        each.begin_case();
        written = apart ? in_a_copy(measure) : measure();
    }
    if (written)
        static_cast<void>(into.line({{"end", true}}));
}

} // namespace

bool measure_pass() {
    static bool const asked = [] {
        auto const what = variable(pass_variable);
        if (what.empty())
            return false;
        if (auto const* kind = std::ranges::find(kinds, what, &pass_kind::name); kind != std::end(kinds))
            measure_all(*kind);
        return true;
    }();
    return asked;
}

} // namespace yieldmark::agent
