// The chooser: a sentence to fill in that says how a sequence is used, its answer as a sentence, and all techniques by
// their predicted times.

import { isOutside, made, medianWithInterval, nearestSize, rank, type Ranked, type Use } from "./chooser";
import { chooserSentence } from "./chooser_words";
import { select } from "./controls";
import { el, keepingFocus, replace } from "./dom";
import { bareRatio, nameText, ratioText, sizeText, timeText } from "./format";
import { likeOne, spreadText } from "./interval";
import { swatch } from "./look";
import type { CostLine } from "./schema";
import { useLimits } from "./state";
import { say } from "./tell";
import type { View } from "./view";

const answer = el("div", { class: "ranking" });
const sentence = el("p", { class: "chooser-answer" });
const form = el("form", { class: "chooser-form", submit: (event: Event) => event.preventDefault() });
export const chooserNode = el(
  "div",
  { class: "chooser-live" },
  el("h2", { id: "chooser-heading" }, "Which one for your sequence?"),
  form,
  sentence,
  el("details", {}, el("summary", {}, "All techniques for that sequence, and how this is known"), answer),
);

/** A number within a sentence. It keeps what is allowed: another is set back to the nearest that is. */
function numberInput(view: View, key: keyof Use, label: string, scale: number): HTMLElement {
  const [least, most] = useLimits[key];
  const whole = key === "n" || key === "passes";
  const shown = view.state.use[key] * scale;
  const input = el("input", {
    type: "number",
    name: `use-${key}`,
    "aria-label": label,
    min: least * scale,
    max: most * scale,
    step: "any",
    value: shown,
    change: () => {
      const value = input.valueAsNumber / scale;
      const inside = Number.isFinite(value)
        ? Math.min(most, Math.max(least, whole ? Math.round(value) : value))
        : view.state.use[key];
      input.value = String(inside * scale);
      view.set({ use: { ...view.state.use, [key]: inside } });
      say([sentence.textContent!]);
    },
  });
  input.style.width = `${Math.max(4, String(shown).length + 3)}ch`;
  // A wheel over a focused number would change it.
  input.addEventListener("wheel", () => input.blur(), { passive: true });
  return input;
}

function exampleChoice(view: View): HTMLElement {
  const options = view.data.raw.examples.map((e, value) => ({ value, text: nameText(e.name) }));
  const change = (value: string): void => view.set({ example: Number(value) });
  return select({ name: "use-example", "aria-label": "It is like" }, options, view.state.example, change);
}

function drawForm(view: View): void {
  const number = (key: keyof Use, label: string, scale = 1): HTMLElement => numberInput(view, key, label, scale);
  keepingFocus(form, "name", () =>
    replace(
      form,
      "My sequence has ",
      number("n", "How many items it has"),
      " items, is like ",
      exampleChoice(view),
      ", I take ",
      number("share", "How much of it I take, in %", 100),
      " % of it, ",
      number("passes", "How often I read it"),
      view.state.use.passes === 1 ? " time, and spend " : " times, and spend ",
      number("work", "My own work on each item, in ns"),
      " ns on each item.",
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

/** What a technique took at the measured size nearest to the question's. */
function nearestText(view: View, line: CostLine): string {
  const n = nearestSize(line.n, view.state.use.n);
  const at = line.n.indexOf(n ?? NaN);
  const values = line.y.filter((value, i) => value !== null && i % line.n.length === at) as number[];
  if (n === null || values.length === 0) return "";
  const time = medianWithInterval(values, view.data.raw.weights);
  const where = `for n = ${sizeText(n)}, the nearest size measured, read once as a whole`;
  return `: ${timeText(time.estimate)}${spreadText(time, timeText)} ${where}`;
}

/** What lies beyond the measured sizes, where no line can be stretched. */
function beyondNode(view: View, lines: CostLine[]): HTMLElement | null {
  const beyond = lines.filter((line) => !line.straight && isOutside(line, made(line, view.state.use)));
  if (beyond.length === 0) return null;
  const items = beyond.map((line) => {
    const id = view.data.raw.techniques[line.t]!;
    return el("li", { "data-technique": id }, swatch(id), ` ${nameText(id)}${nearestText(view, line)}`);
  });
  return el(
    "div",
    { class: "unfit" },
    el("p", { class: "note" }, "Not ranked beyond what was measured, because its times follow no line:"),
    el("ul", { class: "note" }, ...items),
  );
}

/** The techniques that were measured there, but can't be ranked for this use; null if there are none. */
function unknownNode(view: View, lines: CostLine[], ranking: Ranked[]): HTMLElement | null {
  const ranked = new Set(ranking.map((one) => one.technique));
  const names = lines
    .filter((line) => !ranked.has(line.t) && (line.straight || !isOutside(line, made(line, view.state.use))))
    .map((line) => nameText(view.data.raw.techniques[line.t]!));
  if (names.length === 0) return null;
  const why = "this run did not measure what it costs to read a kept item again (example multi pass)";
  return el("p", { class: "note" }, `${names.join(", ")}: not ranked, because ${why}.`);
}

function rankingTable(view: View, ranking: Ranked[]): HTMLElement {
  if (ranking.length === 0)
    return el("p", { class: "nothing" }, "Nothing is ranked: this example's measurements can't answer that.");
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
  const { models, weights, techniques, reference, list, generator } = view.data.raw;
  const { example, toolchain, use } = view.state;
  const model = models.find((m) => m.c === toolchain);
  const lines = model?.lines.filter((line) => line.e === example) ?? [];
  if (!model || lines.length === 0) {
    replace(sentence, "This example was not measured at two sizes in one scenario, so nothing can be said of others.");
    replace(answer);
    return;
  }
  const ranking = rank(lines, use, model.reread, model.spread, weights);
  const names = { techniques, loop: reference, list, generator };
  replace(sentence, chooserSentence(lines, names, use, model.reread, model.spread, weights));
  replace(
    answer,
    rankingTable(view, ranking),
    unknownNode(view, lines, ranking),
    beyondNode(view, lines),
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
