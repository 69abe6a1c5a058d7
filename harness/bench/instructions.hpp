#pragma once
// Instructions of one call, counted by Callgrind around that call alone.

#include "harness/bench/callgrind_dump.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace yieldmark::bench {

/// Why this executable can never count instructions, in one line; empty if it can (under Callgrind).
[[nodiscard]] std::string why_no_instructions();

/// Counts the instructions of single calls. The process runs under
/// `valgrind --tool=callgrind --collect-atstart=no --callgrind-out-file=DUMPS`.
class instruction_counter {
public:
    using function = std::uint64_t (*)(void const* input, std::size_t n);

    /// Finds out what the counting itself costs, to take it off. `dumps`: the file that Callgrind was given;
    /// its numbered parts are read, and removed unless they are to be kept. Throws instructions_error if
    /// Callgrind does not answer.
    explicit instruction_counter(std::string dumps, bool keep_dumps = false);

    /// Instructions executed in user space by the calling thread within `what`, its return included.
    /// Callgrind's dump carries `name`. The stack begins at the same place in its page whatever the caller's
    /// depth or the environment. Throws instructions_error.
    [[nodiscard]] std::uint64_t count(std::string const& name, function what, void const* input,
                                      std::size_t n);

private:
    [[nodiscard]] std::uint64_t take_dump(std::string const& name);

    std::string dumps_;
    bool keep_;
    unsigned taken_ = 0;
    int process_ = 0; // Callgrind numbers the dumps of each process from 1, a forked one's too
    std::uint64_t own_cost_ = 0;
};

} // namespace yieldmark::bench
