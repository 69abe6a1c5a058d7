// "Explain this number": what one cell of the table rests on. The fragment names the cell, so that it can be linked.

import { timeCell } from "./cells";
import { chartFrame } from "./chart";
import { codeNode, codeOf, noCode } from "./code";
import { button } from "./controls";
import { el, replace, type Child } from "./dom";
import { counted, countText, nameText, sizeText, timeText, valueText } from "./format";
import { bracketed, confidenceText, mapped } from "./interval";
import { swatch } from "./look";
import type { Group } from "./schema";
import { sourceText } from "./source";
import { cellName, format, type CellPlace } from "./state";
import { stripChart } from "./strip";
import { reference, type View } from "./view";

export const explainNode = el("dialog", { id: "explain", "aria-labelledby": "explain-heading" });

function placeText({ data, state }: View, { scenario, n }: CellPlace): string {
  const { scenarios, toolchains } = data.raw;
  const size = n > 0 ? `n = ${sizeText(n)}` : "";
  return [nameText(scenarios[scenario]?.[0] ?? ""), size, toolchains[state.toolchain]?.compiler ?? ""]
    .filter(Boolean)
    .join(", ");
}

function exactFacts({ data }: View, group: Group, technique: number): [string, string][] {
  return data.raw.metrics.flatMap(({ id, name, unit }): [string, string][] => {
    const value = id === "time" ? null : data.exact(group, id, technique);
    if (value === null) return [];
    const each = id === "instructions" && group.i > 0 ? ` (${countText(value / group.i)} per item)` : "";
    return [[name, valueText(value, unit) + each]];
  });
}

/** What is known of the cell, as pairs of name and figure. */
function factsOf(view: View, cell: CellPlace, group: Group): [string, string][] {
  const { data } = view;
  const item = data.perItem(group, cell.technique);
  if (!item) return [["Not measured", data.whyMissing(cell.example, cell.technique, group)]];
  const whole = mapped(item, (value) => value * (group.i || 1));
  const to = reference(view, group);
  const [, against = ""] =
    to === null || to === cell.technique ? [] : timeCell(view, cell.example, cell.technique, group).lines;
  const samples = data.samples(group, cell.technique).length;
  const time = (of: typeof item): string => timeText(of.estimate) + bracketed(confidenceText(of, timeText));
  return [
    ...(group.i ? ([["Time per item", time(item)]] as [string, string][]) : []),
    ["Time of one iteration", time(whole) + (group.i ? `, ${counted(group.i, "item")}` : "")],
    ...(against ? ([["Against the reference", against]] as [string, string][]) : []),
    ["Rests on", `${samples} ${samples === 1 ? "process" : "processes"}, of whose values it is the median`],
    ...exactFacts(view, group, cell.technique),
  ];
}

/** The technique itself, and before it what it is held against. */
function comparedIn(view: View, cell: CellPlace, group: Group): number[] {
  const to = reference(view, group);
  return to === null || to === cell.technique ? [cell.technique] : [to, cell.technique];
}

function pane(view: View, cell: CellPlace, technique: number, functions: ReturnType<typeof codeOf>): HTMLElement {
  const id = view.data.raw.techniques[technique]!;
  return el(
    "div",
    { class: "source" },
    el("div", { class: "source-head" }, swatch(id), el("h3", {}, nameText(id))),
    sourceText(view.data.raw.examples[cell.example]!.sources[id], id),
    codeNode(functions, true),
  );
}

function sourcesOf(view: View, cell: CellPlace, group: Group): Child[] {
  const { sources } = view.data.raw.examples[cell.example]!;
  if (Object.keys(sources).length === 0) return [];
  const techniques = comparedIn(view, cell, group);
  const code = techniques.map((t) => codeOf(view, cell.example, t, cell.scenario));
  const recorded = code.some((functions) => functions.length > 0);
  return [
    el("div", { class: "sources" }, ...techniques.map((t, i) => pane(view, cell, t, code[i]!))),
    recorded ? null : el("p", { class: "note" }, noCode),
  ];
}

function openExample(view: View, { example, technique }: CellPlace): void {
  const id = view.data.raw.techniques[technique]!;
  const has = Object.hasOwn(view.data.raw.examples[example]!.sources, id);
  view.set({ cell: null, example, at: "example", ...(has ? { right: id } : {}) });
}

function contents(view: View, cell: CellPlace, group: Group, close: () => void): Child[] {
  const { raw } = view.data;
  const heading = `${nameText(raw.examples[cell.example]!.name)}, ${nameText(raw.techniques[cell.technique]!)}`;
  const facts = factsOf(view, cell, group);
  const timed = view.data.time(group, cell.technique) !== null;
  return [
    el(
      "div",
      { class: "explain-head" },
      el("div", {}, el("h2", { id: "explain-heading" }, heading), el("p", { class: "note" }, placeText(view, cell))),
      button(close, { class: "close" }, "Close"),
    ),
    el("dl", { class: "explain-facts" }, ...facts.flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)])),
    timed ? chartFrame(stripChart(view, group, comparedIn(view, cell, group))) : null,
    ...sourcesOf(view, cell, group),
    el(
      "p",
      { class: "explain-foot" },
      el("a", { href: `#${format(view.state, raw)}` }, "Link to this number"),
      el("code", {}, cellName(cell, raw)),
      button(() => openExample(view, cell), {}, "Open this example"),
    ),
  ];
}

/** Opens, fills or closes the panel, as the state says. `close` leaves it. */
export function drawExplained(view: View, close: () => void): void {
  const { cell } = view.state;
  const group = cell ? view.data.group(cell.example, cell.scenario, view.state.toolchain, cell.n) : undefined;
  if (!cell || !group) {
    if (explainNode.open) explainNode.close();
    return;
  }
  replace(explainNode, ...contents(view, cell, group, close));
  if (!explainNode.open) explainNode.showModal();
  const timed = explainNode.querySelector(".chart");
  // Only now has its stage a width.
  if (timed) chartFrame(stripChart(view, group, comparedIn(view, cell, group)));
  explainNode.scrollTop = 0;
}
