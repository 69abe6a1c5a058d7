#pragma once
#include "support/event_loop.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::async_callbacks {

template <class Fired> class callback_timer {
public:
    callback_timer(std::uint64_t id, std::size_t times, event_loop<callback>& events, Fired& fired)
        : id_{id}, state_{id}, left_{times}, events_{&events}, fired_{&fired} {}

    /// Waits for the first time. The timer stays where it is from now on.
    void start() {
        state_ = step(state_);
        --left_;
        events_->add({{events_->now() + delay_of(state_), id_}, [this] { fire(); }});
    }

private:
    void fire() {
        (*fired_)(id_);
        if (left_ != 0)
            start();
    }

    std::uint64_t id_;
    std::uint64_t state_;
    std::size_t left_;
    event_loop<callback>* events_;
    Fired* fired_;
};

/// Timer `id`, which once started calls `fired` `times` times, called back by `events`.
template <class Fired>
callback_timer<Fired> eager(std::uint64_t id, std::size_t times, event_loop<callback>& events, Fired& fired) {
    return {id, times, events, fired};
}

} // namespace yieldmark::async_callbacks
