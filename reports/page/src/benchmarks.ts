// Another project's benchmarks: all of them by the chosen metric, and how it goes with each number in their names.

import { chartFrame } from "./chart";
import { overChart, overLooks } from "./benchmarks_over";
import { sortedChart } from "./benchmarks_sorted";
import { el, rendered, replace, section } from "./dom";
import { dimensionsOf, type Benchmark } from "./families";
import { measureOf, type Measure } from "./measure";
import type { View } from "./view";

const stage = el("div", { class: "charts single" });
export const benchmarksNode = section("benchmarks", "Benchmarks by time", stage);

function allOf(view: View, measure: Measure): Benchmark[] {
  const { data, state } = view;
  return data.raw.groups
    .filter((group) => group.c === state.toolchain)
    .flatMap((group) => {
      const value = measure.of(group);
      return value && Number.isFinite(value.estimate) ? [{ name: data.raw.examples[group.e]!.name, value }] : [];
    })
    .sort((a, b) => a.value.estimate - b.value.estimate);
}

export function drawBenchmarks(view: View): void {
  const measure = measureOf(view);
  const all = allOf(view, measure);
  const dimensions = dimensionsOf(all);
  overLooks(dimensions);
  benchmarksNode.querySelector("h2")!.textContent = `Benchmarks by ${measure.title.replace(/^Time$/, "time")}`;
  const over = dimensions.map((one) => overChart(one, dimensions, measure));
  replace(stage, ...[sortedChart(all, measure), ...over].map(chartFrame));
  rendered(benchmarksNode);
}
