#pragma once
// An event loop with a simulated clock, and how long its timers wait.

#include "support/step.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace yieldmark {

/// How long a timer in this state waits: 1 … 1024 ticks of the clock.
constexpr std::uint64_t delay_of(std::uint64_t state) {
    return (state >> 54U) + 1;
}

/// At `time`, timer `id` is due.
struct wake_up {
    std::uint64_t time = 0;
    std::uint64_t id = 0;

    /// Both in one number.
    [[nodiscard]] std::uint64_t word() const { return time << 12U | id; }
};

/// The same with the callback to be called then.
struct callback : wake_up {
    std::function<void()> run;
};

/// Events in the order of their time, those at the same time in the order of their id. The clock jumps from
/// one to the next.
template <class Event> class event_loop {
public:
    /// The time of the event at hand, in ticks; 0 before the first.
    [[nodiscard]] std::uint64_t now() const { return now_; }

    /// Adds an event, not before now().
    void add(Event event) {
        events_.push_back(std::move(event));
        std::push_heap(events_.begin(), events_.end(), later);
    }

    /// Hands each event to `handle` at its time, until there is none or `handle` says false.
    template <class Handle> void run(Handle handle) {
        while (!events_.empty()) {
            std::pop_heap(events_.begin(), events_.end(), later);
            Event event = std::move(events_.back());
            events_.pop_back();
            now_ = event.time;
            if (!handle(event))
                return;
        }
    }

private:
    static bool later(Event const& a, Event const& b) {
        return a.time != b.time ? a.time > b.time : a.id > b.id;
    }

    std::vector<Event> events_;
    std::uint64_t now_ = 0;
};

} // namespace yieldmark
