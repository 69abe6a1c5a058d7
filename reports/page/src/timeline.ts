// How the live bytes of each technique go over one iteration: step lines, with the moments of the first and last item.

import * as Plot from "@observablehq/plot";
import { ticks } from "d3";
import type { Chart, Drawing, Point } from "./chart";
import { bytesText, nameText, timeText } from "./format";
import { colour, dashes } from "./look";
import { axisX, axisY, endLabels, lineMargins, plot } from "./plots";
import { noProfile, placeText, profilesOf } from "./profiles";
import type { HeapTimeline } from "./schema";
import { byteTicks, tickText } from "./ticks";
import type { View } from "./view";

export interface Step {
  at: number;
  live: number;
}

interface Line {
  technique: string;
  heap: HeapTimeline;
  steps: Step[];
}

interface Mark extends Step {
  what: string;
  symbol: "triangle" | "square";
}

/** The steps, with one more at the end of the sequence, so that the last level is drawn to there. */
export function stepsOf(heap: HeapTimeline): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i + 1 < heap.steps.length; i += 2) steps.push({ at: heap.steps[i]!, live: heap.steps[i + 1]! });
  const last = steps.at(-1);
  const end = heap.items > 0 ? 1000 : heap.release;
  if (last && end > last.at) steps.push({ at: end, live: last.live });
  return steps;
}

/** The live bytes at a moment. */
export function levelAt(steps: Step[], at: number): number {
  let live = 0;
  for (const step of steps) {
    if (step.at > at) break;
    live = step.live;
  }
  return live;
}

function marksOf(line: Line): Mark[] {
  if (line.heap.items > 0) return []; // the axis says where they are
  const mark = (what: string, at: number, symbol: Mark["symbol"]): Mark[] =>
    at < 0 ? [] : [{ what, at, live: levelAt(line.steps, at), symbol }];
  return [...mark("first item", line.heap.first, "triangle"), ...mark("last item", line.heap.last, "square")];
}

function plotMarks(line: Line): Plot.Markish[] {
  const pen = { x: "at", y: "live", stroke: colour(line.technique), strokeWidth: 1.75 };
  const dots = marksOf(line).map((m) =>
    Plot.dot([m], { ...pen, symbol: m.symbol, r: 4.5, fill: m.symbol === "square" ? pen.stroke : "var(--ground)" }),
  );
  return [Plot.line(line.steps, { ...pen, ...dashes(line.technique), curve: "step-after" }), ...dots];
}

/** "12.5 % of the items" of 125 thousandths. */
function momentText(thousandths: number, what = ""): string {
  return `${String(thousandths / 10)} %${what && ` ${what}`}`;
}

function pointsOf(line: Line, x: (at: number) => number, y: (live: number) => number): Point[] {
  const name = nameText(line.technique);
  const from = (at: number): string => (line.heap.items > 0 ? momentText(at, "of the items") : timeText(at));
  const steps = line.steps.map((s) => ({ ...s, text: `${bytesText(s.live)} live from ${from(s.at)} on` }));
  const marks = marksOf(line).map((m) => ({
    ...m,
    text: `${m.what} after ${timeText(m.at)}, ${bytesText(m.live)} live`,
  }));
  return [...steps, ...marks]
    .sort((a, b) => a.at - b.at)
    .map((s) => ({ x: x(s.at), y: y(s.live), series: line.technique, lines: [name, s.text] }));
}

function draw(lines: Line[], width: number): Drawing | null {
  if (lines.length === 0) return null;
  const overItems = lines[0]!.heap.items > 0;
  const end = overItems ? 1000 : Math.max(1, ...lines.map((line) => line.steps.at(-1)!.at));
  const most = Math.max(64, ...lines.map((line) => line.heap.peak));
  const area = { width, height: Math.max(300, Math.min(360, width * 0.4)), ...lineMargins };
  const { svg, x, y } = plot(area, {
    x: { type: "linear", domain: [0, end] },
    y: { type: "symlog", constant: 32, domain: [-8, most * 1.3] },
    marks: [
      ...axisX({
        ticks: overItems
          ? [0, 250, 500, 750, 1000]
          : ticks(0, end, Math.max(2, Math.floor((width - area.left - area.right) / 110))),
        text: (at) => (overItems ? momentText(at) : at === 0 ? "0" : tickText(timeText(at))),
      }),
      ...axisY({ ticks: byteTicks(most), text: (v) => tickText(bytesText(v)) }),
      ...lines.flatMap(plotMarks),
    ],
  });
  const ends = lines.map((line) => {
    const last = line.steps.at(-1)!;
    return { technique: line.technique, x: x(last.at), y: y(last.live) };
  });
  endLabels(svg, ends, area);
  // Lines end at different times: a solid leader would pass for live bytes.
  svg.querySelectorAll(":scope > path").forEach((leader) => leader.setAttribute("stroke-dasharray", "1 4"));
  return { svg, points: lines.flatMap((line) => pointsOf(line, x, y)) };
}

function table(lines: Line[]): { head: string[]; rows: string[][] } {
  const moment = (at: number): string => (at < 0 ? "–" : timeText(at));
  if (lines.some((line) => line.heap.items > 0))
    return {
      head: ["technique", "peak heap", "live at 25 %", "at 50 %", "at 75 %", "live at the end", "changes", "items"],
      rows: lines.map(({ technique, heap, steps }) => [
        nameText(technique),
        bytesText(heap.peak),
        ...[250, 500, 750].map((at) => bytesText(levelAt(steps, at))),
        bytesText(steps.at(-1)!.live),
        String(heap.events),
        String(heap.items),
      ]),
    };
  return {
    head: ["technique", "peak heap", "first item", "last item", "released", "live then", "changes"],
    rows: lines.map(({ technique, heap, steps }) => [
      nameText(technique),
      bytesText(heap.peak),
      moment(heap.first),
      moment(heap.last),
      moment(heap.release),
      bytesText(steps.at(-1)!.live),
      String(heap.events),
    ]),
  };
}

/** All techniques of the example that were recorded, in one picture. */
export function timelineChart(view: View): Chart {
  const found = profilesOf(view, "heap");
  const all = found
    .map((p) => ({ technique: view.data.raw.techniques[p.t]!, heap: p.heap!, steps: stepsOf(p.heap!) }))
    .filter((line) => line.steps.length > 0);
  // One axis for all: where items were counted, it is over them.
  const overItems = all.some((line) => line.heap.items > 0);
  const lines = all.filter((line) => line.heap.items > 0 === overItems);
  const left = all.filter((line) => !lines.includes(line)).map((line) => nameText(line.technique));
  const over = overItems ? "the items handed over" : "one iteration";
  return {
    id: "timeline",
    title: `Live heap over ${over}${found[0] ? `, ${placeText(view, found[0])}` : ""}`,
    note: overItems
      ? "from the first item that the consumer has to the last (100 %); what is live then is released at the end" +
        (left.length > 0 ? `; not drawn, as its items could not be counted: ${left.join(", ")}` : "")
      : "hollow triangle: the consumer has its first item; square: its last; " +
        "the line ends when the sequence is destroyed. Recording takes time: the times here are not those of the table",
    draw: (width) => draw(lines, width),
    table: () => table(lines),
    lacking: lines.length === 0,
    empty: noProfile(view, "no_heap", "heap timeline"),
  };
}
