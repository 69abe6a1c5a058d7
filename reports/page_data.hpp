#pragma once
// The page's data: all figures and sentences as one JSON text, whose types reports/page/src/schema.ts has.
//
// {
//   "schema": 1, "title", "results_file",
//   "where": compilers, machine and date in one line, "revision", "method": [[label, text]…],
//   "toolchains": [{id, compiler, flags}…], "techniques": [id…],
//   "looks": {technique: [slot, symbol, dashed, name, one]}    as suites/techniques.json has them
//   "reference", "generator": the techniques that ratios are to at first, and whose source is shown beside it,
//   "list": the technique that makes all items before it hands one out,
//   "opening": [example (index), n]    the chooser's question at first
//   "scenarios": [[id, meaning]…],
//   "sizes": [n…],
//   "metrics": [{id, unit ("ns", "bytes", "count"), name, by ("ratio", "difference"), absent}…]
//        by: how two techniques are compared; absent: why it was not measured, or ""
//   "examples": [{name, suite, documents: [title…], asks, scenario, sources: {technique: text}, nothing: [reason…]}…]
//        scenario: the first that the example was measured in
//        nothing[t]: index into reasons, said of technique t where no group was measured
//   "findings", "models", "weights": as reports/page_findings.hpp says,
//   "comparison": as reports/comparison/page.hpp says,
//   "history": as reports/page_history.hpp says,
//   "builds": as reports/page_builds.hpp says,
//   "profiles": as reports/page_profiles.hpp says,
//   "code": as reports/page_code.hpp says,
//   "reasons": [text…], "columns": [[process…]…],
//   "extra": index of the reason that a table says with a dash only,
//   "sheets": [{title, techniques: [index…], examples: [index…]}…]    one table of examples each
//   "groups": [{e, s, c, n, i,     example, scenario, toolchain (indices), n, items of one iteration
//                                  (0: unknown)
//        p,                        index into columns: the process of each sample
//        t: [technique…],          the cells, in this order everywhere below
//        y: [low, median, high]…   ns for one iteration, flat, each as reports/page_interval.hpp says
//        d: [deviation…],          samples, flat, one row of columns for each cell:
//                                  value = median * (1 + d/1000); null where it can't be given so
//        r: [low, ratio, high]…    time of cell i over cell j at pair j(j-1)/2+i (i < j), flat, as y, but
//                                  the ratio stands near that of their two times as written in y
//        f: [low, ratio, high]…    time over the same case's on the first toolchain, one for each cell,
//                                  flat, as y; left out on the first toolchain itself
//        peak_bytes and so on:     [value…] by the id of each exact metric, one for each cell; left out
//                                  if none has one
//        o: [technique…],          coroutines whose frame the compiler put on the stack (no allocation);
//                                  left out if none
//        x: [technique, reason…]   why a technique has no time here, flat
//   }…],
//   "footers": [{g, c, s, n,       sheet, toolchain, scenario; n null: each example's largest
//        r: [mean, count…],        geometric mean of the sheet's technique i over its j, over
//                                  `count` examples, pairs as above, flat
//        b: [mean, count…]}…]      each of the sheet's techniques over the best of its row, flat
// }

#include "reports/figures.hpp"
#include "reports/report.hpp"

#include <string>

namespace yieldmark::report {

/// The JSON, safe inside an HTML script element whatever the run's names and sources hold.
[[nodiscard]] std::string page_data(figures const& f, options const& how);

} // namespace yieldmark::report
