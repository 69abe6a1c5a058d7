#include "harness/agent/pass.hpp"

#include "harness/agent/protocol.hpp"
#include "harness/agent/region.hpp"
#include "harness/agent/slice.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace yieldmark::agent {

namespace {

std::string variable(char const* name) {
    char const* const value = std::getenv(name);
    std::string text = value != nullptr ? value : "";
    unsetenv(name); // a program that this one starts is not to be measured
    return text;
}

// As text in JSON.
std::string quoted(std::string_view text) {
    std::string made = "\"";
    for (char const c : text) {
        char escape[8];
        if (c == '"' || c == '\\')
            made += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            made += escape;
        } else {
            made += c;
        }
    }
    return made + "\"";
}

double number(std::string const& text) {
    return std::strtod(text.c_str(), nullptr);
}

// A text of the library's JSON, whose control characters it may have left as they are.
std::string without_controls(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    return text;
}

// Seconds for one iteration, as the library said; 0 if it didn't.
double seconds_of(std::string const& json) {
    auto const unit = last_field(json, "time_unit");
    auto const scale = unit == "ns" ? 1e-9 : unit == "us" ? 1e-6 : unit == "ms" ? 1e-3 : 1;
    return number(last_field(json, "real_time")) * scale;
}

class journal {
public:
    explicit journal(std::string const& path)
        : file_(open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644)) {}
    ~journal() { close(file_); }
    journal(journal const&) = delete;
    journal& operator=(journal const&) = delete;

    [[nodiscard]] bool line(std::string text) const {
        text += '\n';
        return write(file_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

private:
    int file_;
};

// The counts of a pass, as the lines of a journal have them; the error otherwise.
struct outcome {
    std::string counters;
    std::string error;
};

class measuring {
public:
    measuring(region_pass what, std::string dumps, bool counts)
        : what_(what), dumps_(std::move(dumps)), once_(counts ? "1x" : "0"), counts_(counts) {}

    outcome of(std::string const& name) {
        measure_regions(region_pass::none);
        auto const first = run_slice(name, once_); // what is made only once is made now
        if (auto error = error_in(first); !error.empty())
            return {{}, error};
        measure_regions(what_);
        auto made = what_ == region_pass::heap ? heap(name) : instructions(name);
        measure_regions(region_pass::none);
        return made;
    }

private:
    // As it stands in the JSON, quotes left out.
    static std::string error_in(std::string const& json) {
        if (json.empty())
            return "the program's Google Benchmark can't be asked for a single benchmark";
        auto error = without_controls(last_field(json, "error_message"));
        if (error.empty())
            error = last_field(json, "skip_message").empty()
                        ? ""
                        : "skipped: " + without_controls(last_field(json, "skip_message"));
        return error.empty() && last_field(json, "iterations").empty()
                   ? "Google Benchmark reported nothing for it"
                   : error;
    }

    outcome heap(std::string const& name) const {
        auto const json = run_slice(name, once_);
        if (auto error = error_in(json); !error.empty())
            return {{}, error};
        auto const found = heap_of_region();
        auto const iterations = static_cast<std::uint64_t>(number(last_field(json, "iterations")));
        if (!found.known || iterations == 0)
            return {{}, "the heap probe found no measured region"};
        char text[200];
        // A benchmark that asks for more iterations than one gets their mean; its peak is that of all.
        std::snprintf(text, sizeof text,
                      "\"peak_bytes\": %llu, \"allocations\": %.17g, \"total_bytes\": %.17g",
                      static_cast<unsigned long long>(found.peak_bytes),
                      static_cast<double>(found.allocations) / static_cast<double>(iterations),
                      static_cast<double>(found.total_bytes) / static_cast<double>(iterations));
        return {text, {}};
    }

    // Two counts, of one iteration and of some more: their difference has next to nothing of what it takes to begin and to
    // end, which is some 80 instructions and differs by ten.
    outcome instructions(std::string const& name) {
        if (name.find("/threads:") != std::string::npos)
            return {{}, {}};
        auto const one = counted(name, once_);
        if (!one.error.empty())
            return {{}, one.error};
        auto const slow = one.seconds > 5;
        auto const more = slow ? one : counted(name, min_time_for_more(one.seconds));
        if (!more.error.empty())
            return {{}, more.error};
        auto const value = more.iterations > one.iterations
                               ? static_cast<double>(more.total - one.total) /
                                     static_cast<double>(more.iterations - one.iterations)
                               : static_cast<double>(more.total) / static_cast<double>(more.iterations);
        auto const rounded = value < 1000 ? std::round(100 * value) / 100 : std::round(value);
        char text[80];
        std::snprintf(text, sizeof text, "\"instructions\": %.17g", rounded);
        return {text, {}};
    }

    struct count {
        std::uint64_t total = 0;
        std::uint64_t iterations = 1;
        double seconds = 0;
        std::string error;
    };

    // Longer than that of one iteration, and so many of short ones that the ends don't count.
    [[nodiscard]] std::string min_time_for_more(double seconds_of_one) const {
        auto const seconds = std::max(2.5 * seconds_of_one, 0.005);
        if (!counts_)
            return std::to_string(seconds);
        auto const iterations = std::ceil(seconds / std::max(seconds_of_one, 1e-7));
        return std::to_string(static_cast<unsigned long>(std::clamp(iterations, 3.0, 1e5))) + "x";
    }

    count counted(std::string const& name, std::string const& min_time) {
        count made;
        auto const json = run_slice(name, min_time);
        made.error = error_in(json);
        if (!made.error.empty())
            return made;
        made.iterations = static_cast<std::uint64_t>(number(last_field(json, "iterations")));
        made.seconds = seconds_of(json);
        dump_region();
        auto const path = dumps_ + "." + std::to_string(++dumps_taken_);
        if (!read_total(path, made.total) || made.iterations == 0)
            made.error = "Callgrind counted nothing in its measured region";
        unlink(path.c_str());
        return made;
    }

    static bool read_total(std::string const& path, std::uint64_t& total) {
        std::ifstream file(path);
        constexpr std::string_view key = "totals: ";
        for (std::string line; std::getline(file, line);)
            if (line.starts_with(key))
                return std::from_chars(line.data() + key.size(), line.data() + line.size(), total).ec ==
                       std::errc{};
        return false;
    }

    region_pass what_;
    std::string dumps_;
    std::string once_;
    bool counts_;
    unsigned dumps_taken_ = 0;
};

std::string why_not(region_pass what) {
    if (what == region_pass::heap)
        return probe_is_loaded() ? "" : "the heap probe isn't loaded";
    return under_callgrind()
               ? ""
               : "the process doesn't run under Callgrind, or the agent was built without its header";
}

void measure_all(region_pass what) {
    journal const into(variable(journal_variable));
    std::ifstream names(variable(cases_variable));
    measuring each(what, variable(dumps_variable), variable(counts_variable) == "1");
    auto const why = why_not(what);
    bool written = true;
    for (std::string name; written && std::getline(names, name);) {
        written = into.line("{\"begin\": " + quoted(name) + "}");
        auto const made = why.empty() ? each.of(name) : outcome{{}, why};
        auto const head = "{\"name\": " + quoted(name);
        if (!made.error.empty())
            written = into.line(head + ", \"error\": \"" + made.error + "\"}");
        else if (made.counters.empty())
            written = into.line(
                head + ", \"without\": {\"instructions\": \"it has threads of its own, whose instructions "
                       "Callgrind doesn't separate\"}}");
        else
            written = into.line(head + ", \"iterations\": 1, \"counters\": {" + made.counters + "}}");
    }
    if (written)
        static_cast<void>(into.line("{\"end\": true}"));
}

} // namespace

bool measure_pass() {
    static bool const asked = [] {
        auto const what = variable(pass_variable);
        if (what.empty())
            return false;
        measure_all(what == "heap" ? region_pass::heap : region_pass::instructions);
        return true;
    }();
    return asked;
}

} // namespace yieldmark::agent
