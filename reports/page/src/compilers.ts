// One example under each compiler: a dot for each on a common axis, and the ratio of the two.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import { bareRatio, nameText, ratioText, sizeText, timeText } from "./format";
import { likeOne } from "./interval";
import { colour } from "./look";
import { axisX, plot } from "./plots";
import type { Interval } from "./schema";
import { logTicks, tickText } from "./ticks";
import { shown, type View } from "./view";

interface Reading {
  toolchain: number;
  time: Interval;
  ratio: Interval | null; // over the first toolchain
  elided: boolean; // the compiler put the coroutine's frame on the stack
}

interface Row {
  technique: string;
  readings: Reading[];
}

const shapes = ["circle", "square", "triangle", "diamond"] as const;

function rowsOf(view: View): Row[] {
  const { data, state } = view;
  const scenario = data.scenarioOf(state.example, state.scenario);
  return shown(view).flatMap((t) => {
    const readings = data.raw.toolchains.flatMap((_, toolchain) => {
      const group = data.group(state.example, scenario, toolchain, state.n);
      const time = group && data.perItem(group, t);
      return group && time
        ? [
            {
              toolchain,
              time,
              ratio: toolchain > 0 ? data.overFirst(group, t) : null,
              elided: group.o?.includes(t) ?? false,
            },
          ]
        : [];
    });
    return readings.length > 0 ? [{ technique: data.raw.techniques[t]!, readings }] : [];
  });
}

function ratioWords(ratio: Interval): string {
  const interval =
    ratio.low === null || ratio.high === null ? "" : ` (${bareRatio(ratio.low)}–${bareRatio(ratio.high)})`;
  return `${likeOne(ratio) ? "≈ " : ""}${ratioText(ratio.estimate)}${interval}`;
}

function marks(rows: Row[]): Plot.Markish[] {
  return rows.flatMap(({ technique, readings }) => {
    const y = (): string => technique;
    const stroke = colour(technique);
    const x = (r: Reading): number => r.time.estimate;
    const known = readings.filter((r) => r.time.low !== null);
    return [
      readings.length > 1
        ? Plot.link([readings], {
            x1: (all: Reading[]) => x(all[0]!),
            x2: (all: Reading[]) => x(all.at(-1)!),
            y1: y,
            y2: y,
            stroke,
            strokeWidth: 1.5,
            strokeOpacity: 0.6,
          })
        : null,
      Plot.ruleY(known, {
        x1: (r: Reading) => r.time.low!,
        x2: (r: Reading) => r.time.high!,
        y,
        stroke,
        strokeWidth: 9,
        strokeOpacity: 0.25,
      }),
      Plot.dot(
        readings.filter((r) => r.elided),
        { x, y, r: 9.5, stroke, strokeWidth: 1.25 },
      ),
      ...readings.map((r) =>
        Plot.dot([r], {
          x,
          y,
          symbol: shapes[r.toolchain % shapes.length]!,
          r: 5,
          fill: r.toolchain === 0 ? stroke : "var(--ground)",
          stroke,
          strokeWidth: 2,
        }),
      ),
    ];
  });
}

function draw(view: View, rows: Row[], width: number): Drawing | null {
  if (rows.length === 0 || view.data.raw.toolchains.length < 2) return null;
  const values = rows.flatMap((row) =>
    row.readings.flatMap((r) => [r.time.low ?? r.time.estimate, r.time.high ?? r.time.estimate]),
  );
  const [low, high] = [Math.min(...values) * 0.8, Math.max(...values) * 1.25];
  const [left, right, top, bottom] = [112, width < 520 ? 62 : 134, 4, 26];
  const last = (id: string): Interval | null =>
    rows.find((row) => row.technique === id)?.readings.at(-1)?.ratio ?? null;
  const label = (id: string): string => {
    const ratio = last(id);
    return ratio ? (width < 520 ? ratioWords(ratio).replace(/ \(.*/, "") : ratioWords(ratio)) : "";
  };
  const drawing = plot({
    width,
    height: rows.length * 26 + top + bottom,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { type: "log", domain: [low, high] },
    y: { type: "point", domain: rows.map((row) => row.technique), label: null, padding: 0.5 },
    marks: [
      ...axisX({ ticks: logTicks(low, high), text: (v) => tickText(timeText(v)) }, true),
      Plot.axisY({ tickFormat: nameText, tickSize: 0, label: null }),
      Plot.axisY({ anchor: "right", tickFormat: label, tickSize: 0, label: null }),
      ...marks(rows),
    ],
  });
  const [x, y] = [drawing.scale("x")!, drawing.scale("y")!];
  const points: Point[] = rows.flatMap((row) =>
    row.readings.map((r) => ({
      x: x.apply(r.time.estimate),
      y: y.apply(row.technique),
      series: row.technique,
      lines: linesOf(view, row, r),
    })),
  );
  return { svg: drawing, points };
}

function linesOf(view: View, row: Row, r: Reading): string[] {
  const { toolchains } = view.data.raw;
  return [
    `${nameText(row.technique)}, ${toolchains[r.toolchain]!.id}`,
    timeText(r.time.estimate),
    ...(r.time.low === null || r.time.high === null
      ? []
      : [`95 %: ${timeText(r.time.low)} to ${timeText(r.time.high)}`]),
    ...(r.ratio
      ? [
          `${ratioWords(r.ratio)} ${toolchains[0]!.id}`,
          ...(likeOne(r.ratio) ? ["the data can't tell the two apart"] : []),
        ]
      : []),
    ...(r.elided ? ["the coroutine's frame is on the stack"] : []),
  ];
}

function noteOf(names: string[], rows: Row[]): string {
  const elided = rows.some((row) => row.readings.some((r) => r.elided));
  return [
    `time per item; filled circle: ${names[0]}; hollow: ${names.slice(1).join(", ")}`,
    `at the right: ${names.at(-1)} over ${names[0]} with its 95 % interval`,
    ...(elided ? ["ringed: the coroutine's frame is on the stack"] : []),
    "lower is better",
  ].join("; ");
}

export function compilersChart(view: View): Chart {
  const { toolchains } = view.data.raw;
  const rows = rowsOf(view);
  const names = toolchains.map((t) => t.id);
  const group = view.data.group(
    view.state.example,
    view.data.scenarioOf(view.state.example, view.state.scenario),
    view.state.toolchain,
    view.state.n,
  );
  return {
    id: "compilers",
    title:
      toolchains.length > 1
        ? `${names.join(" against ")}${group && group.n > 0 ? ` at n = ${sizeText(group.n)}` : ""}`
        : "Two compilers",
    note: toolchains.length > 1 ? noteOf(names, rows) : "",
    draw: (width) => draw(view, rows, width),
    table: () => ({
      head: ["technique", ...names, ...names.slice(1).map((name) => `${name} over ${names[0]}`)],
      rows: rows.map((row) => [
        nameText(row.technique),
        ...names.map((_, c) => {
          const one = row.readings.find((r) => r.toolchain === c);
          return one ? `${timeText(one.time.estimate)}${one.elided ? " (frame on the stack)" : ""}` : "–";
        }),
        ...names.slice(1).map((_, c) => {
          const ratio = row.readings.find((r) => r.toolchain === c + 1)?.ratio;
          return ratio ? ratioWords(ratio) : "–";
        }),
      ]),
    }),
    empty:
      toolchains.length > 1
        ? "No time was measured at this size."
        : "This run has one compiler. scripts/bench --compilers gcc,clang measures two in turn.",
  };
}
