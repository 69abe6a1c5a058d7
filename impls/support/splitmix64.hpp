#pragma once
// A small generator of pseudo-random numbers: what random_numbers yields, and where made-up inputs come from.

#include <cstdint>

namespace yieldmark {

/// SplitMix64 (Steele, Lea and Flood 2014): each call gives the next number of the stream that `seed` starts.
class splitmix64 {
public:
    explicit constexpr splitmix64(std::uint64_t seed) : state_{seed} {}

    constexpr std::uint64_t operator()() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t state_;
};

} // namespace yieldmark
