// What the charts share: their style, their axes over n, and the labels at the ends of lines.

import type { Markish, PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { separate } from "./labels";
import { colour, dash } from "./look";
import { nameText, sizeText } from "./format";

export type PlotSvg = SVGSVGElement & { scale(name: string): { apply(value: unknown): number } | undefined };

export function plot(options: PlotOptions & { marks: Markish[] }): PlotSvg {
  return Plot.plot({
    style: { fontFamily: "inherit", fontSize: "12px", background: "none", color: "currentColor", overflow: "visible" },
    ...options,
  }) as unknown as PlotSvg;
}

/** An axis over n: ticks at the measured sizes, as many as fit. */
export function sizeAxis(sizes: number[], pixels: number): { ticks: number[]; tickFormat: (n: number) => string } {
  const every = Math.max(1, Math.ceil((sizes.length * 44) / Math.max(1, pixels)));
  return { ticks: sizes.filter((_, i) => (sizes.length - 1 - i) % every === 0), tickFormat: sizeText };
}

/** Ticks of a log axis: the powers of ten, with 2 and 5 between where there are few. */
export function logTicks(low: number, high: number): number[] {
  const decades = Math.log10(high / low);
  const steps = decades > 2.5 ? [1] : decades > 1 ? [1, 3] : [1, 2, 3, 5, 7];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    for (const one of steps) {
      const value = Number((one * 10 ** power).toPrecision(3));
      if (value >= low * 0.999 && value <= high * 1.001) ticks.push(value);
    }
  return ticks;
}

export interface End {
  technique: string;
  x: number;
  y: number;
}

function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/** Names at the right end of lines, moved apart so that none covers another, with a leader to where each line ends. */
export function endLabels(drawing: SVGSVGElement, ends: End[], right: number, top: number, bottom: number): void {
  const places = separate(ends.map((end) => end.y), 14, top + 6, bottom - 6);
  ends.forEach((end, i) => {
    const y = places[i]!;
    const leader = svg("path", { d: `M${end.x + 5},${end.y} L${right + 6},${y} h10`, fill: "none", "stroke-width": 1.5 });
    leader.style.stroke = colour(end.technique);
    const dashed = dash(end.technique);
    if (dashed) leader.setAttribute("stroke-dasharray", "4 2");
    const text = svg("text", { x: right + 20, y, dy: "0.32em", "font-size": 12, fill: "currentColor" });
    text.textContent = nameText(end.technique);
    drawing.append(leader, text);
  });
}
