// Another project's benchmarks: all of them by time, and how the time of a family goes with its argument.

import * as Plot from "@observablehq/plot";
import { chartFrame, type Chart, type Drawing, type Point } from "./chart";
import { el, rendered, section } from "./dom";
import { familiesOf, type Benchmark, type Family } from "./families";
import { counted, countText, timeText } from "./format";
import { bracketed, confidenceText, rangeText } from "./interval";
import { colour, learnLook, symbol } from "./look";
import { axisX, axisY, endLabels, lineMargins, plot, type End } from "./plots";
import type { Look } from "./schema";
import { logTicks, tickText } from "./ticks";
import type { View } from "./view";

const stage = el("div", { class: "charts single" });
export const benchmarksNode = section("benchmarks", "Benchmarks by time", stage);

function allOf(view: View): Benchmark[] {
  const { data, state } = view;
  return data.raw.groups
    .filter((group) => group.c === state.toolchain)
    .flatMap((group) => {
      const time = data.time(group, group.t[0] ?? 0);
      return time && time.estimate > 0 ? [{ name: data.raw.examples[group.e]!.name, time }] : [];
    })
    .sort((a, b) => a.time.estimate - b.time.estimate);
}

/** As many have a row of their own; the table has all. */
const mostDrawn = 60;

function cut(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most / 2)}…${name.slice(1 - most / 2)}`;
}

const linesOf = ({ name, time }: Benchmark): string[] =>
  [name, timeText(time.estimate), confidenceText(time, timeText)].filter(Boolean);

function drawSorted(all: Benchmark[], width: number): Drawing | null {
  const rows = all.slice(-mostDrawn);
  if (rows.length === 0) return null;
  const values = rows.flatMap(({ time }) => [time.low ?? time.estimate, time.high ?? time.estimate]);
  const most = Math.max(12, Math.floor(width / 22));
  const area = { width, height: rows.length * 20 + 34, left: Math.min(360, most * 7), right: 76, top: 4, bottom: 26 };
  const [low, high] = [Math.min(...values) / 1.1, Math.max(...values) * 1.1];
  const name = (one: Benchmark): string => one.name;
  const fill = "var(--slot-blue)";
  const { svg, x, y } = plot(area, {
    x: { type: "log", domain: [low, high] },
    y: { type: "band", domain: rows.map(name), label: null },
    marks: [
      ...axisX({ ticks: logTicks(low, high), text: (v) => tickText(timeText(v)) }, true),
      Plot.axisY({ tickFormat: (text: string) => cut(text, most), tickSize: 0, label: null }),
      Plot.axisY({
        anchor: "right",
        tickFormat: (text: string) => timeText(rows.find((one) => one.name === text)!.time.estimate),
        tickSize: 0,
        label: null,
      }),
      Plot.ruleY(
        rows.filter((one) => one.time.low !== null),
        {
          x1: (one: Benchmark) => one.time.low,
          x2: (one: Benchmark) => one.time.high,
          y: name,
          stroke: fill,
          strokeWidth: 6,
          strokeOpacity: 0.3,
        },
      ),
      Plot.dot(rows, { x: (one: Benchmark) => one.time.estimate, y: name, r: 3.5, fill }),
    ],
  });
  const points = rows.map(
    (one): Point => ({ x: x(one.time.estimate), y: y(one.name), series: "", lines: linesOf(one) }),
  );
  return { svg, points };
}

function sortedChart(all: Benchmark[]): Chart {
  const left = all.length > mostDrawn ? `; the slowest ${mostDrawn} are drawn, the table has all` : "";
  return {
    id: "sorted",
    title: `${counted(all.length, "benchmark")}, the slowest last`,
    note: `dot: the time of one iteration, logarithmic; bar: its 95 % interval; lower is better${left}`,
    draw: (width) => drawSorted(all, width),
    table: () => ({
      head: ["benchmark", "time", "95 %"],
      rows: all.map(({ name, time }) => [name, timeText(time.estimate), rangeText(time, timeText) || "–"]),
    }),
    empty: "No time was measured.",
    lacking: all.length === 0,
  };
}

function drawFamilies(families: Family[], width: number): Drawing | null {
  const spots = families.flatMap((family) => family.spots);
  if (spots.length === 0) return null;
  const area = { width, height: Math.max(320, Math.min(460, width * 0.5)), ...lineMargins, right: 190 };
  const sizes = [...new Set(spots.map((spot) => spot.argument))].sort((a, b) => a - b);
  const values = spots.flatMap(({ time }) => [time.low ?? time.estimate, time.high ?? time.estimate]);
  const { svg, x, y } = plot(area, {
    x: { type: "log" },
    y: { type: "log" },
    marks: [
      ...axisX({ ticks: logTicks(sizes[0]!, sizes.at(-1)!), text: countText }),
      ...axisY({
        ticks: logTicks(Math.min(...values) * 0.9, Math.max(...values) * 1.1),
        text: (v) => tickText(timeText(v)),
      }),
      ...families.flatMap((family) => {
        const at = { x: "argument", y: (spot: Family["spots"][number]) => spot.time.estimate };
        const stroke = colour(family.name);
        return [
          Plot.line(family.spots, { ...at, stroke, strokeWidth: 1.75 }),
          Plot.dot(family.spots, { ...at, fill: stroke, r: 3, symbol: symbol(family.name) }),
        ];
      }),
    ],
  });
  const points = families.map((family) =>
    family.spots.map(
      ({ argument, time, benchmark }): Point => ({
        x: x(argument),
        y: y(time.estimate),
        series: family.name,
        lines: linesOf({ name: benchmark, time }),
      }),
    ),
  );
  endLabels(
    svg,
    points.map((line, i): End => ({ ...line.at(-1)!, technique: families[i]!.name })),
    area,
  );
  return { svg, points: points.flat() };
}

/** As many lines can be told apart. */
const mostFamilies = 12;

function familiesChart(all: Benchmark[]): Chart {
  const found = familiesOf(all);
  const families = found.slice(0, mostFamilies);
  const left = found.length > mostFamilies ? `; the first ${mostFamilies} of ${found.length} families` : "";
  return {
    id: "families",
    title: "Time against the argument",
    note: `the first number in a benchmark's name, both logarithmic; lower is better${left}`,
    draw: (width) => drawFamilies(families, width),
    table: () => ({
      head: ["family", "argument", "time"],
      rows: found.flatMap(({ name, spots }) =>
        spots.map(({ argument, time }) => [
          name,
          countText(argument),
          timeText(time.estimate) + bracketed(rangeText(time, timeText)),
        ]),
      ),
    }),
    empty: "No two benchmarks differ by a number in their names.",
    lacking: families.length === 0,
  };
}

const slots = ["blue", "orange", "green", "pink", "violet", "lime", "teal", "brown"];
const symbols: Look[1][] = ["circle", "square", "triangle", "diamond", "star", "cross", "wye", "hexagon"];

export function drawBenchmarks(view: View): void {
  const all = allOf(view);
  familiesOf(all).forEach(({ name }, i) =>
    learnLook(name, [slots[i % slots.length]!, symbols[i % symbols.length]!, 0, name, name]),
  );
  const frames = [sortedChart(all), familiesChart(all)].map(chartFrame);
  if (!stage.firstChild) stage.append(...frames);
  rendered(benchmarksNode);
}
