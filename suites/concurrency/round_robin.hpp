#pragma once
#include "suites/contract.hpp"

#include <utility>

namespace yieldmark::round_robin {

/// n tasks of 16 steps each; a step moves the task's own number one on (task i starts from i) and hands it over. A
/// technique writes one task; the scheduler below, the same for all, runs them in turn, a step each, until all are
/// done. Eager has made all of a task's steps before the first is run; loop has the tasks' numbers in one array and
/// no tasks at all.
struct contract : suites::contract {
    static constexpr std::string_view documents = "000, 001";
    static constexpr std::string_view asks =
        "n tasks that each hand control back after every one of 16 steps, run in turn by one scheduler.";

    static constexpr std::array<suites::role, 1> roles{suites::role::tasks};

    static std::vector<suites::size> sizes() { return suites::powers_of_4(4096); }

    /// For `loop`, which gets all tasks at once.
    static std::tuple<std::size_t, std::size_t> arguments(std::size_t n) { return {n, steps}; }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t /*input*/, std::size_t n, Sink& sink) {
        using task = decltype(technique(std::uint64_t{}, std::size_t{}));
        std::vector<task> tasks;
        tasks.reserve(n);
        for (std::uint64_t id = 0; id != n; ++id)
            tasks.push_back(technique(id, steps));
        std::vector<decltype(tasks.front().begin())> at;
        at.reserve(n);
        for (task& one : tasks)
            at.push_back(one.begin());
        run_in_turn(tasks, at, sink);
    }

private:
    static constexpr std::size_t steps = 16;

    template <class Tasks, class Iterators, class Sink>
    static void run_in_turn(Tasks& tasks, Iterators& at, Sink& sink) {
        std::size_t const count = tasks.size(); // otherwise read again for each step
        for (bool running = true; running;) {
            running = false;
            for (std::size_t i = 0; i != count; ++i) {
                if (at[i] == tasks[i].end())
                    continue;
                if (!sink(*at[i]))
                    return;
                ++at[i];
                running = true;
            }
        }
    }
};

} // namespace yieldmark::round_robin
