// Section 7, first part: the comparison with the baseline, case by case.

import { doubtsBox, factList } from "./blocks";
import { changeOf, filters, kindOf, passes } from "./compared";
import { caseRow } from "./comparison_row";
import { button, csvButton, moreButton } from "./controls";
import { el, keepingFocus, rendered, replace, section, type Child } from "./dom";
import { capitalised } from "./format";
import { functionsNode } from "./functions";
import type { ComparedCase, ComparisonData } from "./schema";
import { caseSearch } from "./search";
import type { View } from "./view";
import { axis, Scale } from "./whisker";

const body = el("div", { class: "comparison" });
export const comparisonNode = section("comparison", "Against the baseline", body);

const few = 40;
let all = false;

function walk(event: KeyboardEvent): void {
  const here = (event.target as HTMLElement).closest("tbody tr");
  if (!here) return;
  if (event.key === "Enter" && event.target === here) here.querySelector("button")?.click();
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const next = event.key === "ArrowDown" ? here.nextElementSibling : here.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  (here as HTMLElement).tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function chips(view: View, data: ComparisonData): HTMLElement {
  const chip = (id: string, text: string, count: number): HTMLElement =>
    button(
      () => view.set({ only: id }),
      { "data-only": id, "aria-pressed": String(view.state.only === id) },
      text,
      el("span", { class: "count" }, ` ${count}`),
    );
  return el(
    "div",
    { class: "chips", role: "group", "aria-label": "Which cases are listed" },
    chip("", "all", data.cases.length),
    ...filters(data).map((one) => chip(one.id, one.text, one.count)),
  );
}

const csvHead = ["case", "came_to", "alarm", "metric", "base", "new"].concat([
  "ratio_low",
  "ratio",
  "ratio_high",
  "p",
  "threshold",
  "pairs",
]);

function csvRows(data: ComparisonData, one: ComparedCase): (string | number | null)[][] {
  const first = [one.n, one.w, kindOf(data, one)];
  if (one.m.length === 0) return [[...first, "", null, null, null, null, null, null, null, null]];
  return one.m
    .map(changeOf)
    .map((c) => [
      ...first,
      data.metrics[c.metric]![0],
      c.base,
      c.now,
      c.ratio?.low ?? null,
      c.same ? 1 : (c.ratio?.estimate ?? null),
      c.ratio?.high ?? null,
      c.same ? null : c.p,
      c.same ? null : c.threshold,
      c.pairs || null,
    ]);
}

function table(view: View, data: ComparisonData, cases: ComparedCase[]): HTMLElement {
  const scale = new Scale(data.cases);
  const listed = all ? cases : cases.slice(0, few);
  const rows = listed.map((one) => caseRow(view, data, scale, one));
  if (rows[0]) rows[0].tabIndex = 0;
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Case"),
    el("th", { scope: "col", class: "words" }, "Result"),
    el("th", { scope: "col", class: "whisker" }, el("span", {}, "Time, new against base"), axis(scale)),
    ...data.metrics.map(([, name]) => el("th", { scope: "col" }, name)),
  );
  return el(
    "div",
    { class: "table", tabindex: "0", role: "region", "aria-label": "Cases by significance, a table that scrolls" },
    el("table", { class: "compared", keydown: walk }, el("thead", {}, head), el("tbody", {}, ...rows)),
  );
}

const legend =
  "Most significant first. Dot: ratio of the times; line: its 95 % interval; " +
  "band: too small to count as a change; triangle: unstable. Higher is worse.";

/** The cases that the reader chose, with what narrows them down. */
function list(view: View, data: ComparisonData): Child[] {
  if (data.cases.length === 0)
    return [el("p", { class: "nothing" }, "No case was compared, so there is nothing to list.")];
  const found = caseSearch(view.state.search);
  const cases = data.cases.filter((one) => passes(data, one, view.state.only) && found(one.n));
  const rows = (): (string | number | null)[][] => [csvHead, ...cases.flatMap((one) => csvRows(data, one))];
  const turn = (): void => {
    all = !all;
    drawComparison(view);
  };
  const tools = el("div", { class: "tools" }, csvButton("comparison-csv", "yieldmark-comparison.csv", rows));
  return [
    el("div", { class: "list-head" }, chips(view, data), tools),
    el("p", { class: "note" }, legend),
    cases.length > 0
      ? table(view, data, cases)
      : el("p", { class: "nothing" }, "No case of this kind matches the search."),
    moreButton("all-cases", [cases.length, few], all, `Only the first ${few}`, turn),
    functionsNode(data),
  ];
}

export function drawComparison(view: View): void {
  const data = view.data.raw.comparison;
  comparisonNode.hidden = !data;
  if (data)
    keepingFocus(body, "data-only", () =>
      replace(
        body,
        factList("facts", data.facts),
        el("ul", { class: "sentences" }, ...data.sentences.map((text) => el("li", {}, `${capitalised(text)}.`))),
        doubtsBox(data.doubts),
        ...list(view, data),
      ),
    );
  rendered(comparisonNode);
}
