// The single samples of one size: one dot for each process, the median as a line, slow moments marked.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import type { Group, Interval, Sample } from "./data";
import { nameText, sizeText, timeText } from "./format";
import { colour } from "./look";
import { logTicks, plot } from "./plots";
import { shown, type View } from "./view";

interface Row {
  technique: string;
  samples: Sample[];
  time: Interval;
}

function rowsOf(view: View, group: Group | undefined): Row[] {
  if (!group) return [];
  return shown(view).flatMap((t) => {
    const time = view.data.perItem(group, t);
    return time ? [{ technique: view.data.raw.techniques[t]!, samples: view.data.samples(group, t), time }] : [];
  });
}

function marks(rows: Row[]): Plot.Markish[] {
  return rows.flatMap(({ technique, samples, time }) => {
    const y = (): string => technique;
    const stroke = colour(technique);
    return [
      time.low === null ? null : Plot.ruleY([time], { x1: "low", x2: "high", y, stroke, strokeWidth: 9, strokeOpacity: 0.25 }),
      Plot.tickX([time], { x: "estimate", y, stroke, strokeWidth: 2, insetTop: 3, insetBottom: 3 }),
      Plot.dot(samples.filter((s) => !s.slow), { x: "value", y, r: 2.8, fill: stroke, fillOpacity: 0.7 }),
      Plot.dot(samples.filter((s) => s.slow), { x: "value", y, r: 4, symbol: "triangle", fill: "var(--ground)", stroke, strokeWidth: 1.5 }),
    ];
  });
}

function draw(rows: Row[], width: number): Drawing | null {
  if (rows.length === 0) return null;
  const values = rows.flatMap((row) => [row.time.estimate, ...row.samples.map((s) => s.value)]);
  const [low, high] = [Math.min(...values) * 0.95, Math.max(...values) * 1.05];
  const [left, top, bottom] = [112, 4, 26];
  const wide = logTicks(low, high);
  const most = Math.max(2, Math.floor((width - left) / 70));
  const ticks = wide.filter((_, i) => i % Math.ceil(wide.length / most) === 0);
  const drawing = plot({
    width, height: rows.length * 24 + top + bottom, marginLeft: left, marginRight: 16, marginTop: top, marginBottom: bottom,
    x: { type: "log", domain: [low, high], label: null, grid: true, ticks, tickFormat: timeText },
    y: { type: "band", domain: rows.map((row) => row.technique), label: null, tickFormat: nameText, tickSize: 0 },
    marks: marks(rows),
  });
  const [x, y] = [drawing.scale("x")!, drawing.scale("y") as { apply(value: unknown): number; bandwidth?: number }];
  const points: Point[] = rows.flatMap((row) =>
    row.samples.map((s) => ({
      x: x.apply(s.value), y: y.apply(row.technique) + (y.bandwidth ?? 0) / 2, series: row.technique,
      lines: [nameText(row.technique), timeText(s.value), `process ${s.process}`, ...(s.slow ? ["the machine was slow at that moment"] : [])],
    })),
  );
  return { svg: drawing, points };
}

function table(rows: Row[]): { head: string[]; rows: string[][] } {
  const most = Math.max(0, ...rows.map((row) => row.samples.length));
  return {
    head: ["technique", "median", ...Array.from({ length: most }, (_, i) => `sample ${i + 1}`)],
    rows: rows.map((row) => [
      nameText(row.technique), timeText(row.time.estimate),
      ...Array.from({ length: most }, (_, i) => {
        const sample = row.samples[i];
        return sample ? `${timeText(sample.value)}${sample.slow ? " (slow)" : ""}` : "–";
      }),
    ]),
  };
}

export function stripChart(view: View, group: Group | undefined): Chart {
  const rows = rowsOf(view, group);
  const where = group && group.n > 0 ? ` at n = ${sizeText(group.n)}` : "";
  return {
    id: "samples",
    title: `Samples${where}`,
    note: "one dot for each process, bar: median and its 95 % interval, hollow triangle: the machine was slow; lower is better",
    draw: (width) => draw(rows, width),
    table: () => table(rows),
    empty: "No time was measured at this size for the techniques that are shown.",
  };
}
