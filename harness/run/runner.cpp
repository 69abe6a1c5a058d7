#include "harness/run/runner.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/run/bench.hpp"
#include "harness/run/collect.hpp"
#include "harness/run/doctor.hpp"
#include "harness/run/errors.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/machine.hpp"
#include "harness/run/workspace.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <random>

namespace yieldmark::run {

namespace {

using json = nlohmann::json;
using case_lists = std::vector<std::vector<std::string>>;

std::vector<bench> open_all(request const& asked) {
    std::vector<bench> benches;
    for (auto const& path : asked.benches)
        benches.push_back(open_bench(path));
    if (benches.empty())
        throw usage_error("no executable to measure was given; name one with --bench");
    return benches;
}

case_lists select_all(request const& asked, std::vector<bench> const& benches) {
    case_lists cases;
    std::size_t count = 0;
    for (auto const& b : benches) {
        cases.push_back(selected(b.can_run, asked.plan, asked.filters));
        count += cases.back().size();
    }
    if (count == 0)
        throw usage_error("plan " + asked.plan + " has no cases in this executable");
    return cases;
}

// What must be the same for a resumed run to be the same run.
json identity_of(request const& asked, std::vector<bench> const& benches, plan const& how) {
    json executables = json::array();
    for (auto const& b : benches)
        executables.push_back({{"path", b.executable.string()}, {"content", b.identity}});
    return {{"plan", how.name},       {"filters", asked.filters}, {"metrics", asked.passes},
            {"slices", how.slices},   {"processes", how.processes}, {"executables", executables}};
}

std::string difference(json const& before, json const& after) {
    for (auto const& [key, value] : after.items())
        if (!before.contains(key) || before[key] != value) {
            if (key == "executables")
                return "the measured executable was built anew since";
            return fmt::format("its {} was {}, now it is {}", key, before.value(key, json()).dump(), value.dump());
        }
    return {};
}

struct start {
    std::uint64_t seed = 0;
    std::string date;
    results::machine machine;
    std::vector<std::string> doubts;
};

json to_json(start const& s) {
    return {{"seed", s.seed},
            {"date", s.date},
            {"doubts", s.doubts},
            {"load", s.machine.load}};
}

start begin_new(request const& asked, json const& identity, workspace& place, std::vector<bench> const& benches,
                progress& shown) {
    start s{.seed = asked.seed ? *asked.seed : (std::uint64_t{std::random_device{}()} << 16) ^ std::random_device{}(),
            .date = now_iso8601(),
            .machine = this_machine(),
            .doubts = {}};
    for (auto const& b : benches)
        for (auto const& line : doubts(examine(&b, &b == &benches.front() ? 0.2 : 0)))
            if (std::ranges::find(s.doubts, line) == s.doubts.end())
                s.doubts.push_back(line);
    auto const aside = place.begin({{"identity", identity}, {"start", to_json(s)}});
    if (!aside.empty())
        shown.note("an unfinished run stood there (--resume goes on with one); it was moved to " + aside.string());
    return s;
}

start go_on(request const& asked, json const& identity, workspace& place) {
    auto const before = place.request();
    auto const differs = difference(before.value("identity", json::object()), identity);
    if (!differs.empty())
        throw usage_error("the run in " + asked.out.string() + " can't be resumed with this command: " + differs +
                          "; give the same command, or start a run without --resume");
    auto const& j = before.at("start");
    start s{.seed = j.at("seed").get<std::uint64_t>(),
            .date = j.at("date").get<std::string>(),
            .machine = this_machine(),
            .doubts = j.at("doubts").get<std::vector<std::string>>()};
    s.machine.load = j.at("load").get<std::vector<double>>();
    if (asked.seed && *asked.seed != s.seed)
        throw usage_error(fmt::format("the run in {} was begun with --seed {}; give the same, or none", asked.out.string(),
                                      s.seed));
    return s;
}

std::set<std::string> possible_passes(request const& asked, std::vector<bench> const& benches, results::run& into) {
    namespace metric = results::metric;
    auto passes = asked.passes;
    auto const leave_out = [&](std::string const& pass, std::vector<char const*> metrics, std::string const& why) {
        passes.erase(pass);
        for (auto const* id : metrics)
            into.absent[id] = why;
    };
    std::vector<char const*> const heap{metric::peak_bytes, metric::allocations, metric::total_bytes};
    if (!passes.contains("time"))
        leave_out("time", {metric::time}, "it wasn't asked for (--metrics)");
    if (!passes.contains("resident"))
        leave_out("resident", {metric::resident_bytes}, "it wasn't asked for (--metrics)");
    if (!passes.contains("heap"))
        leave_out("heap", heap, "it wasn't asked for (--metrics)");
    else
        for (auto const& b : benches)
            if (!b.why_no_heap.empty())
                leave_out("heap", heap, b.why_no_heap);
    return passes;
}

plan plan_for(request const& asked, case_lists const& cases) {
    auto how = plan_named(asked.plan);
    if (asked.processes)
        how.processes = *asked.processes;
    std::size_t count = 0;
    for (auto const& list : cases)
        count += list.size();
    return fitted(how, count);
}

std::string sources_of(std::vector<bench> const& benches) {
    for (auto const& b : benches)
        for (auto const& example : b.can_run.examples)
            if (!example.source_dir.empty())
                return example.source_dir.string();
    return {};
}

// Written even when the run was cut short: what there is can be looked at while the rest waits.
void write_results(workspace& place, results::run const& run) {
    try {
        results::write_file_atomically(place.results(), results::write_json(run));
        if (run.complete)
            place.finish();
    } catch (std::system_error const& e) {
        throw run_error(std::string(e.what()) +
                        "; what was measured is kept: free the disk and call again with --resume");
    }
}

} // namespace

outcome perform(request const& asked, progress& shown, std::atomic<int> const& stop) {
    auto const begun = std::chrono::steady_clock::now();
    static_cast<void>(plan_named(asked.plan)); // a wrong name is told before anything is looked for
    if (asked.resume && !std::filesystem::exists(asked.out / "run"))
        throw usage_error("there is no run in " + asked.out.string() + " to go on with; start one without --resume");
    auto const benches = open_all(asked);
    auto const cases = select_all(asked, benches);
    auto const how = plan_for(asked, cases);
    workspace place(asked.out);
    auto const identity = identity_of(asked, benches, how);
    auto const s = asked.resume ? go_on(asked, identity, place) : begin_new(asked, identity, place, benches, shown);

    outcome result;
    result.file = place.results();
    result.run.date = s.date;
    result.run.where = s.machine;
    result.run.doubts = s.doubts;
    result.run.revision = revision_of(sources_of(benches));
    auto const passes = possible_passes(asked, benches, result.run);

    executor all({.how = how,
                  .benches = benches,
                  .steps = make_steps(how, passes, cases, s.seed),
                  .stall_limit = asked.stall_limit,
                  .stop = &stop},
                 place, shown);
    std::exception_ptr broken;
    try {
        result.stopped = !all.run();
    } catch (run_error const&) {
        broken = std::current_exception();
    }
    result.run.complete = !result.stopped && !broken;
    collect(result.run, how, benches, all.steps(), all.results(), all.failures());
    if (broken) {
        try {
            write_results(place, result.run);
        } catch (run_error const&) {
            // The first error says what to do; this is its echo.
        }
        std::rethrow_exception(broken);
    }
    write_results(place, result.run);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return result;
}

} // namespace yieldmark::run
