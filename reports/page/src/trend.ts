// One series' trend: its points over the revisions, their intervals, and where its level changed.

import * as Plot from "@observablehq/plot";
import { ticks as niceTicks } from "d3";
import type { Chart, Drawing } from "./chart";
import { svg } from "./dom";
import { counted, signedPercent, valueText } from "./format";
import { bracketed, confidenceText, rangeText } from "./interval";
import { directionText } from "./measure";
import { axisX, axisY, plot, type Area } from "./plots";
import type { ChangePoint, HistoryData, SeriesData } from "./schema";
import { percentOf } from "./ticks";
import {
  baseText,
  caseText,
  dayOf,
  levels,
  percentChange,
  revisionText,
  shortRevision,
  trendPoints,
  withinText,
  type TrendPoint,
} from "./trends";

function stepText([, , before, now, , gradual]: ChangePoint): string {
  return `its level ${gradual ? "drifted" : "changed"} here by ${percentChange(now / before)}, within `;
}

function linesOf(history: HistoryData, series: SeriesData, points: TrendPoint[], at: number): string[] {
  const point = points[at]!;
  const [revision, date, subject] = history.revisions[point.revision]!;
  const [, name, unit] = history.metrics[series.m]!;
  const range = bracketed(confidenceText(point, percentChange));
  const step = series.p.find(([first]) => first === at);
  return [
    shortRevision(revision),
    subject,
    dayOf(date),
    `${name} ${percentChange(point.ratio)}${range} against ${baseText(history, series)}`,
    point.raw === null ? "" : valueText(point.raw, unit),
    step ? stepText(step) + withinText(history, points, step) : "",
  ].filter(Boolean);
}

function domain(points: TrendPoint[]): [number, number] {
  const ratios = points.map((p) => percentOf(p.ratio));
  const [least, most] = [Math.min(-1, ...ratios), Math.max(1, ...ratios)];
  // A wild interval is cut off at the edge: it would flatten everything else.
  const reach = Math.max(10, 2 * (most - least));
  const low = Math.max(least - reach, Math.min(least, ...points.map((p) => percentOf(p.low ?? p.ratio))));
  const high = Math.min(most + reach, Math.max(most, ...points.map((p) => percentOf(p.high ?? p.ratio))));
  const room = (high - low) * 0.08;
  return [low - room, high + room * 2.2];
}

/** The level between each two changes. */
function levelMarks(points: TrendPoint[], series: SeriesData): Plot.Markish[] {
  const steps = series.p.map(([at]) => points[at]!.revision - 0.5);
  const pen = { stroke: "var(--step)" };
  return [
    Plot.ruleX(steps, { ...pen, strokeWidth: 1.5, strokeDasharray: "5 3" }),
    ...levels(points, series.p).map(({ from, to, ratio }) =>
      Plot.ruleY([percentOf(ratio)], { ...pen, x1: from, x2: to, strokeWidth: 2.25 }),
    ),
  ];
}

function marks(points: TrendPoint[], series: SeriesData): Plot.Markish[] {
  const known = points.filter((p) => p.low !== null);
  const y = (p: TrendPoint): number => percentOf(p.ratio);
  const ends = { y1: (p: TrendPoint) => percentOf(p.low!), y2: (p: TrendPoint) => percentOf(p.high!) };
  const line = { stroke: "var(--trend)", strokeWidth: 1.75, curve: "step-after" as const };
  return [
    Plot.ruleY([0], { stroke: "currentColor", strokeOpacity: 0.55, strokeDasharray: "2 3" }),
    Plot.areaY(known, { x: "revision", ...ends, fill: "var(--trend)", fillOpacity: 0.18, clip: true }),
    series.e ? Plot.line(points, { x: "revision", y, ...line }) : null,
    ...levelMarks(points, series),
    Plot.dot(points, { x: "revision", y, r: points.length > 300 ? 1.6 : 2.6, fill: "var(--trend)" }),
  ];
}

const labelWidth = 62;

/** Labels the changes; of two neighbours without room beside each other, one stands lower. */
function labelSteps(drawing: SVGSVGElement, series: SeriesData, places: number[], right: number): void {
  let lower = false;
  series.p.forEach(([, , before, now, , gradual], i) => {
    const place = places[i]!;
    lower = place - (places[i - 1] ?? -Infinity) < labelWidth ? !lower : false;
    const toLeft = place + 60 > right;
    const at = { x: place + (toLeft ? -5 : 5), y: lower ? 26 : 12, "text-anchor": toLeft ? "end" : "start" };
    const style = { "font-size": 12, "font-weight": 600, class: "step-label" };
    const text = svg("text", { ...at, ...style }, `${gradual ? "drift " : ""}${percentChange(now / before)}`);
    text.style.fill = "var(--step)";
    drawing.append(text);
  });
}

function revisionTicks(points: TrendPoint[], pixels: number): number[] {
  const every = Math.max(1, Math.ceil((points.length * 82) / Math.max(82, pixels)));
  return points.filter((_, i) => (points.length - 1 - i) % every === 0).map((p) => p.revision);
}

function draw(history: HistoryData, series: SeriesData, points: TrendPoint[], width: number): Drawing | null {
  if (points.length === 0) return null;
  const area: Area = { width, height: 320, left: 66, right: 30, top: 34, bottom: 34 };
  const right = width - area.right;
  const [low, high] = domain(points);
  const { svg, x, y } = plot(area, {
    x: { type: "linear", domain: [points[0]!.revision - 0.6, points.at(-1)!.revision + 0.6] },
    y: { type: "linear", domain: [low, high] },
    marks: [
      ...axisX({ ticks: revisionTicks(points, right - area.left), text: (index) => revisionText(history, index) }),
      ...axisY({
        ticks: niceTicks(low, high, 6),
        text: (v) => (v === 0 ? "0" : signedPercent(Number(v.toFixed(4)))),
      }),
      ...marks(points, series),
    ],
  });
  const places = series.p.map(([at]) => x(points[at]!.revision - 0.5));
  labelSteps(svg, series, places, right);
  const spots = points.map((p, i) => {
    const lines = linesOf(history, series, points, i);
    return { x: x(p.revision), y: y(percentOf(p.ratio)), series: "all", lines };
  });
  return { svg, points: spots };
}

function tableOf(history: HistoryData, series: SeriesData, points: TrendPoint[]): { head: string[]; rows: string[][] } {
  const [, name, unit] = history.metrics[series.m]!;
  return {
    head: ["revision", "date", "subject", "ratio", "95 %", name, "change"],
    rows: points.map((p, i) => {
      const [revision, date, subject] = history.revisions[p.revision]!;
      const step = series.p.find(([at]) => at === i);
      return [
        shortRevision(revision),
        dayOf(date),
        subject,
        percentChange(p.ratio),
        rangeText(p, percentChange) || "–",
        p.raw === null ? "–" : valueText(p.raw, unit),
        step ? percentChange(step[3] / step[2]) : "",
      ];
    }),
  };
}

export function trendChart(history: HistoryData, index: number): Chart {
  const series = history.series[index]!;
  const points = trendPoints(series);
  return {
    id: "trend",
    title: `${caseText(history, series)}: ${history.metrics[series.m]![1]}`,
    note: [
      `against ${baseText(history, series)}`,
      series.e ? "without intervals" : "band: 95 % intervals",
      "dashed: where its level changed, and by how much",
      counted(points.length, "revision"),
      directionText(history.metrics[series.m]![3] === 1),
    ].join("; "),
    draw: (width) => draw(history, series, points, width),
    table: () => tableOf(history, series, points),
    empty: "This series has no points.",
  };
}
