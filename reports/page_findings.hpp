#pragma once
// The page's section 2: findings, and the cost lines that its chooser ranks by.

#include "reports/figures.hpp"
#include "reports/json_writer.hpp"

namespace yieldmark::report {

/// "findings": [{id, claim, documents: [title…], verdict, figure, meaning, statement, sentence, crossover, command,
///     cases: how many, rows: [[of, figure]…] as claims::support, chart: [example or null, scenario or null (indices), metric]}…],
/// "models": [{c: toolchain, sentences: [text…],
///     reread: [ns or null…] by process, as the lines,
///     spread: [of lines that fit, of the others], as claims::spreads; null where it is not known,
///     lines: [{e, t, eager: truth, straight: truth (the line fits), l: [fixed, each] ns, the shape of the curve,
///         h: [fixed, each] bytes of heap; empty where it was not measured, n: [sizes…],
///         y: [ns…] the median at each size, then by process and size how it lies to
///         that, as write_near of page_interval.hpp, flat; null where a process lacks a size}…]}…],
/// "weights": {count: [lower rank, upper rank, weight…] flat} for each count of values a median is resampled
/// from, in
///     the order of stats::exact_rank_weights
void write_findings(json_writer& json, figures const& f);

} // namespace yieldmark::report
