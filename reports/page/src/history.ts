// Section 7, second part: the history. One series' trend, and the changes of all series.

import { scrollTable } from "./blocks";
import { chartFrame } from "./chart";
import { button, labelled, moreButton, select, type Option } from "./controls";
import { el, keepingFocus, rendered, replace, section } from "./dom";
import { counted, nameText } from "./format";
import type { HistoryData } from "./schema";
import { say } from "./tell";
import { trendChart } from "./trend";
import { caseText, dayOf, exampleOf, firstSeries, percentChange, placeText, trendPoints, withinText } from "./trends";
import type { View } from "./view";

const intro = el("p", { class: "note" });
const controls = el("div", { class: "trend-head" });
const stage = el("div", { class: "stack" });
const changes = el("div", { class: "changes" });
export const historyNode = section("history", "History", intro, controls, stage, changes);

const few = 12;
let all = false;

/** One series of each case: of the metric of the shown one where there is such a series. */
function caseOptions(history: HistoryData, index: number): Option[] {
  const here = history.series[index]!;
  const found = new Map<number, number>();
  history.series.forEach((one, i) => {
    const known = found.get(one.n);
    if (known === undefined || (one.m === here.m && history.series[known]!.m !== here.m)) found.set(one.n, i);
  });
  found.set(here.n, index);
  return [...found].map(([name, value]) => ({
    value,
    text: caseText(history, history.series[value]!),
    group: nameText(exampleOf(history.cases[name]!)),
  }));
}

/** One series of each metric of the shown case. */
function metricOptions(history: HistoryData, index: number): Option[] {
  const here = history.series[index]!;
  const found = new Map<number, number>();
  history.series.forEach((one, i) => {
    if (one.n === here.n && !found.has(one.m)) found.set(one.m, one.m === here.m ? index : i);
  });
  return [...found].map(([metric, value]) => ({ value, text: history.metrics[metric]![1] }));
}

/** All series of the shown case and metric. */
function placeOptions(history: HistoryData, index: number): Option[] {
  const here = history.series[index]!;
  return history.series.flatMap((one, value) =>
    one.n === here.n && one.m === here.m ? [{ value, text: placeText(history, one) }] : [],
  );
}

function drawControls(view: View, history: HistoryData, index: number): void {
  const choice = (label: string, name: string, options: Option[]): HTMLElement =>
    labelled(
      label,
      select({ name }, options, index, (value) => view.set({ series: Number(value) })),
    );
  const places = placeOptions(history, index);
  const { h, t } = history.series[index]!;
  keepingFocus(controls, "name", () =>
    replace(
      controls,
      choice("Case", "trend-case", caseOptions(history, index)),
      choice("Metric", "trend-metric", metricOptions(history, index)),
      places.length > 1
        ? choice("Measured on", "trend-place", places)
        : el("p", { class: "note" }, `${history.machines[h]}; ${history.toolchains[t]}`),
    ),
  );
}

function changeRow(view: View, history: HistoryData, [index, which]: [number, number], shown: boolean): HTMLElement {
  const series = history.series[index]!;
  const points = trendPoints(series);
  const step = series.p[which]!;
  const [at, , before, now, p, gradual] = step;
  const [, date, subject] = history.revisions[points[at]!.revision]!;
  const [name, metric] = [caseText(history, series), history.metrics[series.m]![1]];
  const show = (): void => {
    view.set({ series: index });
    say([`${name}, ${metric}, is shown`]);
  };
  const change = `${now > before ? "▲" : "▼"} ${percentChange(now / before)}${gradual ? ", a drift" : ""}`;
  return el(
    "tr",
    { class: shown ? "current" : "" },
    el("th", { scope: "row" }, el("code", {}, withinText(history, points, step))),
    el("td", { class: "day" }, dayOf(date)),
    el("td", {}, button(show, { "data-series": index }, name)),
    el("td", {}, metric),
    el("td", { class: now > before ? "up" : "down" }, change),
    el("td", {}, p < 1e-5 ? "< 0.00001" : String(Number(p.toPrecision(2)))),
    el("td", { class: "subject" }, subject),
  );
}

function drawChanges(view: View, history: HistoryData, current: number): void {
  const found = history.changes;
  if (found.length === 0) {
    replace(changes, el("p", { class: "nothing" }, "No series changed its level."));
    return;
  }
  const head = ["within", "date", "case", "metric", "change", "p", "subject"];
  const listed = all ? found : found.slice(0, few);
  const rows = listed.map((one) => changeRow(view, history, one, one[0] === current));
  const note = "The change lies after the first of the two revisions, up to the second. Latest first.";
  const turn = (): void => {
    all = !all;
    drawChanges(view, history, current);
  };
  keepingFocus(changes, "data-series", () =>
    replace(
      changes,
      el("h3", {}, "Where the level changed"),
      el("p", { class: "note" }, note),
      scrollTable("Change points, a table that scrolls", head, rows),
      moreButton("all-changes", [found.length, few], all, `Only the latest ${few}`, turn),
    ),
  );
}

/** Of years the page has some points only; levels and changes are those of all. */
function thinnedText({ series }: HistoryData): string {
  const most = Math.max(0, ...series.map(({ a }) => a ?? 0));
  if (most === 0) return "";
  return (
    ` Of up to ${counted(most, "point")} in a series the newest are drawn, older ones at even distances, ` +
    "and those at changes; the changes were found among all."
  );
}

function introText(history: HistoryData): string {
  const revisions = history.revisions.length;
  return (
    `${counted(history.cases.length, "case")} over ${counted(revisions, "revision")}` +
    `${revisions === 1 ? ": one point does not make a trend yet" : ""}. ` +
    "Each revision was measured in turn with one pinned baseline, " +
    "so the stored figure is a ratio, which a slower machine doesn't change." +
    thinnedText(history)
  );
}

export function drawHistory(view: View): void {
  const { history } = view.data.raw;
  historyNode.hidden = !history;
  if (history) {
    const index = view.state.series ?? firstSeries(history);
    intro.textContent = introText(history);
    drawControls(view, history, index);
    const frame = chartFrame(trendChart(history, index));
    if (!stage.firstChild) stage.append(frame);
    drawChanges(view, history, index);
  }
  rendered(historyNode);
}
