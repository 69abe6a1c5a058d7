#pragma once
#include "suites/contract.hpp"

namespace yieldmark::running_mean {

/// One mean for each reading, the first 63 over what there is. Nothing looks back into the feed: the window
/// is the technique's own (support/moving_mean.hpp).
struct contract : suites::contract {
    static constexpr std::string_view documents = "003, 004";
    static constexpr std::string_view asks =
        "The mean of the last 64 readings after each of a feed of n readings.";

    static constexpr bool chained = true;

    static std::vector<double> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{64};
        std::vector<double> readings(n);
        for (double& reading : readings)
            reading = 15.0 + 10.0 * (static_cast<double>(random() >> 11U) * 0x1p-53);
        return readings;
    }

    static std::tuple<std::span<double const>> arguments(std::span<double const> readings) {
        return {readings};
    }

    static constexpr double zero = 0.0;
};

} // namespace yieldmark::running_mean
