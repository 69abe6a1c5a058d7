// What the charts share: their style, their axes over n, and the labels at the ends of lines.

import type { Markish, PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { separate } from "./labels";
import { colour, dash } from "./look";
import { nameText } from "./format";

export type PlotSvg = SVGSVGElement & { scale(name: string): { apply(value: unknown): number } | undefined };

export function plot(options: PlotOptions & { marks: Markish[] }): PlotSvg {
  return Plot.plot({
    style: { fontFamily: "inherit", fontSize: "12px", background: "none", color: "currentColor", overflow: "visible" },
    ...options,
  }) as unknown as PlotSvg;
}

export interface Axis {
  ticks: number[];
  text: (value: number) => string;
}

// A log scale drops the labels of ticks that it finds too many, so the labels are given as texts of their own.
export function axisX({ ticks, text }: Axis, grid = false): Markish[] {
  return [
    grid ? Plot.gridX(ticks, { strokeOpacity: 0.1 }) : null,
    Plot.axisX(ticks, { text, label: null, tickSize: 4 }),
  ];
}

export function axisY({ ticks, text }: Axis): Markish[] {
  return [
    Plot.gridY(ticks, { strokeOpacity: 0.1 }),
    Plot.axisY(ticks, { text, label: null, tickSize: 0, tickPadding: 8 }),
  ];
}

export interface End {
  technique: string;
  x: number;
  y: number;
}

export function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/** Names at the right end of lines, moved apart so that none covers another, with a leader to where each line ends. */
export function endLabels(drawing: SVGSVGElement, ends: End[], right: number, top: number, bottom: number): void {
  const places = separate(
    ends.map((end) => end.y),
    14,
    top + 6,
    bottom - 6,
  );
  ends.forEach((end, i) => {
    const y = places[i]!;
    const leader = svg("path", {
      d: `M${end.x + 6},${end.y} C${right + 12},${end.y} ${right + 6},${y} ${right + 16},${y}`,
      fill: "none",
      "stroke-width": 1.5,
    });
    leader.style.stroke = colour(end.technique);
    const dashed = dash(end.technique);
    if (dashed) leader.setAttribute("stroke-dasharray", "4 2");
    const text = svg("text", {
      x: right + 20,
      y,
      dy: "0.32em",
      "font-size": 12,
      "text-anchor": "start",
      fill: "currentColor",
    });
    text.textContent = nameText(end.technique);
    drawing.append(leader, text);
  });
}

interface Box {
  x: number;
  y: number;
  width: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < 14;
}

/** Names beside dots: each at the nearest place that covers no other name and no dot. */
export function dotLabels(
  drawing: SVGSVGElement,
  dots: End[],
  limits: { left: number; right: number; top: number; bottom: number },
): void {
  const taken: Box[] = dots.map((dot) => ({ x: dot.x - 8, y: dot.y, width: 16 }));
  for (const dot of dots) {
    const width = nameText(dot.technique).length * 6.6 + 4;
    // Beside a crowd, names stand in one column clear of all its dots, so that leaders cross no name.
    const crowd = dots
      .filter((other) => Math.abs(other.x - dot.x) < 30 && Math.abs(other.y - dot.y) < 60)
      .map((other) => other.x);
    const offsets = Array.from({ length: 24 }, (_, k) => Math.ceil(k / 2) * (k % 2 ? -14 : 14));
    const places = offsets.flatMap((dy): Box[] => [
      { x: dy === 0 ? dot.x + 15 : Math.max(...crowd) + 34, y: dot.y + dy, width },
      { x: dy === 0 ? dot.x - 15 - width : Math.min(...crowd) - 34 - width, y: dot.y + dy, width },
    ]);
    const inside = (box: Box): boolean =>
      box.x >= limits.left && box.x + box.width <= limits.right && box.y >= limits.top && box.y <= limits.bottom;
    const place = places.find((box) => inside(box) && !taken.some((other) => overlaps(box, other))) ?? places[0]!;
    taken.push(place);
    const toRight = place.x > dot.x;
    if (Math.abs(place.y - dot.y) > 1) {
      const leader = svg("path", {
        d: `M${dot.x},${dot.y} L${toRight ? place.x - 3 : place.x + width + 3},${place.y}`,
        fill: "none",
        "stroke-width": 1,
      });
      leader.style.stroke = colour(dot.technique);
      drawing.append(leader);
    }
    const text = svg("text", {
      x: toRight ? place.x : place.x + width,
      y: place.y,
      dy: "0.32em",
      "font-size": 12,
      "text-anchor": toRight ? "start" : "end",
      fill: "currentColor",
    });
    text.textContent = nameText(dot.technique);
    drawing.append(text);
  }
}
