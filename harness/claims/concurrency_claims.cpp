// The claims on tasks and threads: multitasking, threads.

#include "harness/claims/claims.hpp"
#include "harness/claims/statement.hpp"
#include "harness/results/techniques.hpp"
#include "harness/text/words.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::claims {
namespace {

/// ns for one item in each process, at the largest n in `drain`.
struct item_times {
    results::case_result const* of = nullptr;
    stats::interval ns;
};

std::optional<item_times> item_times_of(evidence const& from, std::string const& example,
                                        std::string const& technique) {
    auto const sizes = from.sizes(example, technique, "drain", results::metric::time);
    auto const* c = sizes.empty() ? nullptr : from.find(example, technique, "drain", sizes.back());
    if (!c || c->items == 0)
        return std::nullopt;
    std::vector<double> values;
    for (auto const& [process, value] : times(*c))
        values.push_back(value / static_cast<double>(c->items));
    return item_times{c, stats::bootstrap_median(values)};
}

stats::interval scaled(stats::interval const& r, double by) {
    return {r.low * by, r.estimate * by, r.high * by, r.confidence};
}

// "Cheap" is a matter of taste below this factor.
constexpr double cheap_factor = 10;

} // namespace

finding multitasking(evidence const& from, roles const& who) {
    auto const command = "yieldmark run round_robin runtime_per_item --metrics time";
    auto const tasks = from.playing(results::role::tasks);
    auto const generator = item_times_of(from, tasks, who.generator);
    auto const thread = item_times_of(from, from.playing(results::role::hand_over), who.thread);
    finding f;
    std::string each;
    for (auto const& technique : who.suspended)
        if (auto const t = item_times_of(from, tasks, technique)) {
            each += (each.empty() ? "" : ", ") + technique + " " + text::duration(t->ns);
            f.rows.push_back({technique, text::duration(t->ns)});
        }
    if (!generator || !thread) {
        auto none = unmeasured(
            generator ? "The run timed no switch between threads of the operating system to hold against."
                      : "Example round_robin was not measured.",
            command);
        if (!each.empty())
            none.sentence += " One step of a task takes " + each + ".";
        return none;
    }
    if (thread->of->machine != generator->of->machine)
        return unmeasured(
            "Examples round_robin and runtime_per_item were measured in two parts of the run, and times "
            "of two machines can't be divided.",
            command);
    auto const per_step = time_ratio(*thread->of, *generator->of);
    if (!per_step || per_step->confidence == 0)
        return unmeasured("Examples round_robin and runtime_per_item share fewer than 3 processes.", command);
    f.rows.push_back({who.thread, text::duration(thread->ns)});
    f.value =
        scaled(*per_step, static_cast<double>(generator->of->items) / static_cast<double>(thread->of->items));
    f.reading = f.value->low > cheap_factor ? claim_verdict::holds
                : f.value->high < 1         ? claim_verdict::fails
                                            : claim_verdict::depends;
    f.unit = "ratio";
    f.figure = text::ratio(*f.value);
    f.meaning =
        fmt::format("time of a switch between threads of the operating system against a step of a {} task",
                    who.generator);
    f.statement = fmt::format("A step of a {} task was {}.", results::traits_of(who.generator).name,
                              compared(stats::inverse(*f.value), in_time, "a switch between threads"));
    f.sentence = fmt::format("One step of a task takes {}; handing an item from thread to thread takes {}.",
                             each, text::duration(thread->ns));
    f.cases = {generator->of->name.text(), thread->of->name.text()};
    f.rests_on = {tasks, "drain", results::metric::time};
    return f;
}

namespace {

// Less is within what a busy second processor gives at random.
constexpr double speed_up = 1.25;
constexpr double no_speed_up = 1.05;

std::optional<stats::interval> speed_up_at(evidence const& from, std::string const& technique,
                                           std::uint64_t n) {
    auto const* alone =
        from.find(from.playing(results::role::threads), results::reference_technique(), "drain", n);
    auto const* together = from.find(from.playing(results::role::threads), technique, "drain", n);
    auto const r = alone && together ? time_ratio(*alone, *together) : std::nullopt;
    return r && r->confidence > 0 ? r : std::nullopt;
}

// The least n from which on threads are faster at every n measured.
std::string faster_from(evidence const& from, std::string const& technique,
                        std::vector<std::uint64_t> sizes) {
    std::string text;
    std::ranges::reverse(sizes);
    for (auto const n : sizes) {
        auto const r = speed_up_at(from, technique, n);
        if (!r || r->low <= 1)
            break;
        text = fmt::format("from n = {} on", n);
    }
    return text;
}

// Of the machine that measured the example.
unsigned cores_of(evidence const& from, std::string const& example) {
    auto const& run = from.run();
    auto const one = std::ranges::find_if(run.cases, [&](auto const& c) {
        return c.name.example == example && c.machine < run.machines.size();
    });
    return one == run.cases.end() ? run.where.cores : run.machines[one->machine].cores;
}

} // namespace

finding threads(evidence const& from, roles const& who) {
    auto const example = from.playing(results::role::threads);
    auto const sizes = from.common_sizes(example, results::reference_technique(), who.generator, "drain",
                                         results::metric::time);
    auto const cores = cores_of(from, example);
    if (cores < 2)
        return unmeasured(cores == 1 ? "The machine has one processor."
                                     : "The run doesn't say how many processors the machine has.",
                          "yieldmark run countdown_threads --metrics time");
    auto const gain = sizes.empty() ? std::nullopt : speed_up_at(from, who.generator, sizes.back());
    if (!gain)
        return unmeasured("Example countdown_threads was not measured in 3 processes.",
                          "yieldmark run countdown_threads --metrics time");
    finding f;
    f.value = gain;
    f.reading = gain->low > speed_up       ? claim_verdict::holds
                : gain->high < no_speed_up ? claim_verdict::fails
                                           : claim_verdict::depends;
    f.unit = "ratio";
    f.figure = text::ratio(*gain);
    f.meaning = fmt::format("speed-up of {} threads over one, on {} processors", sizes.back(), cores);
    f.crossover = faster_from(from, who.generator, sizes);
    f.statement = fmt::format("{} threads that run {} were {}.", sizes.back(), several({who.generator}),
                              compared(stats::inverse(*gain), in_time, "one thread alone"));
    f.sentence = fmt::format("{} threads made by a {} finish {} as fast as one thread alone.", sizes.back(),
                             who.generator, text::ratio(*gain));
    f.sentence += f.crossover.empty() ? " They are beyond doubt faster at no n measured."
                                      : " They are faster " + f.crossover + ".";
    for (auto const& other : who.lazy)
        if (auto const r = speed_up_at(from, other, sizes.back())) {
            f.rows.push_back({other, text::ratio(*r)});
            if (other != who.generator)
                f.sentence += fmt::format(" {}: {}.", other, text::ratio(*r));
        }
    for (auto const n : sizes)
        for (std::string const& technique : {results::reference_technique(), who.generator})
            f.cases.push_back(results::case_name{example, technique, "drain", n}.text());
    f.rests_on = {example, "drain", results::metric::time};
    return f;
}

} // namespace yieldmark::claims
