#pragma once
#include "support/step.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yieldmark::round_robin {

/// All steps of task `id`, made before the first is run.
inline std::vector<std::uint64_t> eager(std::uint64_t id, std::size_t steps) {
    std::vector<std::uint64_t> result;
    result.reserve(steps);
    std::uint64_t state = id;
    for (std::size_t i = 0; i != steps; ++i)
        result.push_back(state = step(state));
    return result;
}

} // namespace yieldmark::round_robin
