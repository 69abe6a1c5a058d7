// The small drawing of one compared case: the ratio of its times and the interval, on an axis that all rows share.

import { changeOf, type Change } from "./compared";
import { svg } from "./dom";
import { signedPercent } from "./format";
import type { ComparedCase } from "./schema";
import { bent, farthest, percentOf, percentTicks } from "./ticks";

const width = 208;
const margin = 8;

/** Where a change in per cent lies on the axis. */
export class Scale {
  readonly low: number;
  readonly high: number;

  constructor(cases: ComparedCase[]) {
    const changes = cases.flatMap((one) => one.m.map(changeOf)).filter((change) => change.metric === 0);
    const ends = changes.flatMap(({ ratio }) =>
      ratio ? [ratio.low ?? ratio.estimate, ratio.high ?? ratio.estimate].map(percentOf) : [],
    );
    this.low = Math.min(-5, ...ends) * 1.1;
    this.high = Math.min(farthest, Math.max(5, ...ends) * 1.1);
  }

  at(percent: number): number {
    const inside = Math.min(this.high, Math.max(this.low, percent));
    const share = (bent(inside) - bent(this.low)) / (bent(this.high) - bent(this.low));
    return margin + share * (width - 2 * margin);
  }

  get ticks(): number[] {
    return percentTicks(this.low, this.high, width - 2 * margin);
  }
}

function drawing(height: number, ...nodes: SVGElement[]): SVGElement {
  const node = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  node.append(...nodes);
  return node;
}

export function axis(scale: Scale): SVGElement {
  const style = { y: 12, "text-anchor": "middle", "font-size": 11, fill: "currentColor" };
  const text = (tick: number): string => (tick === 0 ? "0" : signedPercent(tick));
  return drawing(16, ...scale.ticks.map((tick) => svg("text", { x: scale.at(tick), ...style }, text(tick))));
}

/** The ratio as a dot, its interval as a line, and what is too small to count as a band. */
export function whisker(scale: Scale, change: Change, outcome: string): SVGElement {
  const { low, estimate, high } = change.ratio!;
  const x = (ratio: number): number => scale.at(percentOf(ratio));
  const nodes: SVGElement[] = [];
  if (change.threshold > 0) {
    const [from, to] = [x(1 - change.threshold), x(1 + change.threshold)];
    nodes.push(svg("rect", { x: from, y: 0, width: to - from, height: 22, class: "band" }));
  }
  nodes.push(svg("line", { x1: x(1), x2: x(1), y1: 0, y2: 22, class: "one" }));
  if (low !== null && high !== null)
    nodes.push(svg("line", { x1: x(low), x2: x(high), y1: 11, y2: 11, class: "range" }));
  const shape =
    outcome === "unstable"
      ? svg("path", { d: `M${x(estimate)},5.5l5.5,9.5h-11z`, class: "dot" })
      : svg("circle", { cx: x(estimate), cy: 11, r: 4.5, class: "dot" });
  return drawing(22, ...nodes, shape);
}
