#include "harness/compare/lock_step.hpp"

#include "harness/compare/relinking.hpp"
#include "harness/compare/slices.hpp"
#include "harness/run/agent_process.hpp"
#include "harness/run/foreign_journal.hpp"
#include "harness/run/foreign_output.hpp"
#include "harness/run/supervised.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace yieldmark::compare {

namespace {

constexpr std::array<char const*, 2> side_names{"base", "new"};

// What one slice said: its readings, or why there are none.
struct slice_result {
    std::vector<run::reading> readings;
    std::string error;
    std::string context;
};

slice_result read_slices(std::string const& json) {
    run::entry_stream cut;
    slice_result made;
    for (auto const& text : cut.feed(json)) {
        auto const entry = run::parse_entry(text);
        if (!entry.error.empty())
            made.error = entry.error;
        else if (entry.measures && (entry.repetitions > 1 || made.readings.empty())) // else their median
            made.readings.push_back(entry.value);
    }
    made.context = cut.context();
    if (made.readings.empty() && made.error.empty())
        made.error = "Google Benchmark reported nothing for it";
    return made;
}

// The library aims at 1.4 times the time that it is asked for, unless one iteration takes longer.
std::uint64_t iterations_for(std::uint64_t chosen) {
    return static_cast<std::uint64_t>(std::ceil(static_cast<double>(chosen) / 1.4));
}

double seconds_of_all(std::vector<run::reading> const& readings) {
    double all = 0;
    for (auto const& one : readings)
        all += seconds_of(one);
    return all;
}

} // namespace

// Both processes of a pair.
class lock_step::pair_of_agents {
public:
    pair_of_agents(run::bench const& base, run::bench const& now, std::filesystem::path const& files,
                   std::optional<int> cpu, double stall_limit)
        : agents_{std::make_unique<run::agent_process>(base, files.string() + ".base", cpu, stall_limit),
                  std::make_unique<run::agent_process>(now, files.string() + ".new", cpu, stall_limit)} {}

    [[nodiscard]] run::agent_process& of(std::size_t side) { return *agents_[side]; }

    // The side that isn't ready; none: both are.
    [[nodiscard]] std::optional<std::size_t> unready(std::atomic<int> const& stop) {
        for (std::size_t side : {0U, 1U})
            if (!of(side).wait_until_ready(stop))
                return side;
        return std::nullopt;
    }

    void finish() {
        for (auto const& one : agents_)
            one->finish();
    }

private:
    std::array<std::unique_ptr<run::agent_process>, 2> agents_;
};

std::string why_no_lock_step(run::bench const& base, run::bench const& now) {
    for (auto const* side : {&base, &now})
        if (!side->is_foreign())
            return side->executable.string() + " is yieldmark's own";
        else if (!side->why_no_agent.empty())
            return side->executable.string() + ": " + side->why_no_agent;
    return {};
}

lock_step::lock_step(processes_request const& what, pair_book& into, system::progress& shown,
                     std::atomic<int> const& stop)
    : what_(what), book_(into), shown_(shown), stop_(stop), cpu_(system::quietest_cpu()) {
    std::filesystem::create_directories(what.scratch);
}

bool lock_step::size() {
    sizing_ = true;
    done_ = 0;
    total_ = what_.cases.size();
    stage_ = {};
    auto const whole = measure_pair({0, 0, what_.base, what_.now}, what_.cases);
    sizing_ = false;
    return whole;
}

bool lock_step::run(unsigned stage, pair_range pairs, std::vector<std::string> cases) {
    std::erase_if(cases, [&](auto const& name) { return book_.errors().contains(name); });
    done_ = 0;
    total_ = (pairs.end - pairs.first) * cases.size();
    if (pairs.first == 0)
        choose_slices(stage, cases);
    stage_ = {};
    layouts_ = layouts_of(what_, stage, pairs, cpu_);
    for (auto number = pairs.first; number < pairs.end && !over(); ++number) {
        auto const at = 2UL * (number - pairs.first); // its layouts
        auto const pair = pair_of(stage, number, at);
        if (!pair || !measure_pair(*pair, cases))
            return false;
        for (auto const index : {at, at + 1})
            if (layouts_)
                layouts_->drop(index);
    }
    layouts_.reset();
    return !over();
}

// In its layouts, if there are any. None if all was stopped.
std::optional<lock_step::one_pair> lock_step::pair_of(unsigned stage, unsigned number, std::size_t at) {
    if (!layouts_)
        return one_pair{stage, number, what_.base, what_.now};
    auto const base = layouts_->get(at, stop_);
    auto const now = layouts_->get(at + 1, stop_);
    if (!base || !now)
        return std::nullopt;
    return one_pair{stage, number, in_layout(what_.base, *base), in_layout(what_.now, *now)};
}

// A pair of processes, and as many more as it takes if a case takes one down.
bool lock_step::measure_pair(one_pair const& of, std::vector<std::string> cases) {
    for (unsigned attempt = 0; !over(); ++attempt) {
        std::erase_if(cases, [&](auto const& name) { return book_.errors().contains(name); });
        if (cases.empty())
            return true;
        system::stopwatch const since;
        pair_of_agents agents(of.base, of.now,
                              what_.scratch / fmt::format("pair-{}-{:02}-{}", of.stage, of.number, attempt),
                              cpu_, what_.asked->stall_limit);
        if (auto const side = agents.unready(stop_); side && stop_ == 0) {
            auto const& wrong = agents.of(*side).what_went_wrong();
            why_not_ = fmt::format("{} ran no benchmarks through Google Benchmark's shared library ({})",
                                   (*side == 0 ? what_.base : what_.now).executable.string(), wrong);
            if (sizing_)
                return true;
            keep_failure(fmt::format("pair {}", of.number + 1), "", *side, wrong, agents.of(*side).output());
            if (fruitless_.is_too_long())
                given_up_ = true;
            continue;
        }
        starting_ = since.seconds();
        if (serve(agents, of, cases)) {
            agents.finish();
            return stop_ == 0;
        }
    }
    return false;
}

// All cases that are left. False if a process went down or all was stopped.
bool lock_step::serve(pair_of_agents& agents, one_pair const& of, std::vector<std::string>& left) {
    auto const title = sizing_ ? std::string("a first slice of each")
                               : fmt::format("stage {}, pair {}", of.stage, of.number + 1);
    while (!left.empty()) {
        auto const name = left.front();
        left.erase(left.begin());
        system::stopwatch const since;
        auto const readings = bout(agents, of.number, name, title);
        if (!readings)
            return false;
        auto const took = since.seconds();
        ++done_;
        show(title);
        if (layouts_) // the next pair's, on a processor that isn't measuring
            layouts_->work();
        if (book_.errors().contains(name))
            continue;
        if (sizing_) {
            calls_ += took;
            seconds_[name] = std::max(seconds_of_all((*readings)[0]), seconds_of_all((*readings)[1]));
            iterations_[name] = iterations_for(
                std::max((*readings)[0].front().iterations, (*readings)[1].front().iterations));
            continue;
        }
        for (std::size_t side : {0U, 1U})
            book_.take(name, of.stage, of.number, side, true, (*readings)[side]);
    }
    return true;
}

// The slices of one case, A B B A. None if a process went down or all was stopped.
std::optional<lock_step::both_readings> lock_step::bout(pair_of_agents& agents, unsigned number,
                                                        std::string const& name, std::string const& title) {
    both_readings readings;
    for (auto const& [side, slices] : turns_of(slices_of(name), number)) {
        auto const json = agents.of(side).slices(order_for(side, name, slices), stop_);
        if (stop_ != 0)
            return std::nullopt;
        if (!json) {
            keep_failure(title, name, side, agents.of(side).what_went_wrong(), agents.of(side).output());
            return std::nullopt;
        }
        auto const got = read_slices(*json);
        if (sizing_) // each process says the same of itself
            book_.note_context(side, got.context);
        readings[side].insert(readings[side].end(), got.readings.begin(), got.readings.end());
        if (!got.error.empty()) {
            book_.note_error(name, side, got.error);
            break;
        }
    }
    return readings;
}

void lock_step::keep_failure(std::string const& title, std::string const& name, std::size_t side,
                             std::string const& what, std::string const& output) {
    if (!name.empty())
        book_.note_error(name, side, what);
    book_.note_failure(
        {fmt::format("{}: {}", side_names[side], name.empty() ? title : name), what, run::own_words(output)});
    shown_.failure(run::failure_line(title, name, what));
    static_cast<void>(fruitless_.count(name, 0));
}

unsigned lock_step::slices_of(std::string const& name) const {
    if (sizing_)
        return 1;
    if (what_.asked->repetitions)
        return *what_.asked->repetitions;
    auto const found = seconds_.find(name);
    return std::min(most_, slices_for(found == seconds_.end() ? 0 : found->second));
}

// Seconds that a pair of all these takes, where each side has at most so many slices of each.
double lock_step::seconds_of_pair(std::vector<std::string> const& cases, unsigned most) const {
    double timed = 0;
    for (auto const& [name, seconds] : seconds_)
        timed += 2 * seconds;
    auto const call =
        std::max(0.0, calls_ - timed) / (2 * static_cast<double>(std::max<std::size_t>(1, seconds_.size())));
    double all = starting_;
    for (auto const& name : cases) {
        auto const found = seconds_.find(name);
        auto const seconds = found == seconds_.end() ? 0 : found->second;
        auto const slices = what_.asked->repetitions.value_or(std::min(most, slices_for(seconds)));
        all += 2 * slices * seconds + static_cast<double>(turns_of(slices, 0).size()) * call;
    }
    return all;
}

// Thousands of cases have fewer slices in the first stage: what it clears needs no more, and the second has them all.
void lock_step::choose_slices(unsigned stage, std::vector<std::string> const& cases) {
    constexpr double budget = 240; // seconds
    auto const pairs = stage == 1 ? what_.asked->first_pairs : what_.asked->second_pairs;
    auto const seconds_with = [&](unsigned most) { return pairs * seconds_of_pair(cases, most); };
    most_ = stage == 1 && !what_.asked->repetitions ? slices_within(budget, seconds_with) : most_slices;
    auto const words = fmt::format("{} pairs of {} take about {}", pairs, text::counted(cases.size(), "case"),
                                   system::spoken(seconds_with(most_)));
    if (stage != 1)
        shown_.note("looked at again: " + words + "; clear cases take fewer, noisy ones more");
    else if (most_ == most_slices)
        shown_.note(words + "; what looks changed is measured again after that");
    else
        shown_.note(fmt::format(
            "{} with {} slices of each a side (with {}: {}; --repetitions {} asks for them); what "
            "looks changed is measured again after that, with all",
            words, most_, most_slices, system::spoken(seconds_with(most_slices)), most_slices));
}

// Both sides do the same number of iterations.
run::agent_process::order lock_step::order_for(std::size_t side, std::string const& name,
                                               unsigned slices) const {
    auto const& of = side == 0 ? what_.base : what_.now;
    run::agent_process::order made{
        .name = own_name(what_, side, name),
        .min_time = fmt::format("{:f}{}", what_.asked->min_time, of.time_has_unit ? "s" : ""),
        .iterations = 0,
        .slices = slices,
        .extra = side == 0 ? 0 : extra_of(name)};
    auto const found = iterations_.find(name);
    if (sizing_ || found == iterations_.end())
        return made;
    if (of.time_has_unit)
        made.min_time = fmt::format("{}x", found->second);
    else
        made.iterations = found->second;
    return made;
}

double lock_step::extra_of(std::string const& name) const {
    auto const found = what_.extra.find(name);
    return found == what_.extra.end() ? 0 : found->second;
}

void lock_step::show(std::string const& title) {
    auto const left = system::seconds_left(stage_.seconds(), done_, total_ - std::min(total_, done_));
    shown_.show({.doing = title, .done = done_, .total = total_, .seconds_left = left});
}

} // namespace yieldmark::compare
