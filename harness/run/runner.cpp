#include "harness/run/runner.hpp"

#include "harness/results/clock.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/lists.hpp"
#include "harness/run/bench.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/run/collect.hpp"
#include "harness/run/counters.hpp"
#include "harness/run/doctor.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/foreign.hpp"
#include "harness/run/machine.hpp"
#include "harness/run/python.hpp"
#include "harness/run/workspace.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

namespace yieldmark::run {

namespace {

using json = nlohmann::json;
using case_lists = std::vector<std::vector<std::string>>;

std::vector<bench> open_all(run_request const& asked) {
    if (!asked.command.empty())
        return {open_foreign(asked.command, asked.stall_limit)};
    std::vector<bench> benches;
    for (auto const& path : asked.benches)
        benches.push_back(open_bench(path));
    if (benches.empty())
        throw system::usage_error("no executable to measure was given; name one with --bench");
    if (asked.python)
        benches.push_back(open_python(benches.front()));
    return benches;
}

// A pattern is idle if no executable has a case for it. Of several, one may lack what another has: that is reported
// too, as its columns stay empty.
case_lists select_all(run_request const& asked, std::vector<bench> const& benches, system::progress& shown) {
    case_lists cases(benches.size());
    results::case_filter any(asked.filters);
    for (std::size_t b = 0; b < benches.size(); ++b)
        cases[b] = matching(benches[b].can_run, asked.plan, any);
    if (auto const line = report_idle(any, asked.plan, asked.command); !line.empty())
        shown.failure(line);
    if (std::ranges::all_of(cases, &std::vector<std::string>::empty))
        throw system::usage_error("plan " + asked.plan + " has no cases in this executable");
    for (std::size_t b = 0; asked.benches.size() > 1 && b < benches.size(); ++b)
        if (cases[b].empty() && !benches[b].is_python())
            shown.failure(benches[b].executable.string() + " has none of the chosen cases");
    return cases;
}

// What must be the same for a resumed run to be the same run.
json identity_of(run_request const& asked, std::vector<bench> const& benches, plan const& how,
                 std::optional<results::part> const& part) {
    json executables = json::array();
    for (auto const& b : benches)
        executables.push_back({{"path", b.executable.string()}, {"content", b.identity}});
    json all{{"plan", how.name},     {"filters", asked.filters},   {"metrics", asked.passes},
             {"slices", how.slices}, {"processes", how.processes}, {"executables", executables}};
    if (!asked.command.empty())
        all["command"] = asked.command;
    if (asked.clock != results::clock::own)
        all["clock"] = results::to_string(asked.clock);
    if (part) { // what of it was measured elsewhere would be divided by what is measured here
        all["shard"] = fmt::format("{}/{} {}", part->number, part->of, part->balance);
        all["machine"] = this_machine().host;
    }
    return all;
}

// A part has a machine, and a whole run has none: that it is a part is the reason that can be understood.
std::string difference(json const& before, json const& after) {
    std::vector<std::string> keys{"shard"};
    for (auto const* all : {&after, &before})
        for (auto const& [key, value] : all->items())
            keys.push_back(key);
    auto const said = [](json const& of, std::string const& key) {
        return of.contains(key) ? of[key].dump() : "not given";
    };
    for (auto const& key : keys) {
        if (said(before, key) == said(after, key))
            continue;
        if (key == "executables")
            return "the measured executable has been rebuilt since";
        return fmt::format("its {} was {}, now it is {}", key, said(before, key), said(after, key));
    }
    return {};
}

struct start {
    std::uint64_t seed = 0;
    std::string date;
    results::machine machine;
    std::vector<std::string> doubts;
    std::string library_build;
};

json to_json(start const& s) {
    return {{"seed", s.seed},
            {"date", s.date},
            {"doubts", s.doubts},
            {"library_build", s.library_build},
            {"load", s.machine.load}};
}

std::vector<std::string> all_doubts(std::vector<bench> const& benches) {
    std::vector<std::string> all;
    for (auto const& b : benches)
        all.insert(all.end(), b.doubts.begin(), b.doubts.end());
    for (auto const& b : benches)
        if (!b.is_python())
            results::append_new(all, doubts(examine(&b, &b == &benches.front() ? 0.2 : 0)));
    return all;
}

start begin_new(run_request const& asked, json const& identity, workspace& place,
                std::vector<bench> const& benches, std::optional<results::part> const& part,
                system::progress& shown) {
    start s{.seed = asked.seed ? *asked.seed
                    : part     ? part->seed
                               : (std::uint64_t{std::random_device{}()} << 16) ^ std::random_device{}(),
            .date = now_iso8601(),
            .machine = this_machine(),
            .doubts = all_doubts(benches),
            .library_build = library_build(benches.front())};
    auto const aside = place.begin({{"identity", identity}, {"start", to_json(s)}});
    if (!aside.empty())
        shown.note("there was an unfinished run (--resume continues one); it was moved to " + aside.string());
    if (place.has_earlier_results())
        shown.note(place.results().string() + " is a finished run; it stays until this one is complete");
    return s;
}

start go_on(run_request const& asked, json const& identity, workspace& place) {
    auto const before = place.request();
    auto const differs = difference(before.value("identity", json::object()), identity);
    if (!differs.empty())
        throw system::usage_error("the run in " + asked.out.string() +
                                  " can't be resumed with this command: " + differs +
                                  "; give the same command, or start a run without --resume");
    auto const& j = before.at("start");
    start s{.seed = j.at("seed").get<std::uint64_t>(),
            .date = j.at("date").get<std::string>(),
            .machine = this_machine(),
            .doubts = j.at("doubts").get<std::vector<std::string>>(),
            .library_build = j.value("library_build", "")};
    s.machine.load = j.at("load").get<std::vector<double>>();
    if (asked.seed && *asked.seed != s.seed)
        throw system::usage_error(fmt::format(
            "the run in {} was started with --seed {}; give the same, or none", asked.out.string(), s.seed));
    return s;
}

std::set<std::string> possible_passes(run_request const& asked, std::vector<bench> const& benches,
                                      results::run& into) {
    auto passes = asked.passes;
    for (auto const& pass : results::pass_ids(results::passes::any)) {
        if (pass == results::pass::counters)
            continue; // one by one
        std::string why = asked.passes.contains(pass) ? "" : "it wasn't asked for (--metrics)";
        for (auto const& b : benches)
            if (auto more = asked.passes.contains(pass) ? why_not(b, pass) : ""; !more.empty())
                why = std::move(more);
        if (why.empty())
            continue;
        passes.erase(pass);
        for (auto const& m : results::metrics_of(pass))
            into.absent[std::string(m.id)] = why;
    }
    leave_out_counters(passes, benches, into);
    return passes;
}

// CPython's cases don't count: with them or without, the others get the same slices.
plan plan_for(run_request const& asked, std::vector<bench> const& benches, case_lists const& cases) {
    auto how = plan_named(asked.plan);
    if (asked.processes)
        how = with_processes(how, *asked.processes);
    how.clock = asked.clock;
    // Our own executables count the same in every process; what others do may depend on chance.
    if (std::ranges::any_of(benches, &bench::is_foreign) && how.name != "smoke")
        how.instructions_processes = how.name == "full" ? 3 : 2;
    std::size_t count = 0;
    for (std::size_t b = 0; b < benches.size(); ++b)
        count += benches[b].is_python() ? 0 : cases[b].size();
    return fitted(how, count);
}

std::string sources_of(std::vector<bench> const& benches) {
    for (auto const& b : benches)
        for (auto const& example : b.can_run.examples)
            if (!example.source_dir.empty())
                return example.source_dir.string();
    for (auto const& b : benches)
        if (b.is_foreign())
            return b.executable.parent_path().string();
    return {};
}

// Whole examples of all executables, divided by their names; the rest of `cases` is taken out.
std::optional<results::part> part_of(run_request const& asked, std::vector<bench> const& benches,
                                     plan const& how, case_lists& cases, system::progress& shown) {
    if (!asked.shard)
        return std::nullopt;
    std::vector<case_of_unit> whole;
    std::set<std::string> known;
    for (auto const& names : cases)
        for (auto const& name : names)
            if (known.insert(name).second)
                whole.push_back({name, unit_of(name)});
    auto part = divide(*asked.shard, whole, read_seconds(asked.shard->balance));
    part.asked = {{"plan", how.name},
                  {"filters", results::quoted(asked.filters)},
                  {"metrics", fmt::format("{}", fmt::join(asked.passes, ","))},
                  {"processes", std::to_string(how.processes)},
                  {"slices", std::to_string(how.slices)},
                  {"clock", results::to_string(asked.clock)},
                  {"python", asked.python ? "yes" : "no"},
                  {"revision", system::git::description_of(sources_of(benches))}};
    if (!asked.command.empty())
        part.asked["flags"] = results::quoted({asked.command.begin() + 1, asked.command.end()});
    part.seed = asked.seed.value_or(shared_seed(part));
    for (auto& names : cases)
        names = cases_within(part, names);
    shown.note(part_text(part));
    return part;
}

// Written even when the run was cut short: what there is can be looked at while the rest waits.
void write_results(workspace& place, system::progress& shown, run_result& done) {
    try {
        auto const where = place.save(done.run);
        done.file = where.file;
        done.earlier = where.earlier;
        if (!where.left.empty())
            shown.note("what is left of the finished run from before is in " + where.left.string());
    } catch (std::system_error const& e) {
        throw system::run_error(std::string(e.what()) +
                                "; what was measured is kept: free the disk and call again with --resume");
    }
}

// What is known before anything is measured.
results::run described(start const& s, std::vector<bench> const& benches) {
    results::run r;
    r.date = s.date;
    r.where = s.machine;
    r.doubts = s.doubts;
    r.library_build = s.library_build;
    for (auto const& b : benches)
        if (b.is_python())
            r.doubts.push_back(
                b.version + "'s memory is what tracemalloc counts, not what the heap probe does: it tells " +
                "orders of magnitude, not bytes");
    r.revision = system::git::description_of(sources_of(benches));
    return r;
}

void require_sense(run_request const& asked) {
    if (!asked.command.empty() && (!asked.benches.empty() || asked.python))
        throw system::usage_error(
            "neither --bench nor --python goes with a program after --; leave them out");
    static_cast<void>(plan_named(asked.plan)); // a wrong name is reported before anything is looked for
    if (asked.resume && !std::filesystem::exists(asked.out / "run"))
        throw system::usage_error("there is no run in " + asked.out.string() +
                                  " to continue; start one without --resume");
}

std::vector<step> planned_steps(plan const& how, std::set<std::string> const& passes, case_lists const& cases,
                                std::uint64_t seed, std::vector<bench> const& benches) {
    auto all = with_few_huge(make_steps(how, passes, cases, seed), how, huge_cases(benches));
    return with_short_filters(without_idle_python(std::move(all), benches), benches);
}

// Runs the steps and writes what they gave, be it all or what there was when something ended them.
void measure(execution what, workspace& place, system::progress& shown, run_result& result) {
    auto const how = what.how;
    auto const benches = what.benches;
    executor all(std::move(what), place, shown);
    std::exception_ptr broken;
    try {
        result.stopped = !all.run();
    } catch (system::run_error const&) {
        broken = std::current_exception();
    }
    result.run.complete = !result.stopped && !broken;
    collect(result.run, how, benches, all.steps(), all.results(), all.failures());
    try {
        write_results(place, shown, result);
    } catch (system::run_error const&) {
        if (!broken) // otherwise the first error says what to do, and this one only follows from it
            throw;
    }
    if (broken)
        std::rethrow_exception(broken);
}

} // namespace

run_result execute_run(run_request const& asked, system::progress& shown, std::atomic<int> const& stop) {
    auto const begun = std::chrono::steady_clock::now();
    require_sense(asked);
    auto const benches = open_all(asked);
    auto cases = select_all(asked, benches, shown);
    auto const how = plan_for(asked, benches, cases); // of a part that of the whole
    auto part = part_of(asked, benches, how, cases, shown);
    workspace place(asked.out);
    place.require_own(asked.resume);
    auto const identity = identity_of(asked, benches, how, part);
    auto const s = asked.resume ? go_on(asked, identity, place)
                                : begin_new(asked, identity, place, benches, part, shown);
    run_result result{.run = described(s, benches), .file = place.results(), .earlier = {}};
    if (part)
        part->seed = s.seed;
    result.run.part = std::move(part);
    auto const passes = possible_passes(asked, benches, result.run);
    measure({.how = how,
             .benches = benches,
             .steps = planned_steps(how, passes, cases, s.seed, benches),
             .stall_limit = asked.stall_limit,
             .stop = &stop},
            place, shown, result);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return result;
}

} // namespace yieldmark::run
