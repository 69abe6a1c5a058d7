#pragma once
#include "support/step.hpp"

#include <range/v3/view/generate_n.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::round_robin {

/// Task `id`: one step per item of the view.
inline auto range_v3(std::uint64_t id, std::size_t steps) {
    return ranges::views::generate_n([state = id]() mutable { return state = step(state); }, steps);
}

} // namespace yieldmark::round_robin
