// One cell of the table of all examples: its figures, its colour, and the lines of its card.

import { bareRatio, countText, nameText, ratioText, timeText, valueText } from "./format";
import { bracketed, confidenceText, likeOne } from "./interval";
import type { Group, Interval, Metric } from "./schema";
import { metricOf, reference, type View } from "./view";

export interface Cell {
  main: string;
  sub: string;
  heat: string;
  lines: string[];
  order: number | null; // what the column sorts by; null: nothing to show
  missing: string; // why there is nothing to show, or ""
}

/** The bin of a ratio: eq, b1 … b4 (better), w1 … w5 (worse). */
export function heatOf(ratio: number): string {
  const size = Math.abs(Math.log2(ratio));
  if (size < Math.log2(1.05)) return "eq";
  const limits = ratio < 1 ? [1.5, 3, 10] : [1.5, 3, 10, 50];
  const bin = 1 + limits.filter((limit) => size >= Math.log2(limit)).length;
  return `${ratio < 1 ? "b" : "w"}${bin}`;
}

/** Memory often is zero on one side, so its bins go by the difference. */
function heatOfDifference(difference: number, unit: string): string {
  if (difference === 0) return "eq";
  const limits = unit === "bytes" ? [1024, 64 * 1024, 1024 ** 2, 64 * 1024 ** 2] : [4, 64, 4096, 262144];
  const bin = 1 + limits.filter((limit) => Math.abs(difference) >= limit).length;
  return difference < 0 ? `b${Math.min(4, bin)}` : `w${bin}`;
}

function missingCell(view: View, example: number, technique: number, group: Group | undefined, extra = ""): Cell {
  const why = extra || view.data.whyMissing(example, technique, group);
  const quiet = !extra && view.data.isExtra(example, technique, group);
  return {
    main: quiet ? "–" : why,
    sub: "",
    heat: quiet ? "extra" : "none",
    lines: [nameText(view.data.raw.techniques[technique]!), why],
    order: null,
    missing: why,
  };
}

function techniqueText(view: View, technique: number | null): string {
  return technique === null ? "" : nameText(view.data.raw.techniques[technique]!);
}

function ratioLines(ratio: Interval | null, to: string): string[] {
  if (!ratio) return [];
  return [
    `${ratioText(ratio.estimate)} ${to}${bracketed(confidenceText(ratio, bareRatio))}`,
    ...(likeOne(ratio) && ratio.low !== ratio.high ? ["the data can't tell the two apart"] : []),
  ];
}

/** The colour of a time's ratio: none to itself, grey where the data can't tell the two apart. */
function timeHeat(ratio: Interval | null, self: boolean): string {
  if (!ratio || self) return "self";
  if (likeOne(ratio)) return "eq";
  return ratio.low === null ? "unsure" : heatOf(ratio.estimate);
}

function heapText(view: View, group: Group, technique: number): string {
  const heap = view.data.exact(group, "peak_bytes", technique);
  if (heap === null) return "";
  const elided = group.o?.includes(technique) ? ": the coroutine's frame is on the stack" : "";
  return `peak heap ${valueText(heap, "bytes")}${elided}`;
}

export function timeCell(view: View, example: number, technique: number, group: Group | undefined): Cell {
  const time = group && view.data.perItem(group, technique);
  if (!group || !time) return missingCell(view, example, technique, group);
  const to = reference(view, group);
  const ratio = to === null ? null : view.data.ratio(group, technique, to);
  const self = technique === to;
  const text = timeText(time.estimate);
  const alike = !self && ratio !== null && likeOne(ratio);
  return {
    main: ratio ? (alike ? "≈\u2009" : "") + ratioText(ratio.estimate) : text,
    sub: ratio ? text : "",
    heat: timeHeat(ratio, self),
    lines: [
      techniqueText(view, technique),
      ...(self ? [] : ratioLines(ratio, techniqueText(view, to))),
      `${text}${group.i ? " per item" : ""}${bracketed(confidenceText(time, timeText))}`,
      heapText(view, group, technique),
    ].filter(Boolean),
    order: ratio ? ratio.estimate : time.estimate,
    missing: "",
  };
}

/** A metric of which every technique has some, as instructions: by ratio, like time. */
function ratioCell(view: View, group: Group, technique: number, metric: Metric, value: number): Cell {
  const to = reference(view, group);
  const other = to === null ? null : view.data.exact(group, metric.id, to);
  const ratio = other ? value / other : null;
  const each = countText(value / (group.i || 1));
  const self = ratio === null || technique === to;
  return {
    main: ratio === null ? each + (group.i ? " per item" : "") : ratioText(ratio),
    sub: ratio === null ? "" : each,
    heat: self ? "self" : ratio === 1 ? "eq" : heatOf(ratio),
    lines: [
      techniqueText(view, technique),
      ...(self ? [] : [`${ratioText(ratio)} ${techniqueText(view, to)}`]),
      `${metric.name} ${each}${group.i ? " per item" : ""}`,
      `${countText(value)} in all`,
    ],
    order: ratio ?? value,
    missing: "",
  };
}

/** A metric that often is zero, as bytes: by difference. */
function differenceCell(view: View, group: Group, technique: number, metric: Metric, value: number): Cell {
  const to = reference(view, group);
  const other = to === null || to === technique ? null : view.data.exact(group, metric.id, to);
  const difference = other === null ? null : value - other;
  const text = valueText(value, metric.unit);
  const change = difference === null ? "" : differenceText(difference, metric.unit);
  return {
    main: text,
    sub: change,
    heat: difference === null ? "self" : heatOfDifference(difference, metric.unit),
    lines: [
      techniqueText(view, technique),
      `${metric.name} ${text}`,
      change && `${change} against ${techniqueText(view, to)}`,
    ].filter(Boolean),
    order: value,
    missing: "",
  };
}

function differenceText(difference: number, unit: string): string {
  if (difference === 0) return "same";
  return `${difference > 0 ? "+" : "−"}${valueText(Math.abs(difference), unit)}`;
}

function exactCell(view: View, example: number, technique: number, group: Group | undefined, metric: Metric): Cell {
  const value = group ? view.data.exact(group, metric.id, technique) : null;
  if (group && value !== null) {
    const cell = metric.by === "ratio" ? ratioCell : differenceCell;
    return cell(view, group, technique, metric, value);
  }
  const timed = group && view.data.time(group, technique);
  const why = timed ? view.data.whyWithout(group, metric.id, technique) || `${metric.name} was not measured` : "";
  return missingCell(view, example, technique, group, why);
}

export function cellOf(view: View, example: number, technique: number, group: Group | undefined): Cell {
  const metric = metricOf(view);
  return metric.id === "time"
    ? timeCell(view, example, technique, group)
    : exactCell(view, example, technique, group, metric);
}
