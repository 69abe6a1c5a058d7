// Section 7, first part: the comparison with the baseline, case by case.

import { changeOf, filters, passes, type Change } from "./compared";
import { csvText } from "./csv";
import { download, el, rendered, replace, section, type Child } from "./dom";
import { nameText, valueText } from "./format";
import { svg } from "./plots";
import type { ComparedCase, ComparisonData } from "./schema";
import { matches } from "./state";
import { hideCard, say, showCard } from "./tell";
import { bend, farthest, percentTicks } from "./ticks";
import type { View } from "./view";

const body = el("div", { class: "comparison" });
export const comparisonNode = section("comparison", "Against the baseline", body);

const few = 40;
let all = false;
const width = 208;

/** Where a change in per cent lies on the small axis that all rows share. */
class Scale {
  readonly low: number;
  readonly high: number;
  constructor(cases: ComparedCase[]) {
    const ends = cases.flatMap((one) =>
      one.m
        .map(changeOf)
        .filter((c) => c.metric === 0 && c.ratio)
        .flatMap((c) =>
          [c.ratio!.low ?? c.ratio!.estimate, c.ratio!.high ?? c.ratio!.estimate].map((r) => (r - 1) * 100),
        ),
    );
    this.low = Math.min(-5, ...ends) * 1.1;
    this.high = Math.min(farthest, Math.max(5, ...ends) * 1.1);
  }
  at(percent: number): number {
    const place = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value) / bend);
    const inside = Math.min(this.high, Math.max(this.low, percent));
    const share = (place(inside) - place(this.low)) / (place(this.high) - place(this.low));
    return 8 + share * (width - 16);
  }
  get ticks(): number[] {
    return percentTicks(this.low, this.high, width - 16);
  }
}

function drawing(height: number, ...nodes: SVGElement[]): SVGElement {
  const node = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  node.append(...nodes);
  return node;
}

function axis(scale: Scale): SVGElement {
  const labels = scale.ticks.map((tick) => {
    const text = svg("text", {
      x: scale.at(tick),
      y: 12,
      "text-anchor": "middle",
      "font-size": 11,
      fill: "currentColor",
    });
    text.textContent = tick === 0 ? "0" : `${tick > 0 ? "+" : "−"}${Math.abs(tick)} %`;
    return text;
  });
  return drawing(16, ...labels);
}

/** The ratio as a dot, its interval as a line, and what is too small to count as a band. */
function whisker(scale: Scale, change: Change, outcome: string): SVGElement {
  const { low, estimate, high } = change.ratio!;
  const x = (ratio: number): number => scale.at((ratio - 1) * 100);
  const nodes: SVGElement[] = [];
  if (change.threshold > 0) {
    const [from, to] = [x(1 - change.threshold), x(1 + change.threshold)];
    nodes.push(svg("rect", { x: from, y: 0, width: to - from, height: 22, class: "band" }));
  }
  nodes.push(svg("line", { x1: x(1), x2: x(1), y1: 0, y2: 22, class: "one" }));
  if (low !== null && high !== null)
    nodes.push(svg("line", { x1: x(low), x2: x(high), y1: 11, y2: 11, class: "range" }));
  const shape =
    outcome === "unstable"
      ? svg("path", { d: `M${x(estimate)},5.5l5.5,9.5h-11z`, class: "dot" })
      : svg("circle", { cx: x(estimate), cy: 11, r: 4.5, class: "dot" });
  return drawing(22, ...nodes, shape);
}

function probability(p: number): string {
  return p < 0.0001
    ? `p = ${p
        .toExponential(0)
        .replace("e-", " · 10⁻")
        .replace(/\d+$/, (digits) => [...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join(""))}`
    : `p = ${Number(p.toPrecision(2))}`;
}

function linesOf(data: ComparisonData, one: ComparedCase): string[] {
  const changes = one.m
    .map(changeOf)
    .filter((c) => !c.same)
    .map((c) => {
      const [id, name, unit] = data.metrics[c.metric]!;
      const sides =
        id === "peak_bytes" || id === "total_bytes" || id === "resident_bytes"
          ? ""
          : `, ${valueText(c.base, unit)} → ${valueText(c.now, unit)}`;
      const rest =
        id === "time"
          ? `; counts above ${(c.threshold * 100).toFixed(1)} %; ${c.pairs} pairs, ${probability(c.p)}`
          : "";
      return `${name} ${c.text}${sides}${rest}`;
    });
  return [one.n, one.w, ...(one.k === undefined ? [] : [`alarm: ${data.kinds[one.k]![0]}`]), ...changes, ...notes(one)];
}

function notes(one: ComparedCase): string[] {
  return [one.s ? "its sources differ" : "", one.a ? "measured again on fresh data" : ""].filter((text) => text !== "");
}

function caseCell(view: View, one: ComparedCase): HTMLElement {
  const [name, ...rest] = one.n.split("/");
  const { examples } = view.data.raw;
  const own = rest.length === 3 && examples.some((e) => e.name === name && e.suite !== "");
  const example = examples.findIndex((e) => e.name === (own ? name : one.n));
  const text = nameText(own ? `${name} ` : one.n);
  const label = own
    ? [text, el("span", { class: "sub" }, `${nameText(rest[0]!)}, ${nameText(rest[1]!)}, n = ${rest[2]!}`)]
    : [text];
  if (example < 0) return el("th", { scope: "row" }, ...label);
  return el(
    "th",
    { scope: "row" },
    el("button", { type: "button", tabindex: "-1", click: () => view.set({ example, at: "example" }) }, label[0]!),
    label[1] ?? null,
  );
}

function metricCell(one: ComparedCase, metric: number): HTMLElement {
  const found = one.m.find((m) => m[0] === metric);
  if (!found) return el("td", { class: "quiet" }, one.m.length ? "–" : "");
  const change = changeOf(found);
  if (change.same) return el("td", { class: "quiet" }, "same");
  const [text, rest] = split(change.text);
  const changed =
    change.ratio === null
      ? change.base !== change.now
      : change.p <= 0.05 && Math.abs(change.ratio.estimate - 1) > change.threshold;
  return el(
    "td",
    { class: changed ? "changed" : "" },
    el("span", { class: "main" }, text),
    rest ? el("span", { class: "sub" }, rest) : null,
  );
}

/** "+3.1 % (+2.4 % to +3.8 %)" in its two parts. */
function split(text: string): [string, string] {
  const at = text.indexOf(" (");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 2, -1)];
}

function row(view: View, data: ComparisonData, scale: Scale, one: ComparedCase): HTMLElement {
  const outcome = data.outcomes[one.o]![0];
  const time = one.m.map(changeOf).find((c) => data.metrics[c.metric]![0] === "time");
  const lines = linesOf(data, one);
  const words: Child[] = [
    el("span", { class: "outcome" }, one.w),
    ...(one.k === undefined ? [] : [el("span", { class: "sub" }, `alarm: ${data.kinds[one.k]![0]}`)]),
    ...notes(one).map((text) => el("span", { class: "sub" }, text)),
  ];
  const node = el(
    "tr",
    { class: `came-${outcome}`, tabindex: "-1" },
    caseCell(view, one),
    el("td", { class: "words" }, ...words),
    el("td", { class: "whisker" }, time?.ratio ? whisker(scale, time, outcome) : null),
    ...data.metrics.map((_, metric) => metricCell(one, metric)),
  );
  node.addEventListener("focus", () => {
    showCard(lines, node.firstElementChild!.getBoundingClientRect());
    say(lines);
  });
  node.addEventListener("blur", hideCard);
  node.addEventListener("mouseleave", hideCard);
  node
    .querySelector(".whisker")!
    .addEventListener("mouseenter", (event) =>
      showCard(lines, (event.currentTarget as Element).getBoundingClientRect()),
    );
  return node;
}

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
    el(
      "button",
      {
        type: "button",
        "data-only": id,
        "aria-pressed": String(view.state.only === id),
        click: () => view.set({ only: id }),
      },
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

function csv(data: ComparisonData, cases: ComparedCase[]): string {
  const head = [
    "case",
    "came_to",
    "alarm",
    "metric",
    "base",
    "new",
    "ratio_low",
    "ratio",
    "ratio_high",
    "p",
    "threshold",
    "pairs",
  ];
  const rows = cases.flatMap((one) => {
    const kind = one.k === undefined ? "" : data.kinds[one.k]![0];
    if (one.m.length === 0) return [[one.n, one.w, kind, "", null, null, null, null, null, null, null, null]];
    return one.m
      .map(changeOf)
      .map((c) => [
        one.n,
        one.w,
        kind,
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
  });
  return csvText([head, ...rows]);
}

function table(view: View, data: ComparisonData, cases: ComparedCase[]): HTMLElement {
  const scale = new Scale(data.cases);
  const listed = all ? cases : cases.slice(0, few);
  const rows = listed.map((one) => row(view, data, scale, one));
  if (rows[0]) rows[0].tabIndex = 0;
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Case"),
    el("th", { scope: "col", class: "words" }, "What it came to"),
    el("th", { scope: "col", class: "whisker" }, el("span", {}, "Time, new against base"), axis(scale)),
    ...data.metrics.map(([, name]) => el("th", { scope: "col" }, name)),
  );
  return el(
    "div",
    { class: "table", tabindex: "0", role: "region", "aria-label": "Cases by significance, a table that scrolls" },
    el("table", { class: "compared", keydown: walk }, el("thead", {}, head), el("tbody", {}, ...rows)),
  );
}

function legend(): HTMLElement {
  return el(
    "p",
    { class: "note" },
    "Most significant first. Dot: ratio of the times; line: its 95 % interval; " +
      "band: too small to count as a change; triangle: unstable. Higher is worse.",
  );
}

export function drawComparison(view: View): void {
  const data = view.data.raw.comparison;
  if (!data) {
    replace(
      body,
      el(
        "p",
        { class: "note" },
        "This report was made without a comparison. ",
        el("code", {}, "yieldmark compare BASE NEW --out DIR"),
        " makes one, and ",
        el("code", {}, "yieldmark report … --comparison DIR/comparison.json"),
        " shows it here.",
      ),
    );
    rendered(comparisonNode);
    return;
  }
  const focused =
    document.activeElement instanceof HTMLElement && body.contains(document.activeElement)
      ? document.activeElement.dataset["only"]
      : undefined;
  const cases = data.cases.filter((one) => passes(data, one, view.state.only) && matches(view.state.search, one.n, ""));
  const more =
    cases.length > few
      ? el(
          "button",
          {
            type: "button",
            class: "all-cases",
            click: () => {
              all = !all;
              drawComparison(view);
            },
          },
          all ? `Only the first ${few}` : `All ${cases.length}`,
        )
      : null;
  replace(
    body,
    el(
      "dl",
      { class: "facts" },
      ...data.facts.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", {}, text))),
    ),
    el(
      "ul",
      { class: "sentences" },
      ...data.sentences.map((text) => el("li", {}, `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}.`)),
    ),
    data.doubts.length
      ? el(
          "div",
          { class: "doubts" },
          el("p", {}, "Read these numbers with care"),
          el("ul", {}, ...data.doubts.map((text) => el("li", {}, text))),
        )
      : null,
    ...(data.cases.length === 0
      ? [el("p", { class: "nothing" }, "No case was compared, so there is nothing to list.")]
      : [
          el(
            "div",
            { class: "list-head" },
            chips(view, data),
            el(
              "div",
              { class: "tools" },
              el(
                "button",
                {
                  type: "button",
                  id: "comparison-csv",
                  click: () => download("yieldmark-comparison.csv", new Blob([csv(data, cases)], { type: "text/csv" })),
                },
                "CSV",
              ),
            ),
          ),
          legend(),
          cases.length
            ? table(view, data, cases)
            : el("p", { class: "nothing" }, "No case of this kind has what is searched for in its name."),
          more,
        ]),
  );
  if (focused !== undefined)
    [...body.querySelectorAll<HTMLElement>(".chips button")].find((chip) => chip.dataset["only"] === focused)?.focus();
  rendered(comparisonNode);
}
