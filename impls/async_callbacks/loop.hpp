#pragma once
#include "support/event_loop.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace yieldmark::async_callbacks {

/// `timers` timers that fire `times` times each; what fired when is handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t timers, std::size_t times, Sink&& sink) {
    std::vector<std::uint64_t> states(timers);
    std::iota(states.begin(), states.end(), std::uint64_t{0});
    std::vector<std::size_t> left(timers, times);
    event_loop<wake_up> events;
    auto const wait = [&](std::uint64_t id) {
        states[id] = step(states[id]);
        events.add({events.now() + delay_of(states[id]), id});
    };
    for (std::uint64_t id = 0; id != timers; ++id)
        wait(id);
    events.run([&](wake_up const& due) {
        if (!sink(due.word()))
            return false;
        if (--left[due.id] != 0)
            wait(due.id);
        return true;
    });
}

} // namespace yieldmark::async_callbacks
