#pragma once
// One step of a task: a small piece of work that depends on the step before.

#include <cstdint>

namespace yieldmark {

/// The number after `state` (Knuth's MMIX linear congruential generator).
constexpr std::uint64_t step(std::uint64_t state) {
    return state * 6364136223846793005U + 1442695040888963407U;
}

} // namespace yieldmark
