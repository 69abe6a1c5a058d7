#pragma once
// The page's section 2: findings, and the cost lines that its chooser ranks by.

#include "reports/figures.hpp"
#include "reports/json_writer.hpp"

namespace yieldmark::report {

/// "findings": [{id, claim, documents, verdict, figure, meaning, sentence, crossover, command,
///     cases: how many, chart: [example or null, scenario or null (indices), metric]}…],
/// "models": [{c: toolchain, sentences: [text…],
///     reread: [ns or null…] by process, as the lines,
///     lines: [{e, t, eager: truth, straight: truth (the line fits), least, most: smallest and largest n
///     measured,
///         l: [fixed, each…] by process, flat, ns; both null where a process has none}…]}…],
/// "weights": {count: [lower rank, upper rank, weight…] flat} for each count of values a median is resampled
/// from, in
///     the order of stats::exact_rank_weights
void write_findings(json_writer& json, figures const& f);

} // namespace yieldmark::report
