#pragma once
// The work of one item of the example predator_prey.

namespace yieldmark {

/// How many there are of each.
struct populations {
    double prey;
    double predators;
};

/// The populations 1/256 of a time unit after `now`, by the Lotka-Volterra equations
///   prey' = 1.1 prey - 0.4 prey predators,  predators' = 0.1 prey predators - 0.4 predators.
/// A semi-implicit Euler step (the predators meet the new prey), which stays near a closed orbit for ever.
constexpr populations after_a_step(populations now) {
    constexpr double step = 1.0 / 256.0;
    double const prey = now.prey + step * now.prey * (1.1 - 0.4 * now.predators);
    double const predators = now.predators + step * now.predators * (0.1 * prey - 0.4);
    return {prey, predators};
}

} // namespace yieldmark
