// What the charts share: their style, their axes over n, and the labels at the ends of lines.

import type { Markish, PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { svg } from "./dom";
import { separate } from "./labels";
import { colour, dash } from "./look";
import { nameText } from "./format";

interface Scale {
  apply(value: unknown): number;
  /** Of an axis of names. */
  bandwidth?: number;
}

/** A drawing's size and its margins, in pixels. */
export interface Area {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Around lines over n or time, with room for their names at the right. */
export const lineMargins = { left: 62, right: 160, top: 12, bottom: 36 };

export interface Plotted {
  svg: SVGSVGElement;
  /** Where a value lies, in pixels. */
  x(value: unknown): number;
  /** Likewise; the middle of a band. */
  y(value: unknown): number;
}

export function plot(area: Area, options: PlotOptions & { marks: Markish[] }): Plotted {
  const drawing = Plot.plot({
    style: { fontFamily: "inherit", fontSize: "12px", background: "none", color: "currentColor", overflow: "visible" },
    width: area.width,
    height: area.height,
    marginLeft: area.left,
    marginRight: area.right,
    marginTop: area.top,
    marginBottom: area.bottom,
    ...options,
  }) as unknown as SVGSVGElement & { scale(name: string): Scale };
  const [x, y] = [drawing.scale("x"), drawing.scale("y")];
  return { svg: drawing, x: (value) => x.apply(value), y: (value) => y.apply(value) + (y.bandwidth ?? 0) / 2 };
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
  /** What is written, where that is not the technique's name. */
  text?: string;
  x: number;
  y: number;
  /** What is said after its name, beside a dot. */
  more?: string;
}

const nameAttributes = { dy: "0.32em", "font-size": 12, fill: "currentColor" };

/** Names at the right end of lines, moved apart so that none covers another, with a leader to where each line ends. */
export function endLabels(drawing: SVGSVGElement, ends: End[], area: Area): void {
  const right = area.width - area.right;
  const places = separate(
    ends.map((end) => end.y),
    14,
    area.top + 6,
    area.height - area.bottom - 6,
  );
  ends.forEach((end, i) => {
    const y = places[i]!;
    const d = `M${end.x + 6},${end.y} C${right + 12},${end.y} ${right + 6},${y} ${right + 16},${y}`;
    const leader = svg("path", { d, fill: "none", "stroke-width": 1.5 });
    leader.style.stroke = colour(end.technique);
    if (dash(end.technique)) leader.setAttribute("stroke-dasharray", "4 2");
    const place = { x: right + 20, y, "text-anchor": "start", ...nameAttributes };
    drawing.append(leader, svg("text", place, end.text ?? nameText(end.technique)));
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

/** The places for a dot's name, the nearest first. */
function placesFor(dot: End, dots: End[], width: number): Box[] {
  // Beside a crowd, names stand in one column clear of all its dots, so that leaders cross no name.
  const crowd = dots
    .filter((other) => Math.abs(other.x - dot.x) < 30 && Math.abs(other.y - dot.y) < 60)
    .map((other) => other.x);
  const offsets = Array.from({ length: 24 }, (_, k) => Math.ceil(k / 2) * (k % 2 ? -14 : 14));
  return offsets.flatMap((dy) => [
    { x: dy === 0 ? dot.x + 15 : Math.max(...crowd) + 34, y: dot.y + dy, width },
    { x: dy === 0 ? dot.x - 15 - width : Math.min(...crowd) - 34 - width, y: dot.y + dy, width },
  ]);
}

/** The name of a dot at its place, with a leader unless it is beside it. */
function nameAt(dot: End, { x, y, width }: Box): SVGElement[] {
  const toRight = x > dot.x;
  const anchor = { x: toRight ? x : x + width, y, "text-anchor": toRight ? "start" : "end" };
  const text = svg("text", { ...anchor, ...nameAttributes }, nameText(dot.technique) + (dot.more ?? ""));
  if (Math.abs(y - dot.y) <= 1) return [text];
  const d = `M${dot.x},${dot.y} L${toRight ? x - 3 : x + width + 3},${y}`;
  const leader = svg("path", { d, fill: "none", "stroke-width": 1 });
  leader.style.stroke = colour(dot.technique);
  return [leader, text];
}

/** Names beside dots: each at the nearest place inside the limits that covers no other name and no dot. */
export function dotLabels(
  drawing: SVGSVGElement,
  dots: End[],
  limits: { left: number; right: number; top: number; bottom: number },
): void {
  const taken: Box[] = dots.map((dot) => ({ x: dot.x - 8, y: dot.y, width: 16 }));
  const inside = (box: Box): boolean =>
    box.x >= limits.left && box.x + box.width <= limits.right && box.y >= limits.top && box.y <= limits.bottom;
  for (const dot of dots) {
    const places = placesFor(dot, dots, (nameText(dot.technique) + (dot.more ?? "")).length * 6.6 + 4);
    const place = places.find((box) => inside(box) && !taken.some((other) => overlaps(box, other))) ?? places[0]!;
    taken.push(place);
    drawing.append(...nameAt(dot, place));
  }
}
