// Section 7, second part: one series' trend over the revisions, and where its level changed.

import * as Plot from "@observablehq/plot";
import { ticks as niceTicks } from "d3";
import { chartFrame, type Chart, type Drawing, type Point } from "./chart";
import { el, rendered, replace, section } from "./dom";
import { counted, nameText, valueText } from "./format";
import { axisX, axisY, plot, svg } from "./plots";
import type { ChangePoint, HistoryData, SeriesData } from "./schema";
import { say } from "./tell";
import { exampleOf, firstSeries, levels, percentChange, shortRevision, trendPoints, type TrendPoint } from "./trends";
import type { View } from "./view";

const intro = el("p", { class: "note" });
const controls = el("div", { class: "trend-head" });
const stage = el("div", { class: "stack" });
const changes = el("div", { class: "changes" });
export const historyNode = section("history", "History", intro, controls, stage, changes);

const few = 12;
let all = false;

function chosen(view: View, history: HistoryData): number {
  return view.state.series ?? firstSeries(history);
}

function day(date: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? date;
}

function revisionText(history: HistoryData, index: number | null): string {
  return index === null ? "?" : shortRevision(history.revisions[index]![0]);
}

function baseText(history: HistoryData, one: SeriesData): string {
  return shortRevision(history.baselines[one.b]![0]);
}

function rangeText(history: HistoryData, points: TrendPoint[], [at, after]: ChangePoint): string {
  return `${revisionText(history, after)}..${revisionText(history, points[at]?.revision ?? null)}`;
}

function stepText([, , before, now, , gradual]: ChangePoint): string {
  return `its level ${gradual ? "drifted" : "changed"} here by ${percentChange(now / before)}, within `;
}

function linesOf(history: HistoryData, series: SeriesData, points: TrendPoint[], at: number): string[] {
  const point = points[at]!;
  const [revision, date, subject] = history.revisions[point.revision]!;
  const [, name, unit] = history.metrics[series.m]!;
  const range =
    point.low === null || point.high === null
      ? ""
      : ` (95 %: ${percentChange(point.low)} to ${percentChange(point.high)})`;
  const step = series.p.find(([first]) => first === at);
  return [
    shortRevision(revision),
    subject,
    day(date),
    `${name} ${percentChange(point.ratio)}${range} against ${baseText(history, series)}`,
    ...(point.raw === null ? [] : [valueText(point.raw, unit)]),
    step ? stepText(step) + rangeText(history, points, step) : "",
  ].filter((line) => line !== "");
}

function domain(points: TrendPoint[]): [number, number] {
  const percent = (ratio: number): number => (ratio - 1) * 100;
  const ratios = points.map((p) => percent(p.ratio));
  const [least, most] = [Math.min(-1, ...ratios), Math.max(1, ...ratios)];
  // A wild interval is cut off at the edge: it would press all else flat.
  const reach = Math.max(10, 2 * (most - least));
  const low = Math.max(least - reach, Math.min(least, ...points.map((p) => percent(p.low ?? p.ratio))));
  const high = Math.min(most + reach, Math.max(most, ...points.map((p) => percent(p.high ?? p.ratio))));
  const room = (high - low) * 0.08;
  return [low - room, high + room * 2.2];
}

function marks(points: TrendPoint[], series: SeriesData): Plot.Markish[] {
  const percent = (ratio: number): number => (ratio - 1) * 100;
  const steps = series.p.map(([at]) => points[at]!.revision - 0.5);
  const known = points.filter((p) => p.low !== null);
  return [
    Plot.ruleY([0], { stroke: "currentColor", strokeOpacity: 0.55, strokeDasharray: "2 3" }),
    Plot.areaY(known, {
      x: "revision",
      y1: (p: TrendPoint) => percent(p.low!),
      y2: (p: TrendPoint) => percent(p.high!),
      fill: "var(--trend)",
      fillOpacity: 0.18,
      clip: true,
    }),
    series.e
      ? Plot.line(points, {
          x: "revision",
          y: (p: TrendPoint) => percent(p.ratio),
          stroke: "var(--trend)",
          strokeWidth: 1.75,
          curve: "step-after",
        })
      : null,
    Plot.ruleX(steps, { stroke: "var(--step)", strokeWidth: 1.5, strokeDasharray: "5 3" }),
    ...levels(points, series.p).map((one) =>
      Plot.ruleY([percent(one.ratio)], { x1: one.from, x2: one.to, stroke: "var(--step)", strokeWidth: 2.25 }),
    ),
    Plot.dot(points, {
      x: "revision",
      y: (p: TrendPoint) => percent(p.ratio),
      r: points.length > 300 ? 1.6 : 2.6,
      fill: "var(--trend)",
    }),
  ];
}

function labelSteps(
  drawing: SVGSVGElement,
  series: SeriesData,
  points: TrendPoint[],
  x: (revision: number) => number,
  limits: [number, number],
): void {
  let last = -Infinity;
  let up = 0;
  for (const [at, , before, now, , gradual] of series.p) {
    const place = x(points[at]!.revision - 0.5);
    up = place - last < 62 ? 1 - up : 0;
    last = place;
    const toLeft = place + 60 > limits[1];
    const text = svg("text", {
      x: place + (toLeft ? -5 : 5),
      y: 12 + 14 * up,
      "font-size": 12,
      "font-weight": 600,
      "text-anchor": toLeft ? "end" : "start",
      class: "step-label",
    });
    text.style.fill = "var(--step)";
    text.textContent = `${gradual ? "drift " : ""}${percentChange(now / before)}`;
    drawing.append(text);
  }
}

function revisionTicks(points: TrendPoint[], pixels: number): number[] {
  const every = Math.max(1, Math.ceil((points.length * 82) / Math.max(82, pixels)));
  return points.filter((_, i) => (points.length - 1 - i) % every === 0).map((p) => p.revision);
}

function draw(history: HistoryData, series: SeriesData, points: TrendPoint[], width: number): Drawing | null {
  if (points.length === 0) return null;
  const [left, right, top, bottom, height] = [66, 30, 34, 34, 320];
  const [first, last] = [points[0]!.revision, points.at(-1)!.revision];
  const [low, high] = domain(points);
  const drawing = plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { type: "linear", domain: [first - 0.6, last + 0.6] },
    y: { type: "linear", domain: [low, high] },
    marks: [
      ...axisX({
        ticks: revisionTicks(points, width - left - right),
        text: (revision) => revisionText(history, revision),
      }),
      ...axisY({
        ticks: niceTicks(low, high, 6),
        text: (v) => (v === 0 ? "0" : `${v > 0 ? "+" : "−"}${Number(Math.abs(v).toFixed(4))} %`),
      }),
      ...marks(points, series),
    ],
  });
  const [x, y] = [drawing.scale("x")!, drawing.scale("y")!];
  labelSteps(drawing, series, points, (revision) => x.apply(revision), [left, width - right]);
  const spots: Point[] = points.map((p, i) => ({
    x: x.apply(p.revision),
    y: y.apply((p.ratio - 1) * 100),
    series: "all",
    lines: linesOf(history, series, points, i),
  }));
  return { svg: drawing, points: spots };
}

function trendChart(history: HistoryData, index: number): Chart {
  const series = history.series[index]!;
  const points = trendPoints(series);
  const [, name, unit] = history.metrics[series.m]!;
  return {
    id: "trend",
    title: `${caseText(history, series)}: ${name}`,
    note: [
      `against ${baseText(history, series)}`,
      series.e ? "without intervals" : "band: 95 % intervals",
      "dashed: where its level changed, and by how much",
      counted(points.length, "revision"),
      "lower is better",
    ].join("; "),
    draw: (width) => draw(history, series, points, width),
    table: () => ({
      head: ["revision", "date", "subject", "ratio", "95 %", name, "change"],
      rows: points.map((p, i) => {
        const [revision, date, subject] = history.revisions[p.revision]!;
        const step = series.p.find(([at]) => at === i);
        return [
          shortRevision(revision),
          day(date),
          subject,
          percentChange(p.ratio),
          p.low === null || p.high === null ? "–" : `${percentChange(p.low)} to ${percentChange(p.high)}`,
          p.raw === null ? "–" : valueText(p.raw, unit),
          step ? percentChange(step[3] / step[2]) : "",
        ];
      }),
    }),
    empty: "This series has no point.",
  };
}

/** example/technique/scenario/n as people read it; another project's name as it is, whatever its shape. */
function caseText(history: HistoryData, series: SeriesData): string {
  const name = history.cases[series.n]!;
  const own = history.baselines[series.b]![1] !== ""; // only our cases have a contract
  const parts = name.split("/");
  return own && parts.length === 4
    ? `${nameText(parts[0]!)}, ${nameText(parts[1]!)}, ${nameText(parts[2]!)}, n = ${parts[3]!}`
    : name;
}

function choose(
  label: string,
  name: string,
  options: { value: number; text: string; group?: string }[],
  value: number,
  change: (value: number) => void,
): HTMLElement {
  const select = el("select", { name, change: () => change(Number(select.value)) });
  const groups = new Map<string, HTMLElement>();
  for (const one of options) {
    const option = el("option", { value: one.value, selected: one.value === value }, one.text);
    if (one.group === undefined) select.append(option);
    else {
      const group = groups.get(one.group) ?? el("optgroup", { label: one.group });
      if (!groups.has(one.group)) select.append(group);
      groups.set(one.group, group);
      group.append(option);
    }
  }
  return el("label", { class: "choice" }, el("span", {}, label), select);
}

function drawControls(view: View, history: HistoryData, index: number): void {
  const focused =
    document.activeElement instanceof HTMLElement && controls.contains(document.activeElement)
      ? document.activeElement.getAttribute("name")
      : null;
  const here = history.series[index]!;
  const set = (series: number): void => view.set({ series });
  const cases = new Map<number, number>();
  history.series.forEach((one, i) => {
    if (!cases.has(one.n) || (one.m === here.m && history.series[cases.get(one.n)!]!.m !== here.m)) cases.set(one.n, i);
  });
  cases.set(here.n, index);
  const own = history.series.map((_, i) => i).filter((i) => history.series[i]!.n === here.n);
  const metrics = own
    .filter((i, k) => own.findIndex((j) => history.series[j]!.m === history.series[i]!.m) === k)
    .map((i) => (history.series[i]!.m === here.m ? index : i));
  const twins = own.filter((i) => history.series[i]!.m === here.m);
  replace(
    controls,
    choose(
      "Case",
      "trend-case",
      [...cases].map(([name, value]) => ({
        value,
        text: caseText(history, history.series[value]!),
        group: nameText(exampleOf(history.cases[name]!)),
      })),
      index,
      set,
    ),
    choose(
      "Metric",
      "trend-metric",
      metrics.map((value) => ({ value, text: history.metrics[history.series[value]!.m]![1] })),
      index,
      set,
    ),
    twins.length > 1
      ? choose(
          "Measured on",
          "trend-place",
          twins.map((value) => ({ value, text: placeText(history, history.series[value]!) })),
          index,
          set,
        )
      : el("p", { class: "note" }, `${history.machines[here.h]}; ${history.toolchains[here.t]}`),
  );
  if (focused) controls.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
}

function placeText(history: HistoryData, one: SeriesData): string {
  const digest = history.baselines[one.b]![1];
  return [
    history.machines[one.h],
    history.toolchains[one.t],
    `against ${baseText(history, one)}`,
    ...(digest ? [`sources ${digest.slice(0, 8)}`] : []),
  ].join("; ");
}

function changeRow(view: View, history: HistoryData, index: number, which: number, current: number): HTMLElement {
  const series = history.series[index]!;
  const points = trendPoints(series);
  const step = series.p[which]!;
  const [at, , before, now, p, gradual] = step;
  const [, date, subject] = history.revisions[points[at]!.revision]!;
  return el(
    "tr",
    { class: index === current ? "current" : "" },
    el("th", { scope: "row" }, el("code", {}, rangeText(history, points, step))),
    el("td", { class: "day" }, day(date)),
    el(
      "td",
      {},
      el(
        "button",
        {
          type: "button",
          "data-series": index,
          click: () => {
            view.set({ series: index });
            say([`${caseText(history, series)}, ${history.metrics[series.m]![1]}, is shown`]);
          },
        },
        caseText(history, series),
      ),
    ),
    el("td", {}, history.metrics[series.m]![1]),
    el(
      "td",
      { class: now > before ? "up" : "down" },
      `${now > before ? "▲" : "▼"} ${percentChange(now / before)}${gradual ? ", a drift" : ""}`,
    ),
    el("td", {}, p < 1e-5 ? "< 0.00001" : String(Number(p.toPrecision(2)))),
    el("td", { class: "subject" }, subject),
  );
}

function drawChanges(view: View, history: HistoryData, current: number): void {
  const focused =
    document.activeElement instanceof HTMLElement && changes.contains(document.activeElement)
      ? document.activeElement.dataset["series"]
      : undefined;
  if (history.changes.length === 0) {
    replace(changes, el("p", { class: "nothing" }, "No series changed its level."));
    return;
  }
  const listed = all ? history.changes : history.changes.slice(0, few);
  const head = ["within", "date", "case", "metric", "change", "p", "subject"].map((text) =>
    el("th", { scope: "col" }, text),
  );
  replace(
    changes,
    el("h3", {}, "Where the level changed"),
    el(
      "p",
      { class: "note" },
      "The change lies after the first of the two revisions, up to the second. The latest first.",
    ),
    el(
      "div",
      { class: "chart-table", tabindex: "0", role: "region", "aria-label": "Change points, a table that scrolls" },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, ...head)),
        el("tbody", {}, ...listed.map(([series, which]) => changeRow(view, history, series, which, current))),
      ),
    ),
    history.changes.length > few
      ? el(
          "button",
          {
            type: "button",
            class: "all-changes",
            click: () => {
              all = !all;
              drawChanges(view, history, current);
            },
          },
          all ? `Only the latest ${few}` : `All ${history.changes.length}`,
        )
      : null,
  );
  if (focused) changes.querySelector<HTMLElement>(`[data-series="${focused}"]`)?.focus();
}

export function drawHistory(view: View): void {
  const history = view.data.raw.history;
  if (!history) {
    replace(
      intro,
      "This report was made without a history. ",
      el("code", {}, "yieldmark history add REVISION…"),
      " keeps one, and ",
      el("code", {}, "yieldmark report … --history FILE"),
      " shows it here.",
    );
    rendered(historyNode);
    return;
  }
  const index = chosen(view, history);
  const revisions = history.revisions.length;
  intro.textContent =
    `${counted(history.cases.length, "case")} over ${counted(revisions, "revision")}` +
    `${revisions === 1 ? ": one point does not make a trend yet" : ""}. ` +
    "Each revision was measured in turn with one pinned baseline, " +
    "so the stored figure is a ratio, which a slower machine doesn't change.";
  drawControls(view, history, index);
  const frame = chartFrame(trendChart(history, index));
  if (!stage.firstChild) stage.append(frame);
  drawChanges(view, history, index);
  rendered(historyNode);
}
