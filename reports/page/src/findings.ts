// Section 2: what the documents' claims come to, and a chooser by the fitted cost lines.

import { nearestSize, rank, type Ranked, type Use } from "./chooser";
import { el, rendered, replace, section, type Child } from "./dom";
import { bareRatio, nameText, ratioText, sizeText, timeText } from "./format";
import { swatch } from "./look";
import type { CostLine, Finding } from "./schema";
import { defaults, format, useLimits, type State } from "./state";
import { say } from "./tell";
import type { View } from "./view";

const rows = el("div", { class: "findings" });
const answer = el("div", { class: "ranking" });
const form = el("form", { class: "chooser-form", submit: (event: Event) => event.preventDefault() });
const chooser = el(
  "div",
  { class: "chooser" },
  el("h3", { id: "chooser-heading" }, "Which technique for your sequence?"),
  form,
  answer,
);

export const findingsNode = section(
  "findings",
  "Findings",
  el(
    "p",
    { class: "note" },
    "What the tutorials say of generators, held against this run. Each finding links to the chart it rests on.",
  ),
  rows,
  chooser,
);

/** The view that shows what a finding rests on. */
function chartLink(view: View, { chart: [example, scenario, metric] }: Finding): string {
  const { raw } = view.data;
  const plain = defaults(raw);
  const measured = raw.metrics.find((m) => m.id === metric && !m.absent)?.id ?? plain.metric;
  const shows: State = {
    ...plain,
    metric: measured,
    scenario: scenario ?? plain.scenario,
    example: example ?? plain.example,
    at: example === null ? "all" : "example",
  };
  return `#${format(shows, raw)}`;
}

function measuredBits(view: View, finding: Finding): Child[] {
  if (finding.verdict === "not measured")
    return [el("p", { class: "how" }, "To measure it: ", el("code", {}, finding.command))];
  return [
    finding.meaning ? el("p", { class: "how" }, `Figure: ${finding.meaning}.`) : null,
    finding.crossover ? el("p", { class: "how" }, `Turns at ${finding.crossover}.`) : null,
    el(
      "p",
      { class: "how" },
      el(
        "a",
        { href: chartLink(view, finding) },
        finding.chart[0] === null
          ? "The table it rests on"
          : `The chart of ${nameText(view.data.raw.examples[finding.chart[0]]!.name)}`,
      ),
      finding.cases > 0 ? `, ${finding.cases} ${finding.cases === 1 ? "case" : "cases"} in all` : "",
    ),
  ];
}

function findingNode(view: View, finding: Finding): HTMLElement {
  return el(
    "details",
    { class: "finding", "data-claim": finding.id, "data-verdict": finding.verdict },
    el(
      "summary",
      {},
      el("span", { class: `verdict ${finding.verdict.replace(" ", "-")}` }, finding.verdict),
      el("span", { class: "claim" }, finding.claim),
      el("span", { class: "figure" }, finding.figure || "–"),
    ),
    el(
      "div",
      { class: "found" },
      el("p", {}, finding.sentence),
      ...measuredBits(view, finding),
      el(
        "p",
        { class: "how" },
        `Said in ${finding.documents.length > 5 ? "documents" : "document"} ${finding.documents}.`,
      ),
    ),
  );
}

function numberInput(view: View, key: keyof Use, label: string, unit: string, scale: number): HTMLElement {
  const [least, most] = useLimits[key];
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
      view.set({
        use: {
          ...view.state.use,
          [key]: Math.min(most, Math.max(least, key === "share" || key === "work" ? value : Math.round(value))),
        },
      });
      say(
        [...answer.querySelectorAll("tbody tr:first-child td, tbody tr:first-child th")]
          .map((cell) => cell.textContent!.trim())
          .filter((text) => text !== ""),
      );
    },
  });
  return el(
    "label",
    { class: "choice" },
    el("span", {}, label),
    el("span", { class: "unit" }, input, unit ? ` ${unit}` : ""),
  );
}

function exampleChoice(view: View): HTMLElement {
  const { raw } = view.data;
  const select = el(
    "select",
    { name: "use-example", change: () => view.set({ example: Number(select.value) }) },
    ...raw.examples.map((e, i) => el("option", { value: i, selected: i === view.state.example }, nameText(e.name))),
  );
  return el("label", { class: "choice" }, el("span", {}, "It is like"), select);
}

function drawForm(view: View): void {
  const focused =
    document.activeElement instanceof HTMLElement && form.contains(document.activeElement)
      ? document.activeElement.getAttribute("name")
      : null;
  form.replaceChildren(
    exampleChoice(view),
    numberInput(view, "n", "It has", "items", 1),
    numberInput(view, "share", "I take", "% of them", 100),
    numberInput(view, "passes", "I read it", "times", 1),
    numberInput(view, "work", "My work on an item", "ns", 1),
  );
  if (focused) form.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
}

function spread({ low, high }: { low: number | null; high: number | null }, text: (value: number) => string): string {
  return low === null || high === null ? "" : ` (${text(low)}–${text(high)})`;
}

function rankedRow(view: View, one: Ranked, place: number): HTMLElement {
  const id = view.data.raw.techniques[one.technique]!;
  const { low, high } = one.ratio;
  const alike = place > 0 && low !== null && high !== null && low <= 1 && 1 <= high;
  return el(
    "tr",
    {},
    el("td", {}, String(place + 1)),
    el("th", { scope: "row" }, swatch(id), ` ${nameText(id)}`),
    el("td", {}, timeText(one.time.estimate) + spread(one.time, timeText)),
    el(
      "td",
      {},
      place === 0 ? "least" : `${alike ? "≈ " : ""}${ratioText(one.ratio.estimate)}${spread(one.ratio, bareRatio)}`,
    ),
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
  return `: ${timeText(time.estimate)}${spread(time, timeText)} ${where}`;
}

function unfitNode(view: View, lines: CostLine[]): HTMLElement | null {
  const unfit = lines.filter((line) => !line.straight);
  if (unfit.length === 0) return null;
  return el(
    "div",
    { class: "unfit" },
    el("p", { class: "note" }, "Not ranked, as the line does not fit what was measured:"),
    el(
      "ul",
      { class: "note" },
      ...unfit.map((line) =>
        el(
          "li",
          { "data-technique": view.data.raw.techniques[line.t]! },
          swatch(view.data.raw.techniques[line.t]!),
          ` ${nameText(view.data.raw.techniques[line.t]!)}${nearestText(view, line.t)}`,
        ),
      ),
    ),
  );
}

function drawAnswer(view: View): void {
  const { raw } = view.data;
  const { example, toolchain, use } = view.state;
  const models = raw.models.find((m) => m.c === toolchain);
  const lines = models?.lines.filter((line) => line.e === example) ?? [];
  const ranking = models ? rank(lines, use, models.reread, raw.weights) : [];
  if (lines.length === 0) {
    answer.replaceChildren(
      el(
        "p",
        { class: "nothing" },
        "This example was not measured at two sizes in one scenario, so no cost line could be fitted.",
      ),
    );
    return;
  }
  const left = new Set(lines.filter((line) => line.straight).map((line) => line.t));
  for (const one of ranking) left.delete(one.technique);
  const head = ["", "technique", "predicted time (95 %)", "against the least", ""].map((text) =>
    el("th", { scope: "col" }, text || el("span", { class: "unseen" }, "note")),
  );
  replace(
    answer,
    ranking.length === 0
      ? el("p", { class: "nothing" }, "Nothing is ranked: no line of this example can answer that.")
      : el(
          "div",
          { class: "scroll", tabindex: "0", role: "region", "aria-label": "Techniques by predicted time" },
          el(
            "table",
            {},
            el("caption", {}, "Lower is better."),
            el("thead", {}, el("tr", {}, ...head)),
            el("tbody", {}, ...ranking.map((one, place) => rankedRow(view, one, place))),
          ),
        ),
    left.size > 0
      ? el(
          "p",
          { class: "note" },
          `${[...left].map((t) => nameText(raw.techniques[t]!)).join(", ")}: not ranked, because ` +
            "this run did not measure what it costs to read a kept item again (example multi pass).",
        )
      : null,
    unfitNode(view, lines),
    ...models!.sentences.map((text) => el("p", { class: "note" }, text)),
  );
}

export function drawFindings(view: View): void {
  const { findings, models } = view.data.raw;
  if (rows.childElementCount === 0)
    rows.replaceChildren(
      ...(findings.length > 0
        ? findings.map((one) => findingNode(view, one))
        : [el("p", { class: "nothing" }, "This run has no case of the tutorials' examples.")]),
    );
  chooser.hidden = models.length === 0;
  if (models.length > 0) {
    drawForm(view);
    drawAnswer(view);
  }
  rendered(findingsNode);
}
