// How time and other metrics grow with n: one line for each technique.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import { bytesText, capitalised, countText, nameText, sizeText, timeText } from "./format";
import { bracketed, confidenceText, rangeText, single } from "./interval";
import { colour, dashes, symbol } from "./look";
import { axisX, axisY, endLabels, lineMargins, plot, type Axis, type End } from "./plots";
import type { Group, Interval, Metric } from "./schema";
import { byteTicks, logTicks, sizeTicks, tickText } from "./ticks";
import { metricOf, shown, type View } from "./view";

interface Spot extends Interval {
  n: number;
}

interface Line {
  technique: string;
  spots: Spot[];
}

function linesOf(view: View, groups: Group[], value: (group: Group, technique: number) => Interval | null): Line[] {
  return shown(view)
    .map((t) => ({
      technique: view.data.raw.techniques[t]!,
      spots: groups.flatMap((group) => {
        const one = value(group, t);
        return one && group.n > 0 ? [{ n: group.n, ...one }] : [];
      }),
    }))
    .filter((line) => line.spots.length > 0);
}

function sizesOf(lines: Line[]): number[] {
  return [...new Set(lines.flatMap((line) => line.spots.map((s) => s.n)))].sort((a, b) => a - b);
}

interface ValueAxis extends Axis {
  scale: Record<string, unknown>;
}

function marks({ technique, spots }: Line): Plot.Markish[] {
  const stroke = colour(technique);
  const known = spots.filter((s) => s.low !== null);
  const at = { x: "n", y: "estimate" };
  const dot = { symbol: symbol(technique), r: 2.8, fill: stroke, stroke: "var(--ground)", strokeWidth: 0.7 };
  return [
    Plot.areaY(known, { x: "n", y1: "low", y2: "high", fill: stroke, fillOpacity: 0.18 }),
    Plot.line(spots, { ...at, stroke, strokeWidth: 1.75, ...dashes(technique) }),
    Plot.dot(spots, { ...at, ...dot }),
  ];
}

function describe(spot: Spot, line: Line, text: (value: number) => string): string[] {
  const lines = [nameText(line.technique), `n = ${spot.n}`, text(spot.estimate), confidenceText(spot, text)];
  return lines.filter(Boolean);
}

function draw(lines: Line[], axis: ValueAxis, width: number): Drawing | null {
  const sizes = sizesOf(lines);
  if (sizes.length === 0) return null;
  const area = { width, height: Math.max(300, Math.min(380, width * 0.62)), ...lineMargins };
  const { svg, x, y } = plot(area, {
    x: { type: "log" },
    y: axis.scale,
    marks: [
      ...axisX({ ticks: sizeTicks(sizes, width - area.left - area.right), text: sizeText }),
      ...axisY({ ...axis, text: (v) => tickText(axis.text(v)) }),
      ...lines.flatMap(marks),
    ],
  });
  const points = lines.map((line) =>
    line.spots.map((spot): Point => {
      const lines = describe(spot, line, axis.text);
      return { x: x(spot.n), y: y(spot.estimate), series: line.technique, lines };
    }),
  );
  const ends = points.map((spots, i): End => ({ ...spots.at(-1)!, technique: lines[i]!.technique }));
  endLabels(svg, ends, area);
  return { svg, points: points.flat() };
}

function tableOf(lines: Line[], text: (value: number) => string): { head: string[]; rows: string[][] } {
  const cell = (line: Line, n: number): string => {
    const spot = line.spots.find((s) => s.n === n);
    return spot ? text(spot.estimate) + bracketed(rangeText(spot, text)) : "–";
  };
  return {
    head: ["n", ...lines.map((line) => nameText(line.technique))],
    rows: sizesOf(lines).map((n) => [sizeText(n), ...lines.map((line) => cell(line, n))]),
  };
}

/** A logarithmic axis has no place for a zero, which the least of doubles becomes for one item. */
function onLogAxis(time: Interval | null): Interval | null {
  if (!time || !(time.estimate > 0)) return null;
  return time.low === null || time.low > 0 ? time : single(time.estimate);
}

function chart(about: Pick<Chart, "id" | "title" | "note" | "empty">, lines: Line[], axis: ValueAxis): Chart {
  const lacking = lines.length === 0;
  return { ...about, lacking, draw: (width) => draw(lines, axis, width), table: () => tableOf(lines, axis.text) };
}

export function timeChart(view: View, groups: Group[]): Chart {
  const lines = linesOf(view, groups, (group, t) => onLogAxis(view.data.perItem(group, t)));
  const values = lines.flatMap((line) => line.spots.flatMap((s) => [s.low ?? s.estimate, s.high ?? s.estimate]));
  const ticks = logTicks(Math.min(...values) * 0.9, Math.max(...values) * 1.1);
  const about = {
    id: "time",
    title: groups.some((group) => group.i > 0) ? "Time per item" : "Time of one call",
    note: "against n, both logarithmic; bands are 95 % intervals; lower is better",
    empty: "No time was measured here for the techniques that are shown.",
  };
  return chart(about, lines, { scale: { type: "log" }, ticks, text: timeText });
}

const exactNote = { id: "heap", note: "against n; without intervals; lower is better" };

/** The chosen metric where it has no interval; otherwise peak heap. */
export function exactChart(view: View, groups: Group[]): Chart {
  const metric = metricOf(view);
  return metric.id === "time" || metric.id === "peak_bytes"
    ? heapChart(view, groups)
    : metricChart(view, groups, metric);
}

function mostOf(lines: Line[], least: number): number {
  return Math.max(least, ...lines.flatMap((line) => line.spots.map((s) => s.estimate)));
}

function metricChart(view: View, groups: Group[], metric: Metric): Chart {
  const each = (group: Group): number => (metric.by === "ratio" ? group.i || 1 : 1);
  const lines = linesOf(view, groups, (group, t) => {
    const value = view.data.exact(group, metric.id, t);
    return single(value === null ? null : value / each(group));
  });
  const most = mostOf(lines, 4);
  const ticks = [0, ...logTicks(1, most * 1.2)].filter(
    (tick) => tick === 0 || most < 100 || Number.isInteger(Math.log10(tick)),
  );
  const bytes = metric.unit === "bytes";
  const scale = { type: "symlog", constant: bytes ? 32 : 1, domain: [most * -0.02, most * 1.3] };
  const perItem = metric.by === "ratio" && groups.some((group) => group.i > 0);
  const about = {
    ...exactNote,
    title: capitalised(metric.name) + (perItem ? " per item" : ""),
    empty: `${metric.name} was not measured here.`,
  };
  return chart(about, lines, { scale, ticks, text: bytes ? bytesText : countText });
}

function heapChart(view: View, groups: Group[]): Chart {
  const lines = linesOf(view, groups, (group, t) => single(view.data.exact(group, "peak_bytes", t)));
  const most = mostOf(lines, 64);
  const scale = { type: "symlog", constant: 32, domain: [-8, most * 1.3] };
  const absent = view.data.raw.metrics.find((m) => m.id === "peak_bytes")?.absent;
  const empty = absent ? `Peak heap: ${absent}.` : "Peak heap was not measured here.";
  return chart({ ...exactNote, title: "Peak heap", empty }, lines, { scale, ticks: byteTicks(most), text: bytesText });
}
