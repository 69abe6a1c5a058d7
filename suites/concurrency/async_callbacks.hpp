#pragma once
#include "suites/contract.hpp"
#include "support/event_loop.hpp"

#include <utility>

namespace yieldmark::async_callbacks {

/// n timers on one event loop with a simulated clock (support/event_loop.hpp); each waits and fires 16 times.
/// Items are what fired when, the time and the timer's number in one word. Timer i starts in state i, and
/// each wait follows from the state one step on.
///
/// A lazy technique writes one timer as a body that yields how long it wants to wait, and is resumed when it
/// is due. Eager has no body to suspend: its timer is an object that gives the loop a callback for each wait,
/// and is called back. It returns no range but that object, with start(). Loop has the timers' states in one
/// array and no timers at all.
struct contract : suites::contract {
    static constexpr std::string_view documents = "001";
    static constexpr std::string_view asks = "n timers that each fire 16 times on an event loop with a "
                                             "simulated clock: suspended bodies, for eager callbacks.";

    /// 4096 timers take too long for the quick plan: each event costs the loop a walk through its heap.
    static std::vector<suites::size> sizes() {
        std::vector<suites::size> all = suites::powers_of_4(4096);
        for (suites::size& one : all)
            one.quick = one.n == 1 || one.n == 64 || one.n == 1024;
        return all;
    }

    /// For `loop`, which gets all timers at once.
    static std::tuple<std::size_t, std::size_t> arguments(std::size_t n) { return {n, times}; }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t /*input*/, std::size_t n, Sink& sink) {
        if constexpr (Technique::is_eager)
            call_back(technique, n, sink);
        else
            resume(technique, n, sink);
    }

private:
    static constexpr std::size_t times = 16;

    template <class Technique, class Sink>
    static void call_back(Technique technique, std::size_t n, Sink& sink) {
        event_loop<callback> events;
        bool wanted = true;
        auto fired = [&](std::uint64_t id) { wanted = sink(wake_up{events.now(), id}.word()); };
        std::vector<decltype(technique(std::uint64_t{}, times, events, fired))> timers;
        timers.reserve(n);
        for (std::uint64_t id = 0; id != n; ++id)
            timers.push_back(technique(id, times, events, fired));
        for (auto& timer : timers)
            timer.start();
        events.run([&](callback const& due) {
            due.run();
            return wanted;
        });
    }

    template <class Technique, class Sink>
    static void resume(Technique technique, std::size_t n, Sink& sink) {
        event_loop<wake_up> events;
        std::vector<decltype(technique(std::uint64_t{}, times))> timers;
        timers.reserve(n);
        for (std::uint64_t id = 0; id != n; ++id)
            timers.push_back(technique(id, times));
        std::vector<decltype(timers.front().begin())> at;
        at.reserve(n);
        for (auto& timer : timers)
            at.push_back(timer.begin());
        auto const wait = [&](std::uint64_t id) {
            if (at[id] != timers[id].end())
                events.add({events.now() + *at[id], id});
        };
        for (std::uint64_t id = 0; id != n; ++id)
            wait(id);
        events.run([&](wake_up const& due) {
            if (!sink(due.word()))
                return false;
            ++at[due.id];
            wait(due.id);
            return true;
        });
    }
};

} // namespace yieldmark::async_callbacks
