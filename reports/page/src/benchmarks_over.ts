// How another project's benchmarks go with a number in their names: an argument, or threads. One line for each family.

import * as Plot from "@observablehq/plot";
import { endsOf, linesOf, narrow } from "./benchmarks_sorted";
import type { Chart, Drawing, Point } from "./chart";
import { svg } from "./dom";
import { dimensionText, type Dimension, type Family } from "./families";
import { countText, sizeText } from "./format";
import { bracketed, rangeText } from "./interval";
import { shortNames } from "./labels";
import { colour, learnLook, symbol } from "./look";
import { valueScale, type Measure } from "./measure";
import { axisX, axisY, endLabels, lineMargins, plot, type Area, type End } from "./plots";
import type { Look, Symbol } from "./schema";
import { logTicks, shortCount, sizeTicks } from "./ticks";

type Spot = Family["spots"][number];

const marks = (family: Family): Plot.Markish[] => {
  const at = { x: "argument", y: (spot: Spot) => spot.value.estimate };
  const stroke = colour(family.name);
  return [
    Plot.areaY(
      family.spots.filter((spot) => spot.value.low !== null),
      {
        x: "argument",
        y1: (spot: Spot) => spot.value.low,
        y2: (spot: Spot) => spot.value.high,
        fill: stroke,
        fillOpacity: 0.18,
      },
    ),
    Plot.line(family.spots, { ...at, stroke, strokeWidth: 1.75 }),
    Plot.dot(family.spots, { ...at, fill: stroke, r: 3, symbol: symbol(family.name) }),
  ];
};

/** 4 Ki, 1 Mi; 10 k. */
const argumentText = (value: number): string => (value % 1024 === 0 ? sizeText(value) : shortCount(value));

/** Few arguments are the ticks themselves, as threads are. */
function argumentTicks(families: Family[], pixels: number): number[] {
  const all = [...new Set(families.flatMap(({ spots }) => spots.map((spot) => spot.argument)))].sort((a, b) => a - b);
  return all.length > 12 ? logTicks(all[0]!, all.at(-1)!) : sizeTicks(all, pixels);
}

/** Names below the drawing, each behind its line's colour and form. */
function namesBelow(drawing: SVGSVGElement, ends: End[], top: number): void {
  ends.forEach(({ technique, text }, i) => {
    const y = top + i * 16;
    const mark = svg("path", { d: `M2,${y}h16`, "stroke-width": 3 });
    mark.style.stroke = colour(technique);
    drawing.append(
      mark,
      svg(
        "text",
        { x: 24, y, dy: "0.32em", "text-anchor": "start", "font-size": 12, fill: "currentColor" },
        text ?? "",
      ),
    );
  });
}

function areaFor(width: number, lines: number): Area {
  const height = Math.max(320, Math.min(460, width * 0.5));
  if (width >= narrow) return { width, height, ...lineMargins, right: Math.min(340, width * 0.3) };
  const below = lines * 16 + 8;
  return { width, height: height + below, ...lineMargins, right: 14, bottom: lineMargins.bottom + below };
}

function draw(families: Family[], measure: Measure, width: number): Drawing | null {
  const spots = families.flatMap((family) => family.spots);
  if (spots.length === 0) return null;
  const area = areaFor(width, families.length);
  const { ticks, ...scale } = valueScale(spots.flatMap((spot) => endsOf({ name: "", value: spot.value })));
  const plotted = plot(area, {
    x: { type: "log" },
    y: scale,
    marks: [
      ...axisX({ ticks: argumentTicks(families, width - area.left - area.right), text: argumentText }),
      ...axisY({ ticks, text: measure.tick }),
      ...families.flatMap(marks),
    ],
  });
  const points = families.map((family) =>
    family.spots.map(
      ({ argument, value, benchmark }): Point => ({
        x: plotted.x(argument),
        y: plotted.y(value.estimate),
        series: family.name,
        lines: linesOf({ name: benchmark, value }, measure),
      }),
    ),
  );
  const names = families.map(({ name }) => name);
  const room = width < narrow ? width - 24 : area.right - 20;
  const short = shortNames(names, Math.floor(room / 6.9));
  const ends = points.map((line, i): End => {
    const technique = names[i]!;
    return { ...line.at(-1)!, technique, text: short.get(technique)! };
  });
  if (width < narrow) namesBelow(plotted.svg, ends, area.height - ends.length * 16);
  else endLabels(plotted.svg, ends, area);
  return { svg: plotted.svg, points: points.flat() };
}

/** As many lines can be told apart. */
const mostFamilies = 12;

export function overChart(dimension: Dimension, all: Dimension[], measure: Measure): Chart {
  const families = dimension.families.slice(0, mostFamilies);
  const more = dimension.families.length > mostFamilies;
  const left = more ? `; the first ${mostFamilies} of ${dimension.families.length} families` : "";
  const over = dimensionText(dimension.key, all);
  const of = dimension.key === "threads" ? ", as its Google Benchmark counts it" : "";
  return {
    id: `over-${all.indexOf(dimension)}`,
    title: `${measure.title} against ${over}`,
    note: `${measure.each}${of}; each line: benchmarks that differ in ${over} alone; ${measure.direction}${left}`,
    draw: (width) => draw(families, measure, width),
    table: () => ({
      head: ["family", over, measure.title],
      rows: dimension.families.flatMap(({ name, spots }) =>
        spots.map(({ argument, value }) => [
          name,
          countText(argument),
          measure.text(value.estimate) + bracketed(rangeText(value, measure.text)),
        ]),
      ),
    }),
    empty: "No two benchmarks differ by this number.",
  };
}

const slots = ["blue", "orange", "green", "pink", "violet", "lime", "teal", "brown"];
const symbols: Symbol[] = ["circle", "square", "triangle", "diamond", "star", "cross", "wye", "hexagon"];

/** A family has its colour and form in each of its charts. */
export function overLooks(all: Dimension[]): void {
  const names = new Set(all.flatMap(({ families }) => families.map(({ name }) => name)));
  [...names].forEach((name, i) => {
    const look: Look = [slots[i % slots.length]!, symbols[i % symbols.length]!, 0, name, name];
    learnLook(name, look);
  });
}
