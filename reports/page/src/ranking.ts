// The chooser: a form that asks for a use of a sequence, and the techniques by their predicted times.

import { nearestSize, rank, type Ranked, type Use } from "./chooser";
import { labelled, select } from "./controls";
import { el, keepingFocus, replace } from "./dom";
import { bareRatio, nameText, ratioText, sizeText, timeText } from "./format";
import { likeOne, spreadText } from "./interval";
import { swatch } from "./look";
import type { CostLine } from "./schema";
import { useLimits } from "./state";
import { say } from "./tell";
import type { View } from "./view";

const answer = el("div", { class: "ranking" });
const form = el("form", { class: "chooser-form", submit: (event: Event) => event.preventDefault() });
export const chooserNode = el(
  "div",
  { class: "chooser" },
  el("h3", { id: "chooser-heading" }, "Which technique for your sequence?"),
  form,
  answer,
);

/** Makes the first row of the answer heard. */
function sayFirst(): void {
  const cells = [...answer.querySelectorAll("tbody tr:first-child td, tbody tr:first-child th")];
  say(cells.map((cell) => cell.textContent!.trim()).filter(Boolean));
}

function numberInput(view: View, key: keyof Use, label: string, unit: string, scale: number): HTMLElement {
  const [least, most] = useLimits[key];
  const whole = key === "n" || key === "passes";
  const input = el("input", {
    type: "number",
    name: `use-${key}`,
    min: least * scale,
    max: most * scale,
    step: "any",
    value: view.state.use[key] * scale,
    change: () => {
      const value = input.valueAsNumber / scale;
      if (!Number.isFinite(value)) return;
      const inside = Math.min(most, Math.max(least, whole ? Math.round(value) : value));
      view.set({ use: { ...view.state.use, [key]: inside } });
      sayFirst();
    },
  });
  return labelled(label, el("span", { class: "unit" }, input, unit ? ` ${unit}` : ""));
}

function exampleChoice(view: View): HTMLElement {
  const options = view.data.raw.examples.map((e, value) => ({ value, text: nameText(e.name) }));
  const change = (value: string): void => view.set({ example: Number(value) });
  return labelled("It is like", select({ name: "use-example" }, options, view.state.example, change));
}

function drawForm(view: View): void {
  keepingFocus(form, "name", () =>
    replace(
      form,
      exampleChoice(view),
      numberInput(view, "n", "It has", "items", 1),
      numberInput(view, "share", "I take", "% of them", 100),
      numberInput(view, "passes", "I read it", "times", 1),
      numberInput(view, "work", "My work on an item", "ns", 1),
    ),
  );
}

function rankedRow(view: View, one: Ranked, place: number): HTMLElement {
  const id = view.data.raw.techniques[one.technique]!;
  const ratio = `${likeOne(one.ratio) ? "≈ " : ""}${ratioText(one.ratio.estimate)}${spreadText(one.ratio, bareRatio)}`;
  return el(
    "tr",
    {},
    el("td", {}, String(place + 1)),
    el("th", { scope: "row" }, swatch(id), ` ${nameText(id)}`),
    el("td", {}, timeText(one.time.estimate) + spreadText(one.time, timeText)),
    el("td", {}, place === 0 ? "least" : ratio),
    el("td", { class: "doubt" }, one.outside ? "more or fewer items than were measured" : ""),
  );
}

/** What a technique took at the measured size nearest to the question's; the chooser's lines are those of `drain`. */
function nearestText(view: View, technique: number): string {
  const { data, state } = view;
  const drain = data.raw.scenarios.findIndex(([id]) => id === "drain");
  const groups = data.series(state.example, drain, state.toolchain).filter((group) => data.time(group, technique));
  const n = nearestSize(
    groups.map((group) => group.n),
    state.use.n,
  );
  const group = groups.find((one) => one.n === n);
  const time = group && data.time(group, technique);
  if (!time) return "";
  const where = `for n = ${sizeText(group.n)}, the nearest size measured, read once as a whole`;
  return `: ${timeText(time.estimate)}${spreadText(time, timeText)} ${where}`;
}

function unfitNode(view: View, lines: CostLine[]): HTMLElement | null {
  const unfit = lines.filter((line) => !line.straight);
  if (unfit.length === 0) return null;
  const items = unfit.map(({ t }) => {
    const id = view.data.raw.techniques[t]!;
    return el("li", { "data-technique": id }, swatch(id), ` ${nameText(id)}${nearestText(view, t)}`);
  });
  return el(
    "div",
    { class: "unfit" },
    el("p", { class: "note" }, "Not ranked, because the cost line does not fit what was measured:"),
    el("ul", { class: "note" }, ...items),
  );
}

/** The techniques whose line fits, but which can't be ranked for this use; null if there are none. */
function unknownNode(view: View, lines: CostLine[], ranking: Ranked[]): HTMLElement | null {
  const ranked = new Set(ranking.map((one) => one.technique));
  const names = lines
    .filter((line) => line.straight && !ranked.has(line.t))
    .map((line) => nameText(view.data.raw.techniques[line.t]!));
  if (names.length === 0) return null;
  const why = "this run did not measure what it costs to read a kept item again (example multi pass)";
  return el("p", { class: "note" }, `${names.join(", ")}: not ranked, because ${why}.`);
}

function rankingTable(view: View, ranking: Ranked[]): HTMLElement {
  if (ranking.length === 0)
    return el("p", { class: "nothing" }, "Nothing is ranked: no line of this example can answer that.");
  const head = ["", "technique", "predicted time (95 %)", "relative to the best", ""].map((text) =>
    el("th", { scope: "col" }, text || el("span", { class: "unseen" }, "note")),
  );
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Techniques by predicted time" },
    el(
      "table",
      {},
      el("caption", {}, "Lower is better."),
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...ranking.map((one, place) => rankedRow(view, one, place))),
    ),
  );
}

function drawAnswer(view: View): void {
  const { models, weights } = view.data.raw;
  const { example, toolchain, use } = view.state;
  const model = models.find((m) => m.c === toolchain);
  const lines = model?.lines.filter((line) => line.e === example) ?? [];
  if (!model || lines.length === 0) {
    const why = "This example was not measured at two sizes in one scenario, so no cost line could be fitted.";
    replace(answer, el("p", { class: "nothing" }, why));
    return;
  }
  const ranking = rank(lines, use, model.reread, weights);
  replace(
    answer,
    rankingTable(view, ranking),
    unknownNode(view, lines, ranking),
    unfitNode(view, lines),
    ...model.sentences.map((text) => el("p", { class: "note" }, text)),
  );
}

/** Draws the chooser where the run has cost lines. */
export function drawChooser(view: View): void {
  chooserNode.hidden = view.data.raw.models.length === 0;
  if (chooserNode.hidden) return;
  drawForm(view);
  drawAnswer(view);
}
