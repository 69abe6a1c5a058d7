#pragma once
#include "support/step.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace yieldmark::round_robin {

/// `tasks` tasks of `steps` steps in turn, each step handed to `sink` until it wants no more.
template <class Sink> void loop(std::size_t tasks, std::size_t steps, Sink&& sink) {
    std::vector<std::uint64_t> states(tasks);
    std::iota(states.begin(), states.end(), std::uint64_t{0});
    for (std::size_t i = 0; i != steps; ++i) {
        for (std::uint64_t& state : states) {
            state = step(state);
            if (!sink(state))
                return;
        }
    }
}

} // namespace yieldmark::round_robin
