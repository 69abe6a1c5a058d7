#pragma once
// From what the processes wrote down to the run that everything else reads. Pure but for reading example
// sources.

#include "harness/results/model.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/time_choice.hpp"

#include <span>
#include <vector>

namespace yieldmark::run {

/// All that was measured: samples under their cases, failures, the processes (one for each step), the
/// examples with their sources, and the slow limit. What the caller alone knows (date, machine, doubts …) is
/// left as it is in `into`.
void collect(results::run& into, plan const& how, std::vector<bench> const& benches,
             std::vector<step> const& steps, std::vector<step_result> const& measured,
             std::vector<step_failure> const& failures);

/// For each executable, by which clock its cases count, as far as they are measured.
[[nodiscard]] std::vector<time_choice> time_choices(plan const& how, std::vector<bench> const& benches,
                                                    std::vector<step> const& steps,
                                                    std::vector<step_result> const& measured);

/// The limit above which a speed reading (ns a step) tells of a slow machine: 1.25 times the 10th percentile
/// of all readings, so that it is right even in a run that was slow most of the time. 0 if there are none.
[[nodiscard]] double slow_limit(std::span<double const> readings);

/// One process's time sample of a case: its least slice by `by` (cpu or real), and the speed readings of that
/// slice. `readings` not empty.
[[nodiscard]] results::sample time_sample(std::span<reading const> readings, std::uint32_t process,
                                          results::clock by = results::clock::real);

} // namespace yieldmark::run
