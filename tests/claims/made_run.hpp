#pragma once
// Runs with figures that can be worked out by hand.

#include "harness/claims/claims.hpp"

#include <string>
#include <vector>

namespace yieldmark::test {

/// Adds cases to a run of one toolchain and five processes.
class run_maker {
public:
    run_maker() {
        run.toolchains = {{"gcc", "g++", "-O3"}};
        run.processes.assign(processes, {"time", 1, 1, 0});
        run.where.cores = 2;
    }

    /// A time in ns of every process: the value, a little more and a little less.
    run_maker& time(std::string const& name, double ns, std::uint64_t items = 0) {
        auto& c = one(name);
        c.items = items;
        constexpr double spread[processes]{1, 1.01, 0.99, 1.005, 0.995};
        for (std::uint32_t p = 0; p < processes; ++p)
            c.samples.push_back({.metric = results::metric::time, .value = ns * spread[p], .process = p});
        return *this;
    }

    run_maker& heap(std::string const& name, double bytes) {
        return value(name, results::metric::peak_bytes, bytes);
    }

    run_maker& value(std::string const& name, std::string const& metric, double v) {
        one(name).samples.push_back({.metric = metric, .value = v, .process = 0});
        return *this;
    }

    run_maker& error(std::string const& name, std::string const& text) {
        one(name).error = text;
        return *this;
    }

    run_maker& example(std::string const& name, std::string const& suite,
                       std::map<std::string, std::string> sources = {}) {
        run.examples.push_back({name, suite, "001", "", std::move(sources), {}});
        return *this;
    }

    /// An example whose contract sets a flag, as &results::example_info::endless.
    run_maker& flagged(std::string const& name, bool results::example_info::*flag, bool value = true) {
        example(name, "suite");
        run.examples.back().*flag = value;
        return *this;
    }

    /// An example that a claim finds by its role.
    run_maker& plays(std::string const& name, std::string const& role) {
        of(name).roles.insert(role);
        return *this;
    }

    /// An example that reads files, among them one of 256 MiB.
    run_maker& reads_files(std::string const& name, std::uint64_t bytes_per_item) {
        of(name).bytes_per_item = bytes_per_item;
        return *this;
    }

    using answer_function = claims::finding (*)(claims::evidence const&, claims::roles const&);

    [[nodiscard]] claims::finding answer(answer_function f) const {
        return f(claims::evidence(run, 0), claims::cpp_roles());
    }

    results::run run;

private:
    static constexpr std::uint32_t processes = 5;

    results::example_info& of(std::string const& name) {
        for (auto& e : run.examples)
            if (e.name == name)
                return e;
        return example(name, "suite").run.examples.back();
    }

    results::case_result& one(std::string const& name) {
        auto const parsed = results::parse_case_name(name);
        for (auto& c : run.cases)
            if (c.name == parsed)
                return c;
        run.cases.push_back({.name = parsed, .toolchain = 0, .items = 0, .samples = {}, .error = ""});
        return run.cases.back();
    }
};

} // namespace yieldmark::test
