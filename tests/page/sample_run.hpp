#pragma once
// Made runs for the page's tests: the shape and the sizes of real ones, with figures from a fixed seed.

#include "harness/results/model.hpp"

#include <string>

namespace yieldmark::test {

/// Seven examples in nine techniques and three scenarios on two toolchains, with a failure, techniques that
/// can't say an example, disturbed samples and a metric that was not measured.
[[nodiscard]] results::run sample_run();

/// The sample run and two examples of the suite `runtimes`, which has techniques of its own; one of them
/// lacks the scenario `drain`.
[[nodiscard]] results::run runtimes_run();

/// What a full run of the whole catalogue holds: forty examples, eleven sizes, ten techniques, three
/// scenarios, two toolchains, ten samples.
[[nodiscard]] results::run full_run();

/// The sample run with `script` put into every text that comes from outside, in the ways that break pages.
[[nodiscard]] results::run hostile_run(std::string const& script);

/// The sample run's fibonacci/coroutine/drain/4096 on one toolchain, and nothing else.
[[nodiscard]] results::run one_case_run();

/// The same, where that case failed.
[[nodiscard]] results::run failed_run();

/// The sample run, stopped while the first toolchain was being timed: two samples each, one example without
/// any, no heap.
[[nodiscard]] results::run stopped_run();

/// The sample run, where the first example is infinite_sequence and no line fits it: one size takes twenty
/// times what the others say.
[[nodiscard]] results::run unfit_run();

/// The sample run with times of fibonacci from the least to the largest double, heaps of 1e300 bytes, and
/// techniques that are called as what every JavaScript object has.
[[nodiscard]] results::run extreme_run();

/// One case, measured once, of a benchmark that knows no techniques.
[[nodiscard]] results::run foreign_run();

} // namespace yieldmark::test
