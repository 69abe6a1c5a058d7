#pragma once
#include "suites/contract.hpp"

namespace yieldmark::itertools_chain {

/// Two inputs, n numbers below the limit in both together. In the second, one above it follows, and eight
/// more that are below again and must not be taken.
struct two_inputs {
    std::vector<std::uint64_t> a;
    std::vector<std::uint64_t> b;
};

/// Three stages: one input after the other, as long as the numbers are below the limit, their running sums.
/// Eager makes a vector for each stage.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "accumulate(takewhile(below 1000, chain(a, b))) over two inputs "
                                             "that have n such numbers, half in each.";

    static constexpr bool chained = true;

    static two_inputs input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{12};
        auto const fill = [&](std::vector<std::uint64_t>& into, std::size_t count) {
            for (std::size_t i = 0; i != count; ++i)
                into.push_back(random() % limit);
        };
        two_inputs made;
        fill(made.a, n / 2);
        fill(made.b, n - n / 2);
        made.b.push_back(limit);
        fill(made.b, 8);
        return made;
    }

    static std::tuple<std::span<std::uint64_t const>, std::span<std::uint64_t const>, std::uint64_t>
    arguments(two_inputs const& inputs) {
        return {inputs.a, inputs.b, limit};
    }

private:
    static constexpr std::uint64_t limit = 1000;
};

} // namespace yieldmark::itertools_chain
