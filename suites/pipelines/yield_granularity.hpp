#pragma once
#include "suites/contract.hpp"

namespace yieldmark::yield_granularity {

/// How many numbers, and how many of them a yield hands over.
struct granularity {
    std::size_t n;
    std::size_t k;
};

/// A lazy technique yields blocks of k numbers in one buffer; the consumer below takes the numbers out of
/// each, so that the items are the same for every k. Eager hands over all n at once whatever k is, and `loop`
/// has no blocks. Scenarios `drain`, `sum` and `first` are those of k = 1.
struct contract : suites::contract {
    static constexpr std::string_view documents = "000";
    static constexpr std::string_view asks = "0, 1, … n - 1 handed over k at a time, k = 1, 4, 16, … 4096.";

    static constexpr std::array<suites::role, 1> roles{suites::role::blocks};

    static constexpr std::array<suites::scenario, 9> scenarios{{{"drain", suites::use::drain},
                                                                {"sum", suites::use::sum},
                                                                {"first", suites::use::first},
                                                                {"k_4", suites::use::drain, 4},
                                                                {"k_16", suites::use::drain, 16},
                                                                {"k_64", suites::use::drain, 64},
                                                                {"k_256", suites::use::drain, 256},
                                                                {"k_1024", suites::use::drain, 1024},
                                                                {"k_4096", suites::use::drain, 4096}}};

    static granularity input(std::size_t n, std::uint64_t k) { return {n, k == 0 ? 1 : k}; }

    /// For `loop`.
    static std::tuple<std::size_t> arguments(granularity const& asked) { return {asked.n}; }

    template <class Technique, class Sink>
    static void consume(Technique technique, granularity const& asked, std::size_t n, Sink& sink) {
        if constexpr (Technique::is_eager) {
            take(technique(n), sink);
        } else {
            for (auto&& block : technique(n, asked.k))
                if (!take(block, sink))
                    return;
        }
    }

private:
    template <class Numbers, class Sink> static bool take(Numbers const& numbers, Sink& sink) {
        for (std::uint64_t const number : numbers)
            if (!sink(number))
                return false;
        return true;
    }
};

} // namespace yieldmark::yield_granularity
