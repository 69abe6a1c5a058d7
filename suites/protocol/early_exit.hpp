#pragma once
#include "suites/contract.hpp"

#include <algorithm>

namespace yieldmark::early_exit {

/// What is looked for, and among how many.
struct search {
    std::size_t n;
    std::uint64_t limit;
};

/// A technique offers the squares; the consumer below takes them up to the first above the limit, that one
/// included, and asks for no more. It is found after 1 %, 10 % and 50 % of n, and in scenario `drain` after
/// all of it. `loop` does the comparing itself.
struct contract : suites::contract {
    static constexpr std::string_view documents = "000, 003";
    static constexpr std::string_view asks =
        "The squares of 1, 2, … n, of which the consumer takes those up to the first above a limit.";

    static constexpr std::array<suites::role, 1> roles{suites::role::parts};

    static constexpr std::array<suites::scenario, 6> scenarios{{{"drain", suites::use::drain},
                                                                {"sum", suites::use::sum},
                                                                {"first", suites::use::first},
                                                                {"percent_1", suites::use::drain, 1},
                                                                {"percent_10", suites::use::drain, 10},
                                                                {"percent_50", suites::use::drain, 50}}};

    static search input(std::size_t n, std::uint64_t percent) {
        std::uint64_t const found = percent == 0 ? n : std::max<std::uint64_t>(n * percent / 100, 1);
        return {n, (found - 1) * (found - 1)};
    }

    /// For `loop`, which is given the limit.
    static std::tuple<std::size_t, std::uint64_t> arguments(search const& wanted) {
        return {wanted.n, wanted.limit};
    }

    template <class Technique, class Sink>
    static void consume(Technique technique, search const& wanted, std::size_t n, Sink& sink) {
        for (auto&& square : technique(n))
            if (!sink(square) || square > wanted.limit)
                return;
    }
};

} // namespace yieldmark::early_exit
