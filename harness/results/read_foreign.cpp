#include "harness/results/clock.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/read_run.hpp"
#include "harness/results/same_names.hpp"
#include "harness/results/time_unit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace yieldmark::results {
namespace {

// Numbers of an entry that describe it and measure nothing.
constexpr std::array<std::string_view, 10> no_counters{
    "repetitions", "repetition_index", "threads",  "family_index", "per_family_instance_index",
    "iterations",  "real_time",        "cpu_time", "json_version", "total_iterations"};

bool is_counter(std::string_view key) {
    return std::ranges::find(no_counters, key) == no_counters.end() &&
           std::ranges::find(all_metrics(), key, &metric_info::google_benchmark) == all_metrics().end();
}

// A counter may be called like a metric that it isn't. Names that are such a one already get one more prefix,
// so that no two counters come to the same name.
std::string metric_of(std::string const& counter) {
    constexpr std::string_view prefix = "counter_";
    std::string_view bare = counter;
    while (bare.starts_with(prefix))
        bare.remove_prefix(prefix.size());
    return find_metric(bare) == nullptr ? counter : std::string(prefix) + counter;
}

// Google Benchmark 1.7 lets the results of all repetitions but the last point into memory that it has
// released.
bool memory_is_sound(fields const& entry) {
    return !entry.has("repetition_index") || entry.count<std::uint64_t>("repetition_index", 0) + 1 >=
                                                 entry.count<std::uint64_t>("repetitions", 1);
}

// A program can't have a figure below 0 or above what a process can address.
bool can_be(double figure) {
    constexpr double address_space = 0x1p47;
    return std::isfinite(figure) && figure >= 0 && figure <= address_space;
}

bool is_aggregate(fields const& entry) {
    return entry.text("run_type", "iteration") == "aggregate" || entry.has("big_o") || entry.has("rms") ||
           entry.has("aggregate_name");
}

class foreign_run {
public:
    foreign_run() {
        run_.toolchains.push_back({"unknown", "", ""});
        run_.processes.push_back({"time", 0, 0, 0});
    }

    run& result() { return run_; }

    // What yieldmark-bench wrote by itself says so in its context.
    void names_are_ours() { named_ = parse_case_name; }

    void add(fields const& entry) {
        auto const made = is_aggregate(entry); // of others
        same_.add(made ? entry.text("run_name", entry.text("name")) : entry.text("name"), entry, made);
        if (made) {
            keep_aggregate(entry);
        } else {
            add_iteration(entry);
        }
    }

    void finish() {
        for (auto const& [name, value] : aggregates_)
            add_aggregate(name, value);
        leave_out_same_names();
        for (auto& one : run_.cases)
            choose_clock(one);
        note("benchmarks with aggregates only, so their median or mean stands for all repetitions and "
             "there is no interval (measure without --benchmark_report_aggregates_only)",
             aggregates_only_);
        note("counters left out because they are NaN or infinite", left_out_);
        if (run_.where.cpu_scaling)
            run_.doubts.push_back("the CPU's clock was not fixed (cpu_scaling_enabled)");
        if (run_.library_build == "debug")
            run_.doubts.push_back("the Google Benchmark library was built for debugging");
    }

private:
    struct aggregate {
        double nanoseconds = 0;
        double cpu_nanoseconds = 0;
        bool median = false;
        case_result beside; // its memory, counters, label and threads
    };

    // Their values can't be told apart: pooled, they would be the time of none of them.
    void leave_out_same_names() {
        auto const shared = same_.shared();
        constexpr std::size_t most_named = 20;
        std::size_t named = 0;
        for (auto const& [name, count] : shared)
            if (named++ < most_named)
                run_.doubts.push_back(fmt::format(
                    "{} benchmarks in the file are called {}; they can't be told apart and were left out",
                    count, name));
        if (named > most_named)
            run_.doubts.push_back(fmt::format("so were those of {} more names", named - most_named));
        std::erase_if(run_.cases, [&](case_result const& one) { return shared.contains(one.name.text()); });
    }

    static void choose_clock(case_result& one) {
        std::vector<sample> times;
        for (auto const& s : one.samples)
            if (s.metric == metric::time)
                times.push_back(s);
        if (!have_both_times(times))
            return;
        auto const by = counted_by(one.name.text());
        for (auto& s : one.samples)
            if (s.metric == metric::time)
                count_by(by, {&s, 1});
    }

    static void describe(fields const& entry, case_result& result) {
        result.label = entry.text("label", "");
        result.threads = std::max(1U, entry.count<std::uint32_t>("threads", 1));
    }

    case_result& find(std::string const& name) {
        auto const [known, added] = known_.try_emplace(name, run_.cases.size());
        if (added)
            run_.cases.push_back({.name = named_(name), .samples = {}, .error = {}});
        return run_.cases[known->second];
    }

    void add_iteration(fields const& entry) {
        auto& result = find(entry.text("name"));
        describe(entry, result);
        if (entry.flag("error_occurred", false)) {
            fail(result, entry.text("error_message", "failed"));
        } else if (entry.flag("skipped", false)) {
            fail(result, "skipped: " + entry.text("skip_message", ""));
        } else {
            add_time(entry, result);
            add_memory(entry, result);
            add_counters(entry, result);
        }
    }

    static void fail(case_result& result, std::string const& why) {
        if (result.error.empty())
            result.error = why;
    }

    static void add_time(fields const& entry, case_result& result) {
        double const time = real_nanoseconds(entry);
        auto const iterations = entry.count<std::uint64_t>("iterations", 0);
        if (!std::isfinite(time))
            return fail(result, "its time is NaN or infinite");
        if (time <= 0)
            return fail(result, "its time is 0 or less");
        result.samples.push_back(value_of(metric::time, time, iterations));
        result.samples.back().slices = 1;
        add_both_times(result.samples.back(), cpu_nanoseconds(entry));
    }

    static void add_both_times(sample& s, double cpu) {
        if (cpu <= 0)
            return;
        s.real_time = s.value;
        s.cpu_time = cpu;
    }

    static sample value_of(std::string metric, double value, std::uint64_t iterations = 0) {
        sample s;
        s.metric = std::move(metric);
        s.value = value;
        s.iterations = iterations;
        return s;
    }

    static void add_memory(fields const& entry, case_result& result) {
        if (!memory_is_sound(entry))
            return;
        for (auto const& m : all_metrics()) {
            std::string const key(m.google_benchmark);
            if (key.empty() || !entry.has(key.c_str()))
                continue;
            auto const figure = entry.number(key.c_str());
            if (can_be(figure))
                result.samples.push_back(value_of(std::string(m.id), figure));
            else
                result.without[std::string(m.id)] =
                    fmt::format("the program gave {:g}, which can't be", figure);
        }
    }

    // Google Benchmark writes a counter that is called like a key of its own as that key once more.
    static std::string counter_named(std::string const& key, json const& entry) {
        if (key.front() != repeated_key)
            return metric_of(key);
        for (auto const& [first, value] : entry.items())
            if (first != key && first.size() == key.size() && first.ends_with(key.substr(1)))
                return "counter_" + first;
        return metric_of(key);
    }

    void add_counters(fields const& entry, case_result& result) {
        for (auto const& [key, value] : entry.value().items()) {
            if (key.empty() || !is_counter(key))
                continue;
            auto const* text = value.get_ptr<std::string const*>();
            if (value.is_number())
                result.samples.push_back(value_of(counter_named(key, entry.value()), value.get<double>()));
            else if (text != nullptr && non_finite(*text))
                ++left_out_;
        }
    }

    void keep_aggregate(fields const& entry) {
        auto const kind = entry.text("aggregate_name", "");
        if (kind != "median" && kind != "mean")
            return;
        auto const name = entry.text("run_name", entry.text("name"));
        auto& kept = aggregates_[name];
        if (kept.median)
            return;
        kept = {real_nanoseconds(entry), cpu_nanoseconds(entry), kind == "median", {}};
        describe(entry, kept.beside);
        add_memory(entry, kept.beside);
        add_counters(entry, kept.beside);
    }

    void add_aggregate(std::string const& name, aggregate const& kept) {
        if (known_.contains(name))
            return;
        if (!std::isfinite(kept.nanoseconds) || kept.nanoseconds <= 0)
            return fail(find(name), "its time is 0 or less, NaN or infinite");
        auto& result = find(name);
        result.samples.push_back(value_of(metric::time, kept.nanoseconds));
        add_both_times(result.samples.back(), kept.cpu_nanoseconds);
        result.samples.insert(result.samples.end(), kept.beside.samples.begin(), kept.beside.samples.end());
        result.without = kept.beside.without;
        result.label = kept.beside.label;
        result.threads = kept.beside.threads;
        ++aggregates_only_;
    }

    void note(char const* what, std::size_t count) {
        if (count > 0)
            run_.doubts.push_back(fmt::format("{}: {}", what, count));
    }

    run run_;
    case_name (*named_)(std::string const&) = [](std::string const& name) { return foreign_name(name); };
    std::unordered_map<std::string, std::size_t> known_;
    std::map<std::string, aggregate> aggregates_;
    same_names same_;
    std::size_t aggregates_only_ = 0;
    std::size_t left_out_ = 0;
};

} // namespace

run read_foreign(fields const& root) {
    foreign_run reading;
    if (root.has("context")) {
        read_foreign_context(root.object("context").value(), reading.result());
        if (root.object("context").has(own_context))
            reading.names_are_ours();
    }
    root.each("benchmarks", [&](fields const& entry) { reading.add(entry); });
    reading.finish();
    return std::move(reading.result());
}

} // namespace yieldmark::results
