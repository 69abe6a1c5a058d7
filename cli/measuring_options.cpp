#include "cli/measuring_options.hpp"

#include "harness/results/clock.hpp"

namespace yieldmark::cli {

void add_measuring_options(command_line app, std::string& clock, std::optional<std::uint64_t>& seed,
                           double& stall_limit) {
    app.add_option("--clock", clock,
                   "The processor's time (cpu), the wall clock's (real), or the one that each benchmark\n"
                   "itself uses (own; yieldmark's own use the wall clock)")
        .one_of(results::clock_names())
        .shown_as("NAME=own");
    app.add_option("--seed", seed, "Seed of layouts and orders; random without it").shown_as("S");
    app.add_option("--time-limit", stall_limit,
                   "A process that finishes no case for that long counts as hung")
        .within(0.1, 86'400.0)
        .shown_as("SECONDS=60");
}

} // namespace yieldmark::cli
