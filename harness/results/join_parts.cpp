#include "harness/results/join_parts.hpp"

#include "harness/results/lists.hpp"
#include "harness/results/merge_parts.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace yieldmark::results {

namespace {

std::string built_how(run const& r) {
    std::string how = "Google Benchmark " + r.benchmark_version;
    for (auto const& t : r.toolchains)
        how += fmt::format("; {} {} {}", t.id, t.compiler, t.flags);
    return how;
}

void require_same_build(run_of_file const& a, run_of_file const& b) {
    auto const one = built_how(a.measured);
    auto const other = built_how(b.measured);
    if (one != other)
        throw system::usage_error(
            fmt::format("{} and {} were built otherwise ({}, and {}); measure the parts "
                        "with one build, or with builds of one compiler",
                        a.file, b.file, one, other));
}

// A case counts as there once it has a sample, or says why it has none.
void require_cases(run_of_file const& one) {
    auto const at = part_text({one.file, &*one.measured.part});
    std::set<std::string> there;
    for (auto const& c : one.measured.cases)
        if (!c.samples.empty() || !c.error.empty())
            there.insert(c.name.text());
    for (auto const& f : one.measured.failures)
        there.insert(f.where);
    std::vector<std::string> missing;
    for (auto const& name : one.measured.part->cases)
        if (!there.contains(name))
            missing.push_back(name);
    auto const which = missing.empty() ? ""
                                       : fmt::format(": it lacks {} of its cases, {} first", missing.size(),
                                                     missing.front());
    if (!one.measured.complete)
        throw system::run_error(fmt::format(
            "{} was stopped before its end{}; continue it with --resume, and merge again", at, which));
    if (!missing.empty())
        throw system::run_error(
            fmt::format("{} isn't complete{}; measure it again, and merge again", at, which));
}

// Processes that the seeds of the run order alike in each part are one; others stay their part's own.
class process_table {
public:
    explicit process_table(run& into) : into_(into) {}

    /// Where each of the part's processes stands in the whole.
    std::vector<std::uint32_t> take(run const& part) {
        std::map<std::tuple<std::string, std::uint64_t, std::uint64_t, std::uint32_t>, unsigned> seen;
        std::vector<std::uint32_t> places;
        for (auto const& p : part.processes) {
            if (p.order_seed == 0) {
                places.push_back(append(p));
                continue;
            }
            auto const key = std::tuple(p.pass, p.layout_seed, p.order_seed, p.toolchain);
            auto const [at, added] = known_.try_emplace({key, seen[key]++}, 0);
            if (added)
                at->second = append(p);
            places.push_back(at->second);
        }
        return places;
    }

private:
    std::uint32_t append(process const& p) {
        into_.processes.push_back(p);
        return static_cast<std::uint32_t>(into_.processes.size() - 1);
    }

    run& into_;
    std::map<std::pair<std::tuple<std::string, std::uint64_t, std::uint64_t, std::uint32_t>, unsigned>,
             std::uint32_t>
        known_;
};

// A metric that only some parts could measure is missing in the others' cases, and not in the run.
void explain_gaps(run& part, std::set<std::string> const& measured) {
    for (auto& one : part.cases)
        for (auto const& [metric, why] : part.absent)
            if (measured.contains(metric))
                one.without.emplace(metric, why);
    std::erase_if(part.absent, [&](auto const& one) { return measured.contains(one.first); });
}

std::set<std::string> metrics_of(std::vector<run_of_file> const& parts) {
    std::set<std::string> all;
    for (auto const& one : parts)
        for (auto const& c : one.measured.cases)
            for (auto const& s : c.samples)
                all.insert(s.metric);
    return all;
}

// What is said of one part only, as its date, is the first one's.
run without_figures(run of) {
    of.part.reset();
    of.cases.clear();
    of.processes.clear();
    of.examples.clear();
    of.doubts.clear();
    of.failures.clear();
    of.absent.clear();
    return of;
}

void take_cases(run& into, run& more, std::vector<std::uint32_t> const& places) {
    auto const machine = static_cast<std::uint32_t>(into.machines.size());
    into.machines.push_back(more.where);
    for (auto& one : more.cases) {
        one.machine = machine;
        for (auto& s : one.samples)
            s.process = places.at(s.process);
        into.cases.push_back(std::move(one));
    }
}

void order(run& whole, std::map<std::string, std::size_t> const& places) {
    std::map<std::string, std::size_t> of_example;
    auto const place = [](auto const& all, std::string const& name) {
        auto const at = all.find(name);
        return at == all.end() ? std::numeric_limits<std::size_t>::max() : at->second;
    };
    for (auto const& one : whole.cases) {
        auto const [at, added] = of_example.try_emplace(one.name.example, place(places, one.name.text()));
        at->second = std::min(at->second, place(places, one.name.text()));
    }
    std::ranges::sort(whole.cases, {}, [&](case_result const& one) {
        return std::tuple(one.toolchain, place(places, one.name.text()));
    });
    std::ranges::sort(whole.examples, {},
                      [&](example_info const& one) { return place(of_example, one.name); });
}

void doubt_several(run& whole) {
    std::vector<std::string> hosts;
    for (auto const& m : whole.machines)
        append_new(hosts, fmt::format("{} ({})", m.host.empty() ? "an unnamed host" : m.host, m.cpu));
    constexpr std::size_t most = 6;
    whole.doubts.push_back(fmt::format(
        "measured in {} parts on {}: {}; a ratio is always within one part, "
        "but nanoseconds of two examples, and "
        "what is taken over all of them, may come from different ones",
        whole.machines.size(), hosts.size() == 1 ? "one machine" : fmt::format("{} machines", hosts.size()),
        some_of(hosts, most)));
}

} // namespace

run whole_of(std::vector<run_of_file> parts) {
    if (parts.empty())
        throw system::usage_error("there are no parts to merge");
    require_whole(records_of(parts));
    for (auto const& one : parts)
        require_cases(one);
    auto const places = places_in_whole(records_of(parts));
    std::ranges::sort(parts, {}, [](run_of_file const& one) {
        return std::pair(one.measured.cases.empty(), one.measured.part->number);
    });
    auto const measured = metrics_of(parts);
    run whole = without_figures(parts.front().measured);
    process_table processes(whole);
    for (auto& one : parts) {
        if (one.measured.cases.empty())
            break; // it and those that follow have none
        require_same_build(parts.front(), one);
        explain_gaps(one.measured, measured);
        take_cases(whole, one.measured, processes.take(one.measured));
        append_examples(whole, one.measured);
        append_remarks(whole, one.measured);
    }
    order(whole, places);
    doubt_several(whole);
    return whole;
}

} // namespace yieldmark::results
