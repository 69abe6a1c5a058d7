// The single samples of one size: one dot for each process, the median as a line.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import type { Sample } from "./data";
import { atSize, nameText, ratioText, signedPercent, timeText } from "./format";
import { colour } from "./look";
import { axisX, plot } from "./plots";
import type { Group, Interval } from "./schema";
import { bend, farthest, percentOf, percentTicks } from "./ticks";
import { shown, type View } from "./view";

interface Row {
  technique: string;
  samples: Sample[];
  time: Interval;
}

function rowsOf(view: View, group: Group | undefined, techniques: number[]): Row[] {
  if (!group) return [];
  return techniques.flatMap((t) => {
    const time = view.data.perItem(group, t);
    return time ? [{ technique: view.data.raw.techniques[t]!, samples: view.data.samples(group, t), time }] : [];
  });
}

/** A process is slow from here on. */
const slowFrom = 1.1;

export interface SlowProcess {
  process: number;
  /** The median over the techniques of its time against theirs. */
  factor: number;
}

/**
 * The processes in which all techniques together were slower than in the others: the machine's fault, not theirs. With
 * fewer than three techniques that can't be told apart from one slow case.
 */
export function slowProcesses(rows: { samples: Sample[]; time: Interval }[]): SlowProcess[] {
  const factors = new Map<number, number[]>();
  for (const { samples, time } of rows)
    for (const { value, process } of samples)
      factors.set(process, [...(factors.get(process) ?? []), value / time.estimate]);
  return [...factors]
    .map(([process, all]) => ({ process, all: all.sort((a, b) => a - b) }))
    .filter(({ all }) => all.length >= 3 && all[0]! > 1)
    .map(({ process, all }) => ({ process, factor: all[Math.floor(all.length / 2)]! }))
    .filter(({ factor }) => factor >= slowFrom);
}

function slowText(slow: SlowProcess[]): string {
  if (slow.length === 0) return "";
  const each = slow.map(({ process, factor }) => `process ${process} by ${ratioText(factor)}`);
  const why = "which ratios leave out, as they compare within a process";
  return `; hollow: all techniques were slow in ${each.join(", ")}, ${why}`;
}

const percent = (value: number, median: number): number => percentOf(value / median);

function marks(rows: Row[]): Plot.Markish[] {
  const slow = new Set(slowProcesses(rows).map((one) => one.process));
  return rows.flatMap(({ technique, samples, time }) => {
    const y = (): string => technique;
    const stroke = colour(technique);
    const x = (s: Sample): number => percent(s.value, time.estimate);
    const range = { x1: () => percent(time.low ?? 0, time.estimate), x2: () => percent(time.high ?? 0, time.estimate) };
    return [
      time.low === null ? null : Plot.ruleY([time], { ...range, y, stroke, strokeWidth: 10, strokeOpacity: 0.22 }),
      Plot.tickX([0], { x: 0, y, stroke, strokeWidth: 2, insetTop: 3, insetBottom: 3 }),
      Plot.dot(
        samples.filter((s) => !slow.has(s.process)),
        { x, y, r: 3, fill: stroke, fillOpacity: 0.65 },
      ),
      Plot.dot(
        samples.filter((s) => slow.has(s.process)),
        { x, y, r: 3.5, stroke, strokeWidth: 1.5 },
      ),
    ];
  });
}

function percentText(value: number): string {
  return value === 0 ? "median" : signedPercent(value);
}

function draw(rows: Row[], width: number): Drawing | null {
  if (rows.length === 0) return null;
  const offsets = rows.flatMap((row) => row.samples.map((s) => percent(s.value, row.time.estimate)));
  const [low, high] = [Math.min(-3, ...offsets) * 1.1, Math.min(farthest, Math.max(3, ...offsets) * 1.15)];
  const area = { width, height: rows.length * 24 + 30, left: 150, right: 74, top: 4, bottom: 26 };
  const ticks = percentTicks(low, high, width - area.left - area.right);
  const medians = new Map(rows.map((row) => [row.technique, timeText(row.time.estimate)]));
  const { svg, x, y } = plot(area, {
    x: { type: "symlog", constant: bend, domain: [low, high], clamp: true },
    y: { type: "band", domain: rows.map((row) => row.technique), label: null },
    marks: [
      ...axisX({ ticks, text: percentText }, true),
      Plot.axisY({ tickFormat: nameText, tickSize: 0, label: null }),
      Plot.axisY({ anchor: "right", tickFormat: (id: string) => medians.get(id), tickSize: 0, label: null }),
      ...marks(rows),
    ],
  });
  const points: Point[] = rows.flatMap((row) =>
    row.samples.map((s) => ({
      x: x(percent(s.value, row.time.estimate)),
      y: y(row.technique),
      series: row.technique,
      lines: [nameText(row.technique), timeText(s.value), `process ${s.process}`],
    })),
  );
  return { svg, points };
}

function table(rows: Row[]): { head: string[]; rows: string[][] } {
  const most = Math.max(0, ...rows.map((row) => row.samples.length));
  return {
    head: ["technique", "median", ...Array.from({ length: most }, (_, i) => `sample ${i + 1}`)],
    rows: rows.map((row) => [
      nameText(row.technique),
      timeText(row.time.estimate),
      ...Array.from({ length: most }, (_, i) => {
        const sample = row.samples[i];
        return sample ? timeText(sample.value) : "–";
      }),
    ]),
  };
}

/** Of the techniques that are shown, or of those that are named. */
export function stripChart(view: View, group: Group | undefined, only?: number[]): Chart {
  const rows = rowsOf(view, group, only ?? shown(view));
  return {
    id: only ? "explained-samples" : "samples",
    title: `Samples${atSize(group?.n)}`,
    note:
      "one dot for each process, against its technique's median (at the right); bar: 95 % interval" +
      slowText(slowProcesses(rows)),
    draw: (width) => draw(rows, width),
    table: () => table(rows),
    empty: "No time was measured at this size for the techniques that are shown.",
  };
}
