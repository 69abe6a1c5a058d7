#include "harness/results/builds_json.hpp"
#include "harness/results/clock.hpp"
#include "harness/results/code_json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/machine_json.hpp"
#include "harness/results/part_json.hpp"
#include "harness/results/profiles_json.hpp"
#include "harness/results/read_run.hpp"
#include "harness/results/time_unit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yieldmark::results {

std::uint32_t index_within(fields const& from, char const* key, std::size_t size, char const* list) {
    auto const index = from.count<std::uint32_t>(key, 0);
    if (index >= size)
        from.fail(key,
                  fmt::format("is {}, but context.yieldmark.{} lists {}; correct the file, or measure again",
                              index, list, size));
    return index;
}

namespace {

constexpr auto no_most = std::numeric_limits<double>::infinity();

void require_schema(fields const& own) {
    auto const schema = own.count<unsigned>("schema", 0);
    if (schema == 0)
        own.fail("schema", "is missing or 0; correct the file, or measure again");
    if (schema > schema_version)
        own.fail("schema",
                 fmt::format("is {}: the file comes from a newer yieldmark (this one reads up to {}); "
                             "update yieldmark",
                             schema, schema_version));
}

void read_machine(fields const& own, machine& m) {
    if (!own.has("machine"))
        return;
    auto const from = own.object("machine");
    m.cpu = from.text("cpu", "");
    m.memory_bytes = from.count<std::uint64_t>("memory_bytes", 0);
    m.system = from.text("system", "");
}

void read_toolchains_and_processes(fields const& own, run& r) {
    own.each("toolchains", [&](fields const& from) {
        r.toolchains.push_back({from.text("id", ""), from.text("compiler", ""), from.text("flags", "")});
    });
    own.each("processes", [&](fields const& from) {
        r.processes.push_back({from.text("pass", ""), from.count<std::uint64_t>("layout_seed", 0),
                               from.count<std::uint64_t>("order_seed", 0),
                               index_within(from, "toolchain", r.toolchains.size(), "toolchains")});
    });
}

void read_examples_and_failures(fields const& own, run& r) {
    own.each("examples", [&](fields const& from) {
        auto const roles = from.texts("roles");
        r.examples.push_back({from.text("name", ""), from.text("suite", ""), from.text("documents", ""),
                              from.text("asks", ""), from.text_map("sources"), from.text_map("unable"),
                              from.flag("catalogue", true), from.flag("endless", false),
                              from.flag("chained", false), std::set(roles.begin(), roles.end()),
                              from.count<std::uint64_t>("bytes_per_item", 0)});
    });
    own.each("failures", [&](fields const& from) {
        r.failures.push_back({from.text("where", ""), from.text("what", ""), from.text("output", "")});
    });
}

void read_plan(fields const& own, run& r) {
    r.plan = own.text("plan", "");
    r.revision = own.text("revision", "");
    r.benchmark_version = own.text("benchmark_version", r.benchmark_version);
    r.context = own.text_map("program_context");
    r.doubts = own.texts("doubts");
    r.absent = own.text_map("absent");
    r.slow_limit = own.number_from("slow_limit", 0, no_most, 0);
    r.complete = own.flag("complete", true);
    read_machine(own, r.where);
    own.each("machines", [&](fields const& from) { r.machines.push_back(read_whole_machine(from)); });
    if (own.has("part"))
        r.part = read_part(own.object("part"));
    read_toolchains_and_processes(own, r);
    read_examples_and_failures(own, r);
    read_profiles(own, r);
    read_code(own, r);
    read_builds(own, r);
}

sample read_sample(fields const& from, std::string metric, double value, run const& r) {
    sample s;
    s.metric = std::move(metric);
    s.value = value;
    s.process = index_within(from, "process", r.processes.size(), "processes");
    s.iterations = from.count<std::uint64_t>("iterations", 0);
    s.slices = from.count<std::uint32_t>("slices", 0);
    s.speed_before = from.number_from("speed_before", 0, no_most, 0);
    s.speed_after = from.number_from("speed_after", 0, no_most, 0);
    s.slow = from.flag("slow", false);
    return s;
}

// Without a "clock" the entry's cpu_time only repeats its real_time.
sample read_time(fields const& entry, run const& r) {
    auto s = read_sample(entry, metric::time, real_nanoseconds(entry), r);
    if (s.value <= 0)
        entry.fail("real_time", "isn't above 0; correct the file, or measure again");
    auto const by = entry.text("clock", "");
    if (by.empty())
        return s;
    if (by != to_string(clock::cpu) && by != to_string(clock::real))
        entry.fail("clock", "is neither cpu nor real; correct the file, or measure again");
    s.real_time = s.value;
    s.cpu_time = cpu_nanoseconds(entry);
    if (s.cpu_time <= 0)
        entry.fail("cpu_time", "isn't above 0; correct the file, or measure again");
    if (by == to_string(clock::cpu))
        s.value = s.cpu_time;
    return s;
}

void read_other_samples(fields const& entry, run const& r, case_result& result) {
    if (!entry.has("samples"))
        return;
    auto const samples = entry.object("samples");
    for (auto const& [metric, unused] : samples.value().items()) {
        samples.each(metric.c_str(), [&](fields const& from) {
            auto const value =
                find_metric(metric) == nullptr ? from.number("value") : from.number_from("value", 0, no_most);
            result.samples.push_back(read_sample(from, metric, value, r));
        });
    }
}

case_name read_name(fields const& entry, run const& r, std::uint32_t toolchain) {
    if (entry.has("case")) {
        auto const from = entry.object("case");
        return {from.text("example"), from.text("technique"), from.text("scenario"),
                from.count<std::uint64_t>("n", 0)};
    }
    auto text = entry.text("name");
    auto const suffix = toolchain_suffix(r, toolchain);
    if (!suffix.empty() && text.ends_with(suffix))
        text.resize(text.size() - suffix.size());
    return name_within(r, text);
}

class case_list {
public:
    explicit case_list(run& r) : run_(r) {}

    void add(fields const& entry) {
        auto& result = find(entry);
        if (entry.flag("error_occurred", false)) {
            if (!entry.flag("time_absent", false))
                result.error = entry.text("error_message", "failed");
        } else {
            result.samples.push_back(read_time(entry, run_));
        }
        read_other_samples(entry, run_, result);
    }

private:
    case_result& find(fields const& entry) {
        auto const toolchain = index_within(entry, "toolchain", run_.toolchains.size(), "toolchains");
        auto const key = entry.text("name") + '\n' + std::to_string(toolchain);
        auto const [known, added] = known_.try_emplace(key, run_.cases.size());
        if (added) {
            run_.cases.push_back({.name = read_name(entry, run_, toolchain),
                                  .toolchain = toolchain,
                                  .items = entry.count<std::uint64_t>("items", 0),
                                  .samples = {},
                                  .error = {},
                                  .without = entry.text_map("without"),
                                  .label = entry.text("label", ""),
                                  .threads = entry.count<std::uint32_t>("threads", 1),
                                  .machine = machine_of(entry)});
        }
        return run_.cases[known->second];
    }

    [[nodiscard]] std::uint32_t machine_of(fields const& entry) const {
        return run_.machines.empty() ? 0 : index_within(entry, "machine", run_.machines.size(), "machines");
    }

    run& run_;
    std::unordered_map<std::string, std::size_t> known_;
};

// By hand: libstdc++'s stable algorithms call what clang reports as deprecated.
void times_first(std::vector<sample>& samples) {
    std::vector<sample> sorted;
    sorted.reserve(samples.size());
    for (bool const times : {true, false})
        std::ranges::copy_if(samples, std::back_inserter(sorted),
                             [&](sample const& s) { return (s.metric == metric::time) == times; });
    samples = std::move(sorted);
}

// One process gives one sample: a second would count as independent what isn't.
void refuse_duplicates(fields const& root, run const& r) {
    for (auto const& c : r.cases) {
        std::vector<std::pair<std::string_view, std::uint32_t>> seen;
        for (auto const& s : c.samples)
            seen.emplace_back(s.metric, s.process);
        std::ranges::sort(seen);
        auto const twice = std::ranges::adjacent_find(seen);
        if (twice == seen.end())
            continue;
        root.fail("benchmarks",
                  fmt::format("hold two samples of {} of {} ({}) from process {}; remove one, or "
                              "measure again",
                              twice->first, json(c.name.text()).dump(),
                              json(r.toolchains[c.toolchain].id).dump(), twice->second));
    }
}

} // namespace

std::string toolchain_suffix(run const& r, std::uint32_t toolchain) {
    if (r.toolchains.size() < 2 || toolchain >= r.toolchains.size())
        return "";
    return "/toolchain:" + r.toolchains[toolchain].id;
}

case_name name_within(run const& r, std::string const& text) {
    auto name = parse_case_name(text);
    bool const described =
        std::ranges::find(r.examples, name.example, &example_info::name) != r.examples.end();
    return described ? name : foreign_name(text);
}

run read_own(fields const& root) {
    run r;
    auto const context = root.object("context");
    read_context(context, r);
    if (auto program = context.text("executable", ""); program != own_executable)
        r.executable = std::move(program);
    auto const own = context.object("yieldmark");
    require_schema(own);
    read_plan(own, r);
    case_list cases(r);
    root.each("benchmarks", [&](fields const& entry) { cases.add(entry); });
    for (auto& c : r.cases)
        times_first(c.samples);
    if (!r.plan.empty())
        refuse_duplicates(root, r);
    return r;
}

} // namespace yieldmark::results
