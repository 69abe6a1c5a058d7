// Section 5: time against peak heap. The front joins what no other technique beats on both.

import * as Plot from "@observablehq/plot";
import { chartFrame, type Chart, type Drawing, type Point } from "./chart";
import { el, rendered, replace, section } from "./dom";
import { onFront } from "./front";
import { bytesText, nameText, ratioText, sizeText } from "./format";
import { colour, symbol } from "./look";
import { axisX, axisY, dotLabels, plot } from "./plots";
import type { Group } from "./schema";
import { logTicks, tickText } from "./ticks";
import { reference, shown, type View } from "./view";

interface Spot {
  technique: string;
  ratio: number;
  bytes: number;
  front: boolean;
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

function draw(spots: Spot[], others: Spot[], width: number): Drawing | null {
  if (spots.length === 0) return null;
  const ratios = [...spots, ...others].map((s) => s.ratio);
  const [low, high] = [Math.min(...ratios) * 0.85, Math.max(...ratios) * 1.2];
  const most = Math.max(64, ...[...spots, ...others].map((s) => s.bytes));
  const byteTicks = [0, 64, 1024, 16 * 1024, 256 * 1024, 4 * 1024 ** 2, 64 * 1024 ** 2].filter(
    (tick) => tick <= most * 1.2,
  );
  const [left, right, top, bottom, height] = [66, 24, 14, 34, 360];
  const drawing = plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { type: "log", domain: [low, high] },
    y: { type: "symlog", constant: 32, domain: [-8, most * 1.6] },
    marks: [
      ...axisX({ ticks: logTicks(low, high), text: (r) => tickText(ratioText(r)) }, true),
      ...axisY({ ticks: byteTicks, text: (v) => tickText(bytesText(v)) }),
      ...marks(spots, others),
    ],
  });
  const [x, y] = [drawing.scale("x")!, drawing.scale("y")!];
  const points: Point[] = spots.map((s) => ({
    x: x.apply(s.ratio),
    y: y.apply(s.bytes),
    series: "all",
    lines: [
      nameText(s.technique),
      `time ${ratioText(s.ratio)}`,
      `peak heap ${bytesText(s.bytes)}`,
      ...(s.front ? ["on the front: nothing beats it on both"] : []),
    ],
  }));
  const dots = spots.map((s) => ({ technique: s.technique, x: x.apply(s.ratio), y: y.apply(s.bytes) }));
  dotLabels(drawing, dots, { left, right: width - 4, top: top + 6, bottom: height - bottom - 4 });
  return { svg: drawing, points };
}

function tradeoffChart(view: View): Chart {
  const { example, scenario, toolchain, n, to } = view.state;
  const group = view.data.group(example, view.data.scenarioOf(example, scenario), toolchain, n);
  const spots = spotsOf(view, group);
  const others = view.data.raw.examples.flatMap((_, e) =>
    e === example ? [] : spotsOf(view, view.data.group(e, scenario, toolchain, n)),
  );
  const name = view.data.raw.examples[example]?.name ?? "";
  return {
    id: "tradeoff",
    title: `${nameText(name) || "No example"}${group && group.n > 0 ? ` at n = ${sizeText(group.n)}` : ""}`,
    note: [
      `right: time against ${to === "best" ? "the fastest" : nameText(to)}`,
      "up: peak heap",
      "filled and joined: the Pareto front",
      "small dots: the other examples",
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
  if (!stage.firstChild) replace(stage, chartFrame(tradeoffChart(view)));
  else chartFrame(tradeoffChart(view));
  rendered(tradeoffNode);
}
