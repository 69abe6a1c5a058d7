#include "harness/compare/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

// What makes two stored runs hard to compare.

namespace yieldmark::compare {

namespace {

class differences {
public:
    void add(char const* what, std::string const& base, std::string const& now) {
        if (!base.empty() && !now.empty() && base != now)
            all_.push_back(fmt::format("{} differ: {} and {}", what, base, now));
    }
    void note(std::string text) { all_.push_back(std::move(text)); }
    std::vector<std::string> take() { return std::move(all_); }

private:
    std::vector<std::string> all_;
};

std::string number(double value, char const* unit) {
    return value > 0 ? fmt::format("{:g} {}", value, unit) : std::string{};
}

void add_machines(differences& d, results::machine const& base, results::machine const& now) {
    d.add("the machines", base.host, now.host);
    d.add("the processors", base.cpu, now.cpu);
    d.add("the numbers of processors", number(base.cores, ""), number(now.cores, ""));
    d.add("the systems", base.system, now.system);
    if (base.cpu.empty() || now.cpu.empty())
        d.add("the processors' clocks", number(base.mhz, "MHz"), number(now.mhz, "MHz"));
}

void add_toolchains(differences& d, results::run const& base, results::run const& now) {
    for (auto const& a : base.toolchains) {
        auto const found = std::ranges::find(now.toolchains, a.id, &results::toolchain::id);
        bool const alone = base.toolchains.size() == 1 && now.toolchains.size() == 1;
        if (found == now.toolchains.end() && !alone)
            continue;
        auto const& b = found == now.toolchains.end() ? now.toolchains.front() : *found;
        d.add("the compilers", a.compiler, b.compiler);
        d.add("the compiler's flags", a.flags, b.flags);
    }
}

void add_own(differences& d, results::run const& base, results::run const& now) {
    for (auto const& doubt : base.doubts)
        d.note((std::ranges::count(now.doubts, doubt) > 0 ? "both runs: " : "the base: ") + doubt);
    for (auto const& doubt : now.doubts)
        if (std::ranges::count(base.doubts, doubt) == 0)
            d.note("the new run: " + doubt);
    if (!base.complete)
        d.note("the base was stopped before its end");
    if (!now.complete)
        d.note("the new run was stopped before its end");
}

} // namespace

std::vector<std::string> doubts_between(results::run const& base, results::run const& now) {
    differences d;
    d.note(
        "the two runs were measured at different times, so that a machine that was slower during one of them "
        "looks like slower code; measuring both sides together (`yieldmark compare` with revisions, builds "
        "or "
        "executables) tells them apart");
    add_machines(d, base.where, now.where);
    add_toolchains(d, base, now);
    d.add("the plans", base.plan, now.plan);
    d.add("the builds of the Google Benchmark library", base.library_build, now.library_build);
    d.add("the versions of Google Benchmark", base.benchmark_version, now.benchmark_version);
    add_own(d, base, now);
    return d.take();
}

} // namespace yieldmark::compare
