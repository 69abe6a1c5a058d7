// What each technique of the example costs to build: a small chart for each of four measures, side by side.

import type { Chart, Drawing, Point } from "./chart";
import { svg } from "./dom";
import { bytesText, countText, nameText, threeDigits } from "./format";
import { confidenceText, mapped, single } from "./interval";
import { colour, dash } from "./look";
import { intervalAt, type BuildCost, type Interval } from "./schema";
import type { View } from "./view";

interface Measure {
  name: string;
  text: (value: number) => string;
  value: (one: BuildCost) => Interval | null;
}

const seconds = (value: number): string => `${threeDigits(value)} s`;
const counted = (value: number): Interval | null => single(value > 0 ? value : null);

const measures: Measure[] = [
  { name: "compile time", text: seconds, value: (one) => intervalAt(one.s, 0) },
  { name: "preprocessed lines", text: countText, value: (one) => counted(one.l) },
  { name: "machine code", text: bytesText, value: (one) => counted(one.b) },
  { name: "lines of its file", text: countText, value: (one) => counted(one.k) },
];

function costsOf(view: View): BuildCost[] {
  const { builds, techniques } = view.data.raw;
  const { example, toolchain, hidden } = view.state;
  const place = (one: BuildCost): number =>
    (techniques.indexOf(one.t) + techniques.length + 1) % (techniques.length + 1);
  return builds
    .filter((one) => one.e === example && one.c === toolchain && !hidden.has(techniques.indexOf(one.t)))
    .sort((a, b) => place(a) - place(b));
}

const textStyle = { "font-size": 12, fill: "currentColor", dy: "0.32em" };

const [rowHeight, head, gap] = [24, 30, 22];

interface Panel {
  measure: Measure;
  left: number;
  top: number;
  width: number;
  names: number; // width of the names at its left
}

/** A line in a technique's colour. */
function rule(technique: string, [from, to]: [number, number], y: number, style: Record<string, number>): SVGElement {
  const line = svg("line", { x1: from, x2: to, y1: y, y2: y, ...style });
  line.style.stroke = colour(technique);
  return line;
}

/** One technique's row of a panel: a line from 0 to a dot, the interval as a bar, the figure beside it. */
function drawRow(parent: SVGElement, one: BuildCost, panel: Panel, y: number, most: number): Point | null {
  const { name, text } = panel.measure;
  const value = panel.measure.value(one);
  const zero = panel.left + panel.names + 4;
  if (!value) {
    parent.append(svg("text", { ...textStyle, x: zero, y, "fill-opacity": 0.75 }, one.x ? "not built" : "–"));
    return null;
  }
  const { low, estimate, high } = mapped(value, (v) => zero + (v / most) * (panel.width - panel.names - 70));
  const line = rule(one.t, [zero, estimate], y, { "stroke-width": 2 });
  if (dash(one.t)) line.setAttribute("stroke-dasharray", "5 3");
  parent.append(line);
  if (low !== null && high !== null)
    parent.append(rule(one.t, [low, high], y, { "stroke-width": 9, "stroke-opacity": 0.25 }));
  const circle = svg("circle", { cx: estimate, cy: y, r: 4.5 });
  circle.style.fill = colour(one.t);
  parent.append(circle, svg("text", { ...textStyle, x: estimate + 10, y }, text(value.estimate)));
  const lines = [nameText(one.t), `${name} ${text(value.estimate)}`, confidenceText(value, text)].filter(Boolean);
  return { x: estimate, y, series: name, lines };
}

function drawPanel(parent: SVGElement, costs: BuildCost[], panel: Panel): Point[] {
  const values = costs.map((one) => panel.measure.value(one));
  const most = Math.max(...values.map((value) => value?.high ?? value?.estimate ?? 0)) || 1;
  const x = panel.left + panel.names + 4;
  const base = { x1: x, x2: x, y1: panel.top + 22, y2: panel.top + head + costs.length * rowHeight };
  parent.append(
    svg("text", { ...textStyle, x, y: panel.top + 10, "font-weight": 600 }, panel.measure.name),
    svg("line", { ...base, stroke: "currentColor", "stroke-opacity": 0.3 }),
  );
  return costs.flatMap((one, i) => {
    const y = panel.top + head + (i + 0.5) * rowHeight;
    const place = { x: panel.left + panel.names - 4, y, "text-anchor": "end" };
    if (panel.names > 0) parent.append(svg("text", { ...textStyle, ...place }, nameText(one.t)));
    return drawRow(parent, one, panel, y, most) ?? [];
  });
}

function draw(costs: BuildCost[], width: number): Drawing | null {
  if (costs.length === 0) return null;
  const names = 150;
  const columns = width >= 900 ? 4 : width >= 560 ? 2 : 1;
  const lines = measures.length / columns;
  const block = head + costs.length * rowHeight + gap;
  const drawing = svg("svg", { width, height: lines * block, viewBox: `0 0 ${width} ${lines * block}` });
  const each = (width - names) / columns;
  const points = measures.flatMap((measure, i) => {
    const column = i % columns;
    const own = column === 0 ? names : 0;
    return drawPanel(drawing, costs, {
      measure,
      left: column === 0 ? 0 : names + column * each,
      top: Math.floor(i / columns) * block,
      width: each + own,
      names: own,
    });
  });
  return { svg: drawing, points };
}

function tableOf(costs: BuildCost[]): { head: string[]; rows: string[][] } {
  const figures = (one: BuildCost): string[] =>
    measures.map(({ text, value }) => {
      const found = value(one);
      return found ? text(found.estimate) : "–";
    });
  return {
    head: ["technique", ...measures.map((m) => m.name), "why not"],
    rows: costs.map((one) => [nameText(one.t), ...figures(one), one.x]),
  };
}

export function buildChart(view: View): Chart {
  const costs = costsOf(view);
  const { toolchains, builds } = view.data.raw;
  const note = "each technique compiled alone; bar of compile time: 95 % interval over the rounds; lower is better";
  return {
    id: "build",
    title: `What it costs to build${toolchains.length > 1 ? `, ${toolchains[view.state.toolchain]!.id}` : ""}`,
    note: costs.length > 0 ? note : "",
    draw: (width) => draw(costs, width),
    table: () => tableOf(costs),
    lacking: costs.length === 0,
    empty:
      builds.length > 0
        ? "The build cost of this example was not measured with this compiler."
        : "Build cost was not measured. yieldmark build-cost --into out/results.json measures it.",
  };
}
