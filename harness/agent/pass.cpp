#include "harness/agent/pass.hpp"

#include "harness/agent/protocol.hpp"
#include "harness/agent/region.hpp"
#include "harness/agent/slice.hpp"
#include "harness/bench/callgrind_dump.hpp"
#include "harness/bench/thinned.hpp"
#include "harness/seal/line.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace yieldmark::agent {

namespace {

using nlohmann::json;

std::string variable(char const* name) {
    char const* const value = std::getenv(name);
    std::string text = value != nullptr ? value : "";
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

constexpr char const* threads_are_not_counted =
    "it has threads of its own, whose instructions Callgrind doesn't separate";

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

    outcome of(std::string const& name) {
        measure_regions(region_pass::none);
        auto const first = run_slice(name, once_); // what is made only once is made now
        if (auto error = error_in(first); !error.empty())
            return {{}, error};
        measure_regions(what_.region);
        auto made = (this->*what_.measured)(name);
        measure_regions(region_pass::none);
        return made;
    }

    outcome heap(std::string const& name) {
        auto const said = run_slice(name, once_);
        if (auto error = error_in(said); !error.empty())
            return {{}, error};
        auto const found = heap_of_region();
        auto const iterations = static_cast<std::uint64_t>(number(last_field(said, "iterations")));
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
        if (auto error = error_in(run_slice(name, once_)); !error.empty())
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

    // Two counts, of one iteration and of some more: their difference has next to nothing of what it takes to begin and to
    // end, which is some 80 instructions and differs by ten.
    outcome instructions(std::string const& name) {
        if (has_threads(name))
            return {{{"without", {{"instructions", threads_are_not_counted}}}}, {}};
        auto const one = counted(name, once_);
        if (!one.error.empty())
            return {{}, one.error};
        auto const more = is_slow(one) ? one : counted(name, min_time_for_more(one.seconds));
        if (!more.error.empty())
            return {{}, more.error};
        auto const value = more.iterations > one.iterations
                               ? static_cast<double>(more.total - one.total) /
                                     static_cast<double>(more.iterations - one.iterations)
                               : static_cast<double>(more.total) / static_cast<double>(more.iterations);
        auto const rounded = value < 1000 ? std::round(100 * value) / 100 : std::round(value);
        return {{{"iterations", 1}, {"counters", {{"instructions", rounded}}}}, {}};
    }

    // Which function executes them stands in Callgrind's dump, which is kept.
    outcome stacks(std::string const& name) {
        if (has_threads(name))
            return {{}, threads_are_not_counted};
        auto one = counted(name, once_, true);
        if (one.error.empty() && !is_slow(one)) {
            unlink(one.dump.c_str());
            one = counted(name, min_time_for_more(one.seconds), true);
        }
        return {{{"iterations", one.iterations}, {"dump", one.dump}}, one.error};
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
        double seconds = 0;
        std::string error;
        std::string dump;
    };

    static bool has_threads(std::string const& name) { return name.find("/threads:") != std::string::npos; }
    static bool is_slow(count const& one) { return one.seconds > 5; }

    // Longer than that of one iteration, and so many of short ones that the ends don't count.
    [[nodiscard]] std::string min_time_for_more(double seconds_of_one) const {
        auto const seconds = std::max(2.5 * seconds_of_one, 0.005);
        if (!counts_)
            return std::to_string(seconds);
        auto const iterations = std::ceil(seconds / std::max(seconds_of_one, 1e-7));
        return std::to_string(static_cast<unsigned long>(std::clamp(iterations, 3.0, 1e5))) + "x";
    }

    count counted(std::string const& name, std::string const& min_time, bool keep_dump = false) {
        count made;
        auto const said = run_slice(name, min_time);
        made.error = error_in(said);
        if (!made.error.empty())
            return made;
        made.iterations = static_cast<std::uint64_t>(number(last_field(said, "iterations")));
        made.seconds = seconds_of(said);
        dump_region();
        made.dump = dumps_ + "." + std::to_string(++dumps_taken_);
        try {
            made.total = bench::total_of_dump(made.dump);
        } catch (bench::instructions_error const& wrong) {
            made.error = wrong.what();
        }
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

void measure_all(pass_kind const& what) {
    journal const into(variable(journal_variable));
    std::ifstream names(variable(cases_variable));
    measuring each(what, variable(dumps_variable), variable(counts_variable) == "1");
    auto const why = why_not(what.region);
    bool written = true;
    for (std::string name; written && std::getline(names, name);) {
        written = into.line({{"begin", name}});
        auto const made = why.empty() ? each.of(name) : outcome{{}, why};
        if (written)
            written = into.line(line_of(name, made));
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
