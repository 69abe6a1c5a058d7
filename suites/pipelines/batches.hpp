#pragma once
#include "suites/contract.hpp"

namespace yieldmark::batches {

/// Each item is a batch, borrowed from what the technique holds and good until the next is asked for. The
/// data set is fetched in order (support/record_source.hpp); eager fetches all of it before it cuts it into
/// batches. Scenario `sum` adds up the records.
struct contract : suites::contract {
    static constexpr std::string_view documents = "000";
    static constexpr std::string_view asks = "Batches of 256 records out of n, the last one of what is left.";

    static std::tuple<std::size_t, std::size_t> arguments(std::size_t n) { return {n, 256}; }

    static std::uint64_t fold(std::uint64_t sum, std::span<std::uint64_t const> batch) {
        for (std::uint64_t const record : batch)
            sum += record;
        return sum;
    }
};

} // namespace yieldmark::batches
