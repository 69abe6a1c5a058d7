// How time and heap grow with n: one line for each technique.

import * as Plot from "@observablehq/plot";
import type { Chart, Drawing, Point } from "./chart";
import { bytesText, countText, nameText, sizeText, timeText } from "./format";
import { colour, dash, symbol } from "./look";
import { axisX, axisY, endLabels, plot, type Axis, type End } from "./plots";
import type { Group, Interval, Metric } from "./schema";
import { logTicks, sizeTicks, tickText } from "./ticks";
import { metricOf, shown, type View } from "./view";

interface Spot extends Interval {
  n: number;
}

interface Line {
  technique: string;
  spots: Spot[];
}

function lines(view: View, groups: Group[], value: (group: Group, technique: number) => Interval | null): Line[] {
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

interface Upright extends Axis {
  scale: Record<string, unknown>;
}

function marks(all: Line[]): Plot.Markish[] {
  return all.flatMap(({ technique, spots }) => {
    const stroke = colour(technique);
    const line = dash(technique);
    return [
      Plot.areaY(
        spots.filter((s) => s.low !== null),
        { x: "n", y1: "low", y2: "high", fill: stroke, fillOpacity: 0.18 },
      ),
      Plot.line(spots, {
        x: "n",
        y: "estimate",
        stroke,
        strokeWidth: 1.75,
        ...(line ? { strokeDasharray: line } : {}),
      }),
      Plot.dot(spots, {
        x: "n",
        y: "estimate",
        symbol: symbol(technique),
        r: 2.8,
        fill: stroke,
        stroke: "var(--ground)",
        strokeWidth: 0.7,
      }),
    ];
  });
}

function describe(spot: Spot, line: Line, text: (value: number) => string): string[] {
  const interval = spot.low === null || spot.high === null ? [] : [`95 %: ${text(spot.low)} to ${text(spot.high)}`];
  return [nameText(line.technique), `n = ${spot.n}`, text(spot.estimate), ...interval];
}

function drawLines(all: Line[], axis: Upright, width: number): Drawing | null {
  const sizes = [...new Set(all.flatMap((line) => line.spots.map((s) => s.n)))].sort((a, b) => a - b);
  if (sizes.length === 0) return null;
  const height = Math.max(300, Math.min(380, width * 0.62));
  const [left, right, top, bottom] = [62, 118, 12, 36];
  const drawing = plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { type: "log" },
    y: axis.scale,
    marks: [
      ...axisX({ ticks: sizeTicks(sizes, width - left - right), text: sizeText }),
      ...axisY({ ...axis, text: (v) => tickText(axis.text(v)) }),
      ...marks(all),
    ],
  });
  const [x, y] = [drawing.scale("x")!, drawing.scale("y")!];
  const points: Point[] = all.flatMap((line) =>
    line.spots.map((spot) => ({
      x: x.apply(spot.n),
      y: y.apply(spot.estimate),
      series: line.technique,
      lines: describe(spot, line, axis.text),
    })),
  );
  const ends: End[] = all.map((line) => {
    const last = line.spots.at(-1)!;
    return { technique: line.technique, x: x.apply(last.n), y: y.apply(last.estimate) };
  });
  endLabels(drawing, ends, width - right, top, height - bottom);
  return { svg: drawing, points };
}

function tableOf(all: Line[], text: (value: number) => string): { head: string[]; rows: string[][] } {
  const sizes = [...new Set(all.flatMap((line) => line.spots.map((s) => s.n)))].sort((a, b) => a - b);
  const cell = (line: Line, n: number): string => {
    const spot = line.spots.find((s) => s.n === n);
    if (!spot) return "–";
    return spot.low === null || spot.high === null
      ? text(spot.estimate)
      : `${text(spot.estimate)} (${text(spot.low)} to ${text(spot.high)})`;
  };
  return {
    head: ["n", ...all.map((line) => nameText(line.technique))],
    rows: sizes.map((n) => [sizeText(n), ...all.map((line) => cell(line, n))]),
  };
}

/** A logarithmic axis has no place for a zero, which the least of doubles becomes for one item. */
function onLogAxis(time: Interval | null): Interval | null {
  if (!time || !(time.estimate > 0)) return null;
  return time.low === null || time.low > 0 ? time : { low: null, estimate: time.estimate, high: null };
}

export function timeChart(view: View, groups: Group[]): Chart {
  const all = lines(view, groups, (group, t) => onLogAxis(view.data.perItem(group, t)));
  const known = groups.some((group) => group.i > 0);
  const values = all.flatMap((line) => line.spots.flatMap((s) => [s.low ?? s.estimate, s.high ?? s.estimate]));
  const ticks = logTicks(Math.min(...values) * 0.9, Math.max(...values) * 1.1);
  const axis = { scale: { type: "log" }, ticks, text: timeText };
  return {
    id: "time",
    title: known ? "Time per item" : "Time of one call",
    note: "against n, both logarithmic; bands are 95 % intervals; lower is better",
    draw: (width) => drawLines(all, axis, width),
    table: () => tableOf(all, timeText),
    empty: "No time was measured here for the techniques that are shown.",
  };
}

function single(value: number | null): Interval | null {
  return value === null ? null : { low: null, estimate: value, high: null };
}

/** The metric of the bar where it is one without an interval; else peak heap. */
export function exactChart(view: View, groups: Group[]): Chart {
  const { id } = metricOf(view);
  return id === "time" || id === "peak_bytes" ? heapChart(view, groups) : metricChart(view, groups, metricOf(view));
}

function metricChart(view: View, groups: Group[], metric: Metric): Chart {
  const bytes = metric.unit === "bytes";
  const each = (group: Group): number => (metric.by === "ratio" ? group.i || 1 : 1);
  const all = lines(view, groups, (group, t) => {
    const value = view.data.exact(group, metric.id, t);
    return single(value === null ? null : value / each(group));
  });
  const values = all.flatMap((line) => line.spots.map((s) => s.estimate));
  const text = bytes ? bytesText : countText;
  const most = Math.max(4, ...values);
  const ticks = [0, ...logTicks(1, most * 1.2)].filter(
    (tick) => tick === 0 || most < 100 || Number.isInteger(Math.log10(tick)),
  );
  const axis = { scale: { type: "symlog", constant: bytes ? 32 : 1, domain: [most * -0.02, most * 1.3] }, ticks, text };
  const known = metric.by === "ratio" && groups.some((group) => group.i > 0);
  return {
    id: "heap",
    title: `${metric.name[0]!.toUpperCase()}${metric.name.slice(1)}${known ? " per item" : ""}`,
    note: "against n; without intervals; lower is better",
    draw: (width) => drawLines(all, axis, width),
    table: () => tableOf(all, text),
    empty: `${metric.name} was not measured here.`,
  };
}

function heapChart(view: View, groups: Group[]): Chart {
  const all = lines(view, groups, (group, t) => single(view.data.exact(group, "peak_bytes", t)));
  const most = Math.max(64, ...all.flatMap((line) => line.spots.map((s) => s.estimate)));
  const ticks = [0, 64, 1024, 16 * 1024, 256 * 1024, 4 * 1024 ** 2, 64 * 1024 ** 2, 1024 ** 3].filter(
    (tick) => tick <= most * 1.2,
  );
  const axis = { scale: { type: "symlog", constant: 32, domain: [-8, most * 1.3] }, ticks, text: bytesText };
  const metric = view.data.raw.metrics.find((m) => m.id === "peak_bytes");
  return {
    id: "heap",
    title: "Peak heap",
    note: "against n; without intervals; lower is better",
    draw: (width) => drawLines(all, axis, width),
    table: () => tableOf(all, bytesText),
    empty: metric?.absent ? `Peak heap: ${metric.absent}.` : "Peak heap was not measured here.",
  };
}
