// Section 2: the verdicts on the documents' claims, and the chooser.

import { el, rendered, replace, section, type Child } from "./dom";
import { counted, nameText, quotedTitles } from "./format";
import { drawChooser } from "./ranking";
import type { Finding } from "./schema";
import { defaults, format, type State } from "./state";
import type { View } from "./view";

const rows = el("div", { class: "findings" });

export const findingsNode = section(
  "findings",
  "Findings",
  el(
    "p",
    { class: "note" },
    "What the tutorials say about generators, tested against this run. Each claim links to its chart.",
  ),
  rows,
);

/** A link to the view behind a finding. */
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

/** "fibonacci, coroutine" of "fibonacci/coroutine". */
function rowName(of: string): string {
  return of.split("/").map(nameText).join(", ");
}

function restsOn(finding: Finding): Child {
  if (finding.rows.length === 0) return null;
  const row = ([of, figure]: [string, string]): HTMLElement =>
    el("tr", {}, el("th", { scope: "row" }, rowName(of)), el("td", {}, figure));
  return el(
    "div",
    { class: "rests-on", tabindex: 0, role: "group", "aria-label": "What it rests on" },
    el(
      "table",
      {},
      el("caption", {}, finding.meaning ? `${finding.figure}: ${finding.meaning}.` : finding.figure),
      el("tbody", {}, ...finding.rows.map(row)),
    ),
  );
}

function measuredBits(view: View, finding: Finding): Child[] {
  if (finding.verdict === "not measured")
    return [el("p", { class: "how" }, "To measure it: ", el("code", {}, finding.command))];
  return [
    finding.crossover ? el("p", { class: "how" }, `Turns at ${finding.crossover}.`) : null,
    el(
      "p",
      { class: "how" },
      el(
        "a",
        { href: chartLink(view, finding) },
        finding.chart[0] === null
          ? "The table behind it"
          : `The chart of ${nameText(view.data.raw.examples[finding.chart[0]]!.name)}`,
      ),
      finding.cases > 0 ? `, ${counted(finding.cases, "case")} in all` : "",
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
      el(
        "span",
        { class: "statement" },
        finding.statement || `“${finding.claim}”`,
        finding.statement !== "" && el("span", { class: "claim" }, `The claim: “${finding.claim}”`),
      ),
    ),
    el(
      "div",
      { class: "found" },
      el("p", {}, finding.sentence),
      restsOn(finding),
      ...measuredBits(view, finding),
      el("p", { class: "how" }, `The claim is made in ${quotedTitles(finding.documents)}.`),
    ),
  );
}

export function drawFindings(view: View): void {
  const { findings } = view.data.raw;
  if (rows.childElementCount === 0)
    replace(
      rows,
      ...(findings.length > 0
        ? findings.map((one) => findingNode(view, one))
        : [el("p", { class: "nothing" }, "This run has no case of the tutorials' examples.")]),
    );
  findingsNode.hidden = findings.length === 0;
  drawChooser(view);
  rendered(findingsNode);
}
