#include "harness/results/builds_json.hpp"
#include "harness/results/clock.hpp"
#include "harness/results/code_json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/machine_json.hpp"
#include "harness/results/part_json.hpp"
#include "harness/results/profiles_json.hpp"
#include "harness/results/read_run.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace yieldmark::results {
namespace {

using ordered = nlohmann::ordered_json;

// What a crashed process printed may hold any bytes; a results file must be readable all the same.
std::string dump(ordered const& value) {
    return value.dump(-1, ' ', false, ordered::error_handler_t::replace);
}

ordered number(double value) {
    return std::isfinite(value) ? ordered(value) : ordered(number_json(value).get<std::string>());
}

ordered numbers(std::vector<double> const& values) {
    auto result = ordered::array();
    for (double const v : values)
        result.push_back(number(v));
    return result;
}

template <typename T, typename Write> ordered list(std::vector<T> const& values, Write const& write) {
    auto result = ordered::array();
    for (auto const& v : values)
        result.push_back(write(v));
    return result;
}

ordered machine_json(machine const& m) {
    return {{"cpu", m.cpu}, {"memory_bytes", m.memory_bytes}, {"system", m.system}};
}

ordered toolchain_json(toolchain const& t) {
    return {{"id", t.id}, {"compiler", t.compiler}, {"flags", t.flags}};
}

ordered process_json(process const& p) {
    return {{"pass", p.pass},
            {"layout_seed", p.layout_seed},
            {"order_seed", p.order_seed},
            {"toolchain", p.toolchain}};
}

ordered example_json(example_info const& e) {
    ordered made{{"name", e.name}, {"suite", e.suite},     {"documents", e.documents},
                 {"asks", e.asks}, {"sources", e.sources}, {"unable", e.unable}};
    if (!e.catalogue)
        made["catalogue"] = false;
    if (e.endless)
        made["endless"] = true;
    if (e.chained)
        made["chained"] = true;
    if (!e.roles.empty())
        made["roles"] = e.roles;
    if (e.bytes_per_item != 0)
        made["bytes_per_item"] = e.bytes_per_item;
    return made;
}

ordered failure_json(failure const& f) {
    return {{"where", f.where}, {"what", f.what}, {"output", f.output}};
}

ordered own_json(run const& r) {
    ordered own{{"schema", schema_version}, {"plan", r.plan}, {"revision", r.revision}};
    own["benchmark_version"] = r.benchmark_version;
    own["complete"] = r.complete;
    own["slow_limit"] = number(r.slow_limit);
    if (!r.context.empty())
        own["program_context"] = r.context;
    own["machine"] = machine_json(r.where);
    if (!r.machines.empty())
        own["machines"] = list(r.machines, whole_machine_json);
    if (r.part)
        own["part"] = part_json(*r.part);
    own["toolchains"] = list(r.toolchains, toolchain_json);
    own["doubts"] = r.doubts;
    own["absent"] = r.absent;
    own["failures"] = list(r.failures, failure_json);
    own["processes"] = list(r.processes, process_json);
    own["examples"] = list(r.examples, example_json);
    if (!r.profiles.empty())
        own["profiles"] = profiles_json(r.profiles);
    if (!r.code.empty())
        own["code"] = code_json(r.code);
    if (!r.builds.empty())
        own["builds"] = builds_json(r.builds);
    return own;
}

ordered context_json(run const& r) {
    ordered context{{"date", r.date}, {"host_name", r.where.host}};
    if (!r.executable.empty())
        context["executable"] = r.executable;
    else if (!all_foreign(r))
        context["executable"] = own_executable;
    context["num_cpus"] = r.where.cores;
    context["mhz_per_cpu"] = number(r.where.mhz);
    context["cpu_scaling_enabled"] = r.where.cpu_scaling;
    context["caches"] = ordered::array();
    context["load_avg"] = numbers(r.where.load);
    if (!r.library_build.empty())
        context["library_build_type"] = r.library_build;
    context["yieldmark"] = own_json(r);
    return context;
}

void add_provenance(ordered& to, sample const& s) {
    to["process"] = s.process;
    if (s.slices != 0)
        to["slices"] = s.slices;
    if (s.speed_before != 0)
        to["speed_before"] = number(s.speed_before);
    if (s.speed_after != 0)
        to["speed_after"] = number(s.speed_after);
    if (s.slow)
        to["slow"] = true;
}

ordered sample_json(sample const& s) {
    ordered result{{"value", number(s.value)}};
    if (s.iterations != 0)
        result["iterations"] = s.iterations;
    add_provenance(result, s);
    return result;
}

// Google Benchmark's family: one registered function; its instances are the sizes.
struct family_place {
    std::size_t family = 0;
    std::size_t instance = 0;
};

class families {
public:
    family_place next(case_result const& c) {
        auto key = c.name;
        key.n = 0;
        auto& family = known_.try_emplace({key, c.toolchain}, family_state{known_.size(), 0}).first->second;
        return {family.index, family.instances++};
    }

private:
    struct family_state {
        std::size_t index = 0;
        std::size_t instances = 0;
    };
    std::map<std::pair<case_name, std::uint32_t>, family_state> known_;
};

class case_writer {
public:
    case_writer(run const& r, case_result const& c, family_place where)
        : case_(c), where_(where), name_(c.name.text() + toolchain_suffix(r, c.toolchain)),
          names_itself_(name_within(r, c.name.text()) == c.name) {
        for (auto const& s : c.samples) {
            bool const timed = s.metric == metric::time && c.error.empty() && std::isfinite(s.value);
            if (timed)
                times_.push_back(&s);
            else
                others_[s.metric].push_back(&s);
        }
    }

    void append_to(std::vector<std::string>& lines) const {
        if (times_.empty())
            lines.push_back(dump(entry_without_time()));
        for (std::size_t i = 0; i < times_.size(); ++i)
            lines.push_back(dump(timed_entry(i)));
    }

private:
    ordered head(std::size_t repetition) const {
        ordered e{
            {"name", name_}, {"family_index", where_.family}, {"per_family_instance_index", where_.instance}};
        e["run_name"] = name_;
        e["run_type"] = "iteration";
        e["repetitions"] = std::max<std::size_t>(times_.size(), 1);
        e["repetition_index"] = repetition;
        e["threads"] = case_.threads;
        return e;
    }

    static void add_times(ordered& e, std::uint64_t iterations, double real, double cpu) {
        e["iterations"] = iterations;
        e["real_time"] = real;
        e["cpu_time"] = cpu;
        e["time_unit"] = "ns";
    }

    ordered timed_entry(std::size_t i) const {
        auto const& s = *times_[i];
        auto e = head(i);
        bool const both = s.real_time > 0 && s.cpu_time > 0;
        add_times(e, s.iterations, both ? s.real_time : s.value, both ? s.cpu_time : s.value);
        if (both)
            e["clock"] = to_string(clock_of({&s, 1}));
        if (case_.items != 0 && s.value > 0)
            e["items_per_second"] = number(static_cast<double>(case_.items) / (s.value * 1e-9));
        if (i == 0)
            add_memory(e);
        add_case(e);
        add_provenance(e, s);
        if (i == 0)
            add_samples(e);
        return e;
    }

    ordered entry_without_time() const {
        auto e = head(0);
        e["error_occurred"] = true;
        e["error_message"] = case_.error.empty() ? "time was not measured in this run" : case_.error;
        if (case_.error.empty())
            e["time_absent"] = true;
        add_times(e, 0, 0, 0);
        add_memory(e);
        add_case(e);
        add_samples(e);
        return e;
    }

    // In the order of Google Benchmark, which is that of the keys.
    void add_memory(ordered& e) const {
        std::map<std::string, std::string> keys;
        for (auto const& m : all_metrics())
            if (!m.google_benchmark.empty())
                keys.emplace(m.google_benchmark, m.id);
        for (auto const& [key, metric] : keys)
            add_first(e, key, metric);
    }

    void add_first(ordered& e, std::string const& key, std::string const& metric) const {
        auto const found = others_.find(metric);
        if (found == others_.end() || !std::isfinite(found->second.front()->value))
            return;
        double const value = found->second.front()->value;
        if (value >= 0 && value < 1e15 && std::trunc(value) == value)
            e[key] = static_cast<std::uint64_t>(value);
        else
            e[key] = value;
    }

    void add_case(ordered& e) const {
        if (!case_.label.empty())
            e["label"] = case_.label;
        e["toolchain"] = case_.toolchain;
        if (case_.machine != 0)
            e["machine"] = case_.machine;
        if (case_.items != 0)
            e["items"] = case_.items;
        if (!case_.without.empty())
            e["without"] = case_.without;
        if (names_itself_)
            return;
        auto const& n = case_.name;
        e["case"] = {
            {"example", n.example}, {"technique", n.technique}, {"scenario", n.scenario}, {"n", n.n}};
    }

    void add_samples(ordered& e) const {
        for (auto const& [metric, samples] : others_)
            e["samples"][metric] = list(samples, [](sample const* s) { return sample_json(*s); });
    }

    case_result const& case_;
    family_place where_;
    std::string name_;
    bool names_itself_;
    std::vector<sample const*> times_;
    std::map<std::string, std::vector<sample const*>> others_;
};

} // namespace

std::string write_json(run const& r) {
    std::vector<std::string> lines;
    families known;
    for (auto const& c : r.cases)
        case_writer(r, c, known.next(c)).append_to(lines);
    std::string text = "{\n\"context\": " + dump(context_json(r)) + ",\n\"benchmarks\": [";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += i == 0 ? "\n" : ",\n";
        text += lines[i];
    }
    return text + "\n]\n}\n";
}

} // namespace yieldmark::results
