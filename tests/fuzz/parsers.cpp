#include "tests/fuzz/parsers.hpp"

#include "harness/compare/json.hpp"
#include "harness/gate/limits.hpp"
#include "harness/profile/callgrind_file.hpp"
#include "harness/profile/perf_script.hpp"
#include "harness/project/project.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/run/journal.hpp"
#include "harness/store/exchange.hpp"
#include "harness/system/errors.hpp"
#include "tests/run/sealed_lines.hpp"

#include <stdexcept>
#include <string>

namespace yieldmark::fuzz {

namespace {

// An error is one line.
void require_line(std::string const& what) {
    if (what.empty() || what.find('\n') != std::string::npos)
        throw std::logic_error("an error that isn't one line: " + what);
}

template <class Error, class Read> void expecting(Read read) {
    try {
        read();
    } catch (Error const& e) {
        require_line(e.what());
    }
}

void results_file(std::string_view text) {
    expecting<results::read_error>([&] {
        auto const written = results::write_json(results::read_json(text, "r.json"));
        if (results::write_json(results::read_json(written, "again.json")) != written)
            throw std::logic_error("results that don't come back as they were written");
    });
}

void comparison_file(std::string_view text) {
    expecting<results::read_error>([&] {
        auto const written = compare::write_json(compare::read_json(text, "c.json"));
        if (compare::write_json(compare::read_json(written, "again.json")) != written)
            throw std::logic_error("a comparison that doesn't come back as it was written");
    });
}

void feed(run::journal& lines, std::string_view text) {
    auto const half = text.size() / 2; // a journal comes in pieces
    lines.feed(text.substr(0, half));
    lines.feed(text.substr(half));
    for (auto const& [name, readings] : lines.finished())
        for (auto const& one : readings)
            if (one.real_time < 0 || one.cpu_time < 0)
                throw std::logic_error("a time below 0");
}

// With the right checksums, as otherwise no line but a whole one goes further.
void journal_lines(std::string_view text) {
    run::journal lines(2);
    feed(lines, test::sealed_lines(std::string(text)));
}

void foreign_journal(std::string_view text) {
    run::journal entries(1, run::journal_format::google_benchmark);
    feed(entries, text);
}

void limits_file(std::string_view text) {
    expecting<system::usage_error>([&] { static_cast<void>(gate::parse_limits(text, ".yieldmark-limits")); });
}

void project_file(std::string_view text) {
    expecting<system::usage_error>(
        [&] { static_cast<void>(project::parse_project(text, "/x/yieldmark.toml")); });
}

void export_line(std::string_view text) {
    expecting<std::invalid_argument>([&] { static_cast<void>(store::parse_head(text)); });
    expecting<std::invalid_argument>([&] {
        auto const written = store::to_text(store::parse_measurement(text));
        if (store::to_text(store::parse_measurement(written)) != written)
            throw std::runtime_error("a measurement that doesn't come back as it was written");
    });
}

void callgrind_file(std::string_view text) {
    static_cast<void>(profile::parse_callgrind(text));
}

void perf_text(std::string_view text) {
    static_cast<void>(profile::parse_perf_script(text));
}

} // namespace

std::array<parser, 9> const parsers{{{"results", results_file},
                                     {"comparison", comparison_file},
                                     {"journal", journal_lines},
                                     {"foreign_journal", foreign_journal},
                                     {"limits", limits_file},
                                     {"project", project_file},
                                     {"export", export_line},
                                     {"callgrind", callgrind_file},
                                     {"perf", perf_text}}};

} // namespace yieldmark::fuzz
