// Section 5: time against peak heap. The front joins the techniques that no other beats on both.

import * as Plot from "@observablehq/plot";
import { chartFrame, type Chart, type Drawing } from "./chart";
import { el, rendered, section } from "./dom";
import { onFront } from "./front";
import { atSize, bytesText, nameText, ratioText } from "./format";
import { colour, symbol } from "./look";
import { axisX, axisY, dotLabels, plot } from "./plots";
import type { Group } from "./schema";
import { byteTicks, clipAt, logTicks, tickText } from "./ticks";
import { groupShown, reference, shown, type View } from "./view";

interface Spot {
  technique: string;
  ratio: number;
  bytes: number;
  front: boolean;
  /** Farther right than the axis: drawn at its end, with its ratio beside its name. */
  beyond?: boolean;
}

function spotsOf(view: View, group: Group | undefined): Spot[] {
  const to = group && reference(view, group);
  if (!group || to === null || to === undefined) return [];
  const spots = shown(view).flatMap((t) => {
    const ratio = view.data.ratio(group, t, to);
    const bytes = view.data.exact(group, "peak_bytes", t);
    return ratio && bytes !== null
      ? [{ technique: view.data.raw.techniques[t]!, ratio: ratio.estimate, bytes, front: false }]
      : [];
  });
  return spots.map((spot) => ({ ...spot, front: onFront(spot, spots) }));
}

function frontLine(spots: Spot[]): Spot[] {
  return spots.filter((s) => s.front).sort((a, b) => a.ratio - b.ratio || b.bytes - a.bytes);
}

function marks(spots: Spot[], others: Spot[]): Plot.Markish[] {
  return [
    Plot.dot(others, { x: "ratio", y: "bytes", r: 2, fill: "currentColor", fillOpacity: 0.16 }),
    Plot.line(frontLine(spots), {
      x: "ratio",
      y: "bytes",
      curve: "step-after",
      stroke: "currentColor",
      strokeOpacity: 0.55,
      strokeDasharray: "2 3",
    }),
    ...spots.map((s) =>
      Plot.dot([s], {
        x: "ratio",
        y: "bytes",
        symbol: symbol(s.technique),
        r: 6,
        fill: s.front ? colour(s.technique) : "var(--ground)",
        stroke: colour(s.technique),
        strokeWidth: 2,
      }),
    ),
  ];
}

function linesOf(spot: Spot): string[] {
  return [
    nameText(spot.technique),
    `time ${ratioText(spot.ratio)}`,
    `peak heap ${bytesText(spot.bytes)}`,
    ...(spot.front ? ["on the front: nothing beats it on both"] : []),
  ];
}

interface Limits {
  low: number;
  high: number;
}

const isOn = ({ low, high }: Limits, { ratio }: Spot): boolean => low <= ratio && ratio <= high;

/** The axis of the chosen example: of the others as far as they lie within a few times of its own techniques. */
function axisOf(spots: Spot[], others: Spot[]): Limits {
  const own = spots.map((s) => s.ratio);
  const end = clipAt(own);
  const most = end === null ? Math.max(...own) : end;
  const reach = { low: Math.min(...own) / 4, high: most * 4 };
  const near = [...own.filter((ratio) => ratio <= most), ...others.filter((s) => isOn(reach, s)).map((s) => s.ratio)];
  // Where one is drawn at the edge, its name needs room.
  return { low: Math.min(...near) * 0.85, high: Math.max(...near) * (end === null ? 1.2 : 2) };
}

/** What of it is not where it belongs on the axis. */
function beyondText(spots: Spot[], others: Spot[]): string[] {
  if (spots.length === 0) return [];
  const limits = axisOf(spots, others);
  const far = others.filter((s) => !isOn(limits, s)).length;
  return [
    ...(spots.some((s) => s.ratio > limits.high) ? ["with an arrow: farther out than the axis"] : []),
    ...(far > 0 ? [`${far} of other examples lie farther out`] : []),
  ];
}

function draw(spots: Spot[], others: Spot[], width: number): Drawing | null {
  if (spots.length === 0) return null;
  const { low, high } = axisOf(spots, others);
  const placed = spots.map((s) => (s.ratio > high ? { ...s, beyond: true } : s));
  const most = Math.max(64, ...[...spots, ...others].map((s) => s.bytes));
  const area = { width, height: 360, left: 66, right: 24, top: 14, bottom: 34 };
  const { svg, x, y } = plot(area, {
    x: { type: "log", domain: [low, high], clamp: true },
    y: { type: "symlog", constant: 32, domain: [-8, most * 1.6] },
    marks: [
      ...axisX({ ticks: logTicks(low, high), text: (r) => tickText(ratioText(r)) }, true),
      ...axisY({ ticks: byteTicks(most), text: (v) => tickText(bytesText(v)) }),
      ...marks(
        placed,
        others.filter((s) => isOn({ low, high }, s)),
      ),
    ],
  });
  const dots = placed.map((s) => ({
    technique: s.technique,
    x: x(s.ratio),
    y: y(s.bytes),
    ...(s.beyond ? { more: ` → ${ratioText(s.ratio)}` } : {}),
  }));
  dotLabels(svg, dots, { left: area.left, right: width - 4, top: 20, bottom: area.height - area.bottom - 4 });
  return { svg, points: spots.map((s, i) => ({ ...dots[i]!, series: "all", lines: linesOf(s) })) };
}

function tradeoffChart(view: View): Chart {
  const { example, scenario, toolchain, n, to } = view.state;
  const group = groupShown(view);
  const spots = spotsOf(view, group);
  const others = view.data.raw.examples.flatMap((_, e) =>
    e === example ? [] : spotsOf(view, view.data.group(e, scenario, toolchain, n)),
  );
  const name = view.data.raw.examples[example]?.name ?? "";
  return {
    id: "tradeoff",
    title: (nameText(name) || "No example") + atSize(group?.n),
    note: [
      `right: time against ${to === "best" ? "the fastest" : nameText(to)}`,
      "up: peak heap",
      "filled and joined: the Pareto front",
      "small dots: the other examples",
      ...beyondText(spots, others),
      "lower is better on both",
    ].join("; "),
    draw: (width) => draw(spots, others, width),
    table: () => ({
      head: ["technique", "time ratio", "peak heap", "on the front"],
      rows: spots.map((s) => [nameText(s.technique), ratioText(s.ratio), bytesText(s.bytes), s.front ? "yes" : "no"]),
    }),
    empty: "Time and peak heap were not both measured here.",
  };
}

const stage = el("div", { class: "stack" });
export const tradeoffNode = section("tradeoff", "Time against memory", stage);

export function drawTradeoff(view: View): void {
  const chart = tradeoffChart(view);
  // Without a heap or another technique there is nothing to trade.
  tradeoffNode.hidden = !view.data.raw.groups.some((group) => group["peak_bytes"] && group.t.length > 1);
  const frame = chartFrame(chart);
  if (!stage.firstChild) stage.append(frame);
  rendered(tradeoffNode);
}
