// What each technique of the example costs to build: a small chart for each of four measures, side by side.

import type { Chart, Drawing, Point } from "./chart";
import { bytesText, countText, nameText, threeDigits } from "./format";
import { colour, dash } from "./look";
import { svg, type PlotSvg } from "./plots";
import { intervalAt, type BuildCost, type Interval } from "./schema";
import type { View } from "./view";

interface Measure {
  name: string;
  text: (value: number) => string;
  value: (one: BuildCost) => Interval | null;
}

const seconds = (value: number): string => `${threeDigits(value)} s`;
const single = (value: number): Interval | null => (value > 0 ? { low: null, estimate: value, high: null } : null);

const measures: Measure[] = [
  { name: "compile time", text: seconds, value: (one) => intervalAt(one.s, 0) },
  { name: "preprocessed lines", text: countText, value: (one) => single(one.l) },
  { name: "machine code", text: bytesText, value: (one) => single(one.b) },
  { name: "lines of its file", text: countText, value: (one) => single(one.k) },
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

function text(content: string, attributes: Record<string, string | number>): SVGElement {
  const node = svg("text", { "font-size": 12, fill: "currentColor", dy: "0.32em", ...attributes });
  node.textContent = content;
  return node;
}

const [rowHeight, head, gap] = [24, 30, 22];

interface Panel {
  measure: Measure;
  left: number;
  top: number;
  width: number;
  names: number; // width of the names at its left
}

function dot(parent: SVGElement, one: BuildCost, panel: Panel, y: number, most: number): Point | null {
  const value = panel.measure.value(one);
  if (!value) {
    parent.append(text(one.x ? "not built" : "–", { x: panel.left + panel.names + 4, y, "fill-opacity": 0.75 }));
    return null;
  }
  const room = panel.width - panel.names - 70;
  const at = (v: number): number => panel.left + panel.names + 4 + (v / most) * room;
  const line = svg("line", { x1: at(0), x2: at(value.estimate), y1: y, y2: y, "stroke-width": 2 });
  line.style.stroke = colour(one.t);
  if (dash(one.t)) line.setAttribute("stroke-dasharray", "5 3");
  const circle = svg("circle", { cx: at(value.estimate), cy: y, r: 4.5 });
  circle.style.fill = colour(one.t);
  parent.append(line);
  if (value.low !== null && value.high !== null) {
    const range = svg("line", {
      x1: at(value.low),
      x2: at(value.high),
      y1: y,
      y2: y,
      "stroke-width": 9,
      "stroke-opacity": 0.25,
    });
    range.style.stroke = colour(one.t);
    parent.append(range);
  }
  parent.append(circle, text(panel.measure.text(value.estimate), { x: at(value.estimate) + 10, y }));
  const interval =
    value.low === null || value.high === null
      ? []
      : [`95 %: ${panel.measure.text(value.low)} to ${panel.measure.text(value.high)}`];
  return {
    x: at(value.estimate),
    y,
    series: panel.measure.name,
    lines: [nameText(one.t), `${panel.measure.name} ${panel.measure.text(value.estimate)}`, ...interval],
  };
}

function drawPanel(parent: SVGElement, costs: BuildCost[], panel: Panel): Point[] {
  const most =
    Math.max(...costs.map((one) => panel.measure.value(one)?.high ?? panel.measure.value(one)?.estimate ?? 0)) || 1;
  parent.append(text(panel.measure.name, { x: panel.left + panel.names + 4, y: panel.top + 10, "font-weight": 600 }));
  const base = svg("line", {
    x1: panel.left + panel.names + 4,
    x2: panel.left + panel.names + 4,
    y1: panel.top + 22,
    y2: panel.top + head + costs.length * rowHeight,
    stroke: "currentColor",
    "stroke-opacity": 0.3,
  });
  parent.append(base);
  return costs.flatMap((one, i) => {
    const y = panel.top + head + (i + 0.5) * rowHeight;
    if (panel.names > 0)
      parent.append(text(nameText(one.t), { x: panel.left + panel.names - 4, y, "text-anchor": "end" }));
    return dot(parent, one, panel, y, most) ?? [];
  });
}

function draw(costs: BuildCost[], width: number): Drawing | null {
  if (costs.length === 0) return null;
  const names = 112;
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
  return { svg: drawing as PlotSvg, points };
}

export function buildChart(view: View): Chart {
  const costs = costsOf(view);
  const { toolchains } = view.data.raw;
  return {
    id: "build",
    title: `What it costs to build${toolchains.length > 1 ? `, ${toolchains[view.state.toolchain]!.id}` : ""}`,
    note: costs.length
      ? "each technique compiled alone; bar of compile time: 95 % interval over the rounds; lower is better"
      : "",
    draw: (width) => draw(costs, width),
    table: () => ({
      head: ["technique", ...measures.map((m) => m.name), "why not"],
      rows: costs.map((one) => [
        nameText(one.t),
        ...measures.map((m) => {
          const value = m.value(one);
          return value ? m.text(value.estimate) : "–";
        }),
        one.x,
      ]),
    }),
    empty: view.data.raw.builds.length
      ? "The build of this example was not measured with this compiler."
      : "The build was not measured. yieldmark build-cost --into out/results.json measures it.",
  };
}
