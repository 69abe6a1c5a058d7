#pragma once
// Why a case executes more or fewer instructions: in which functions. Pure.

#include "harness/results/model.hpp"

#include <string>
#include <vector>

namespace yieldmark::compare {

/// Instructions of a function itself, without what it calls, in one iteration; 0 where a side doesn't execute it.
struct function_change {
    std::string name;
    double base = 0;
    double now = 0;
};

/// Instructions of the innermost function of a stack in one iteration.
struct stack_change {
    std::vector<std::string> frames; // outermost first
    double base = 0;
    double now = 0;
};

/// What executes the instructions of one iteration, as Callgrind counts them.
struct explanation {
    double base = 0; // all of them
    double now = 0;
    std::vector<function_change> functions{}; // whose counts differ, the largest difference first
    std::vector<stack_change> stacks{};       // all instructions, for a flame graph
    std::string why_not{}; // not empty: they could not be counted, and there is nothing else
};

/// The instructions of a side by stack, summed over so many iterations (at least 1).
struct counted_side {
    results::cpu_profile by_stack;
    double iterations = 1;
};

/// Both sides function by function, where the functions have the same names on both sides. A function whose counts
/// differ by less than a thousandth of the larger side's instructions is not listed; at most 30 are. A stack with less
/// than a two-thousandth of them on both sides counts towards its caller.
[[nodiscard]] explanation explained(counted_side const& base, counted_side const& now);

} // namespace yieldmark::compare
