// One case of the comparison: its row of the table, and the lines of its card.

import { changeOf, kindOf, type Change } from "./compared";
import { button } from "./controls";
import { el } from "./dom";
import { nameText, valueText } from "./format";
import type { ComparedCase, ComparisonData } from "./schema";
import { tells } from "./tell";
import type { View } from "./view";
import { whisker, type Scale } from "./whisker";

const superscript = (digits: string): string => [...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");

/** "p = 0.012"; "p = 3 · 10⁻⁷" where it is small. */
function probability(p: number): string {
  if (p >= 0.0001) return `p = ${Number(p.toPrecision(2))}`;
  const [digit, power] = p.toExponential(0).split("e-");
  return `p = ${digit} · 10⁻${superscript(power ?? "")}`;
}

function changeText(data: ComparisonData, change: Change): string {
  const [id, name, unit] = data.metrics[change.metric]!;
  // A change in bytes is written with both sides in it.
  const sides = `, ${valueText(change.base, unit)} → ${valueText(change.now, unit)}`;
  const counts = `; counts above ${(change.threshold * 100).toFixed(1)} %; ${change.pairs} pairs`;
  const rest = id === "time" ? `${counts}, ${probability(change.p)}` : "";
  return `${name} ${change.text}${unit === "bytes" ? "" : sides}${rest}`;
}

/** What is to be said of a case beside its outcome. */
function notes(data: ComparisonData, one: ComparedCase): string[] {
  const kind = kindOf(data, one);
  return [
    kind ? `alarm: ${kind}` : "",
    one.s ? "its sources differ" : "",
    one.a ? "measured again on fresh data" : "",
  ].filter(Boolean);
}

function linesOf(data: ComparisonData, one: ComparedCase): string[] {
  const changes = one.m.map(changeOf).filter((change) => !change.same);
  const [alarm, others] = [kindOf(data, one) ? 1 : 0, notes(data, one)];
  return [
    one.n,
    one.w,
    ...others.slice(0, alarm),
    ...changes.map((change) => changeText(data, change)),
    ...others.slice(alarm),
  ];
}

/** The case's name; a button to its example where the report has it. */
function caseCell(view: View, one: ComparedCase): HTMLElement {
  const [name, technique, scenario, n, ...rest] = one.n.split("/");
  const { examples } = view.data.raw;
  const own = n !== undefined && rest.length === 0 && examples.some((e) => e.name === name && e.suite !== "");
  const example = examples.findIndex((e) => e.name === (own ? name : one.n));
  const text = nameText(own ? `${name} ` : one.n);
  const sub = own ? el("span", { class: "sub" }, `${nameText(technique!)}, ${nameText(scenario!)}, n = ${n}`) : null;
  const label = example < 0 ? text : button(() => view.set({ example, at: "example" }), { tabindex: "-1" }, text);
  return el("th", { scope: "row" }, label, sub);
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

export function caseRow(view: View, data: ComparisonData, scale: Scale, one: ComparedCase): HTMLElement {
  const outcome = data.outcomes[one.o]![0];
  const time = one.m.map(changeOf).find((change) => data.metrics[change.metric]![0] === "time");
  const subs = notes(data, one).map((text) => el("span", { class: "sub" }, text));
  const name = caseCell(view, one);
  const drawn = el("td", { class: "whisker" }, time?.ratio ? whisker(scale, time, outcome) : null);
  const node = el(
    "tr",
    { class: `came-${outcome}`, tabindex: "-1" },
    name,
    el("td", { class: "words" }, el("span", { class: "outcome" }, one.w), ...subs),
    drawn,
    ...data.metrics.map((_, metric) => metricCell(one, metric)),
  );
  tells(node, linesOf(data, one), name, drawn);
  return node;
}
