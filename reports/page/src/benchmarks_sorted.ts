// All of another project's benchmarks by one metric: a dot for each, with its interval.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import type { Benchmark } from "./families";
import { counted } from "./format";
import { confidenceText, rangeText } from "./interval";
import { shortNames } from "./labels";
import { valueScale, type Measure } from "./measure";
import { axisX, plot } from "./plots";

/** As many have a row of their own; the table has all. */
const mostDrawn = 60;

export function linesOf({ name, value }: Benchmark, { text }: Measure): string[] {
  return [name, text(value.estimate), confidenceText(value, text)].filter(Boolean);
}

export function endsOf({ value }: Benchmark): number[] {
  return [value.low ?? value.estimate, value.high ?? value.estimate];
}

/** Below this width names stand above their dots, not beside them. */
export const narrow = 640;

const name = (one: Benchmark): string => one.name;

/** Names at the left of their rows, or above them where they would take too much of the width. */
function nameMarks(rows: Benchmark[], width: number): { left: number; each: number; marks: Plot.Markish[] } {
  const above = width < narrow;
  const most = Math.max(12, Math.floor(width / (above ? 7 : 22)));
  const names = shortNames(rows.map(name), most);
  const short = (text: string): string => names.get(text) ?? text;
  if (above) {
    const text = Plot.text(rows, {
      y: name,
      text: (one: Benchmark) => short(one.name),
      frameAnchor: "left",
      textAnchor: "start",
      dy: -14,
    });
    return { left: 6, each: 38, marks: [text] };
  }
  const left = 14 + Math.max(...[...names.values()].map((text) => text.length)) * 7.4;
  return { left, each: 20, marks: [Plot.axisY({ tickFormat: short, tickSize: 0, label: null })] };
}

function draw(all: Benchmark[], measure: Measure, width: number): Drawing | null {
  const rows = all.slice(-mostDrawn);
  if (rows.length === 0) return null;
  const names = nameMarks(rows, width);
  const height = rows.length * names.each + 34;
  const area = { width, height, left: names.left, right: 92, top: 4, bottom: 26 };
  const { ticks, ...scale } = valueScale(rows.flatMap(endsOf));
  const fill = "var(--slot-blue)";
  const { svg, x, y } = plot(area, {
    x: scale,
    y: { type: "band", domain: rows.map(name), label: null },
    marks: [
      ...axisX({ ticks, text: measure.tick }, true),
      ...names.marks,
      Plot.axisY({
        anchor: "right",
        tickFormat: (text: string) => measure.text(rows.find((one) => one.name === text)!.value.estimate),
        tickSize: 0,
        label: null,
      }),
      Plot.ruleY(
        rows.filter((one) => one.value.low !== null),
        {
          x1: (one: Benchmark) => one.value.low,
          x2: (one: Benchmark) => one.value.high,
          y: name,
          stroke: fill,
          strokeWidth: 6,
          strokeOpacity: 0.3,
        },
      ),
      Plot.dot(rows, { x: (one: Benchmark) => one.value.estimate, y: name, r: 3.5, fill }),
    ],
  });
  const points = rows.map(
    (one): Point => ({ x: x(one.value.estimate), y: y(one.name), series: "", lines: linesOf(one, measure) }),
  );
  return { svg, points };
}

export function sortedChart(all: Benchmark[], measure: Measure): Chart {
  const left = all.length > mostDrawn ? `; the ${measure.most} ${mostDrawn} are drawn, the table has all` : "";
  const scale = all.some((one) => one.value.estimate <= 0) ? "" : ", logarithmic";
  const bar = all.some((one) => one.value.low !== null) ? "; bar: its 95 % interval" : "";
  return {
    id: "sorted",
    title: `${counted(all.length, "benchmark")}, the ${measure.most} last`,
    note: `dot: ${measure.each}${scale}${bar}; ${measure.direction}${left}`,
    draw: (width) => draw(all, measure, width),
    table: () => ({
      head: ["benchmark", measure.title, "95 %"],
      rows: all.map(({ name, value }) => [name, measure.text(value.estimate), rangeText(value, measure.text) || "–"]),
    }),
    empty: "Nothing was measured.",
    lacking: all.length === 0,
  };
}
