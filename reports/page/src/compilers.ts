// One example under each compiler, or each choice of its flags: a dot for each on a common axis, and the ratio to the
// first.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import { atSize, bareRatio, nameText, ratioText, timeText } from "./format";
import { confidenceText, likeOne, spreadText } from "./interval";
import { colour } from "./look";
import { axisX, plot } from "./plots";
import type { Interval } from "./schema";
import { logTicks, tickText } from "./ticks";
import { groupShown, scenarioShown, shown, type View } from "./view";

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

const shapes = ["circle", "square", "triangle", "diamond", "star", "cross", "wye"] as const;

/** The shape of a toolchain's dots; from the eighth toolchain on they repeat. */
const shapeOf = (toolchain: number): (typeof shapes)[number] => shapes[toolchain % shapes.length]!;

function rowsOf(view: View): Row[] {
  const { data, state } = view;
  const groups = data.raw.toolchains.map((_, toolchain) =>
    data.group(state.example, scenarioShown(view), toolchain, state.n),
  );
  return shown(view).flatMap((t) => {
    const readings = groups.flatMap((group, toolchain): Reading[] => {
      const time = group && data.perItem(group, t);
      if (!group || !time) return [];
      const ratio = toolchain > 0 ? data.overFirst(group, t) : null;
      return [{ toolchain, time, ratio, elided: group.o?.includes(t) ?? false }];
    });
    return readings.length > 0 ? [{ technique: data.raw.techniques[t]!, readings }] : [];
  });
}

function bareText(ratio: Interval): string {
  return (likeOne(ratio) ? "≈ " : "") + ratioText(ratio.estimate);
}

function ratioWords(ratio: Interval): string {
  return bareText(ratio) + spreadText(ratio, bareRatio);
}

const least = (r: Reading): number => r.time.low ?? r.time.estimate;
const most = (r: Reading): number => r.time.high ?? r.time.estimate;

function marks({ technique, readings }: Row): Plot.Markish[] {
  const pen = { y: () => technique, stroke: colour(technique) };
  const x = (r: Reading): number => r.time.estimate;
  const known = readings.filter((r) => r.time.low !== null);
  const elided = readings.filter((r) => r.elided);
  const ends = { x1: () => x(readings[0]!), x2: () => x(readings.at(-1)!), y1: pen.y, y2: pen.y };
  return [
    readings.length > 1
      ? Plot.link([readings], { ...ends, stroke: pen.stroke, strokeWidth: 1.5, strokeOpacity: 0.6 })
      : null,
    Plot.ruleY(known, { ...pen, x1: least, x2: most, strokeWidth: 9, strokeOpacity: 0.25 }),
    Plot.dot(elided, { ...pen, x, r: 9.5, strokeWidth: 1.25 }),
    ...readings.map((r) => {
      const fill = r.toolchain === 0 ? pen.stroke : "var(--ground)";
      return Plot.dot([r], { ...pen, x, symbol: shapeOf(r.toolchain), r: 5, fill, strokeWidth: 2 });
    }),
  ];
}

function draw(view: View, rows: Row[], width: number): Drawing | null {
  if (rows.length === 0 || view.data.raw.toolchains.length < 2) return null;
  const readings = rows.flatMap((row) => row.readings);
  const [low, high] = [Math.min(...readings.map(least)) * 0.8, Math.max(...readings.map(most)) * 1.25];
  const narrow = width < 520;
  const area = { width, height: rows.length * 26 + 30, left: 150, right: narrow ? 62 : 134, top: 4, bottom: 26 };
  const label = (id: string): string => {
    const ratio = rows.find((row) => row.technique === id)?.readings.at(-1)?.ratio;
    return ratio ? (narrow ? bareText(ratio) : ratioWords(ratio)) : "";
  };
  const { svg, x, y } = plot(area, {
    x: { type: "log", domain: [low, high] },
    y: { type: "point", domain: rows.map((row) => row.technique), label: null, padding: 0.5 },
    marks: [
      ...axisX({ ticks: logTicks(low, high), text: (v) => tickText(timeText(v)) }, true),
      Plot.axisY({ tickFormat: nameText, tickSize: 0, label: null }),
      Plot.axisY({ anchor: "right", tickFormat: label, tickSize: 0, label: null }),
      ...rows.flatMap(marks),
    ],
  });
  const pointOf = (row: Row, r: Reading): Point => {
    const lines = linesOf(view, row, r);
    return { x: x(r.time.estimate), y: y(row.technique), series: row.technique, lines };
  };
  return { svg, points: rows.flatMap((row) => row.readings.map((r) => pointOf(row, r))) };
}

function linesOf(view: View, row: Row, r: Reading): string[] {
  const { toolchains } = view.data.raw;
  return [
    `${nameText(row.technique)}, ${toolchains[r.toolchain]!.id}`,
    timeText(r.time.estimate),
    confidenceText(r.time, timeText),
    r.ratio ? `${ratioWords(r.ratio)} ${toolchains[0]!.id}` : "",
    r.ratio && likeOne(r.ratio) ? "the data can't tell the two apart" : "",
    r.elided ? "the coroutine's frame is on the stack" : "",
  ].filter(Boolean);
}

function noteOf(names: string[], rows: Row[]): string {
  const elided = rows.some((row) => row.readings.some((r) => r.elided));
  const hollow = names.slice(1).map((name, i) => (names.length > 2 ? `${shapeOf(i + 1)} ${name}` : name));
  return [
    `time per item; filled circle: ${names[0]}; hollow: ${hollow.join(", ")}`,
    `at the right: ${names.at(-1)} over ${names[0]} with its 95 % interval`,
    ...(elided ? ["ringed: the coroutine's frame is on the stack"] : []),
    "lower is better",
  ].join("; ");
}

function tableOf(names: string[], rows: Row[]): { head: string[]; rows: string[][] } {
  const time = (one: Reading | undefined): string =>
    one ? timeText(one.time.estimate) + (one.elided ? " (frame on the stack)" : "") : "–";
  const ratio = (one: Reading | undefined): string => (one?.ratio ? ratioWords(one.ratio) : "–");
  return {
    head: ["technique", ...names, ...names.slice(1).map((name) => `${name} over ${names[0]}`)],
    rows: rows.map(({ technique, readings }) => {
      const found = names.map((_, c) => readings.find((r) => r.toolchain === c));
      return [nameText(technique), ...found.map(time), ...found.slice(1).map(ratio)];
    }),
  };
}

const titleOf = (names: string[]): string =>
  names.length > 3 ? `${names[0]} against ${names.length - 1} other builds` : names.join(" against ");

export function compilersChart(view: View): Chart {
  const names = view.data.raw.toolchains.map((t) => t.id);
  const rows = rowsOf(view);
  const several = names.length > 1;
  return {
    id: "compilers",
    title: several ? titleOf(names) + atSize(groupShown(view)?.n) : "Two compilers",
    note: several ? noteOf(names, rows) : "",
    draw: (width) => draw(view, rows, width),
    table: () => tableOf(names, rows),
    lacking: !several || rows.length === 0,
    empty: several
      ? "No time was measured at this size."
      : "This run has one compiler and one choice of flags. scripts/bench measures several in turn: " +
        "--compilers gcc,clang, or --variants -O3 -O2.",
  };
}
