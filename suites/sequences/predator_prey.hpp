#pragma once
#include "suites/contract.hpp"
#include "support/populations.hpp"

namespace yieldmark {

template <class Digest> void digest_words(populations const& item, Digest& into) {
    into.add(item.prey);
    into.add(item.predators);
}

namespace predator_prey {

/// Each item is a state, of two numbers; the first is the given start. No step is made that isn't asked for.
struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "000";
    static constexpr std::string_view asks = "Steps of a predator-prey model (Lotka-Volterra) without end, "
                                             "two numbers each; the consumer takes n.";

    /// The start.
    static std::tuple<populations> arguments(std::size_t /*n*/) { return {populations{10.0, 10.0}}; }

    static double fold(double sum, populations const& item) { return sum + (item.prey + item.predators); }

    static constexpr double zero = 0;
};

} // namespace predator_prey
} // namespace yieldmark
