// Section 1: what was measured, and what makes it doubtful.

import { doubtsBox, factList } from "./blocks";
import { el, rendered } from "./dom";
import { counted, nameText } from "./format";
import type { PageData } from "./schema";

/** What the page holds. Another project's program has benchmarks, but no techniques or sources that are known here. */
function lede(data: PageData): string {
  const foreign = data.techniques.length === 1 && data.techniques[0] === "benchmark";
  return foreign
    ? `${counted(data.groups.length, "benchmark")}: the time of each.`
    : `${extent(data)}: the time, the peak memory and the source of each, side by side.`;
}

function extent(data: PageData): string {
  const compilers = data.toolchains.length > 1 ? `, ${data.toolchains.length} compilers` : "";
  const [first, ...others] = data.sheets.map(
    (sheet) => [sheet.examples.length, sheet.techniques.length, nameText(sheet.title)] as const,
  );
  const more = others.map(
    ([examples, techniques, title]) => `, and ${examples} of ${title} in ${counted(techniques, "technique")}`,
  );
  return `${counted(first![0], "example")} in ${counted(first![1], "technique")}${more.join("")}${compilers}`;
}

function failures(data: PageData): HTMLElement | null {
  if (data.failures.length === 0) return null;
  const items = data.failures.map(([where, what, output]) =>
    el("li", {}, el("strong", {}, where), `: ${what}`, output ? el("pre", { tabindex: "0" }, output) : null),
  );
  const title =
    data.failures.length === 1 ? "1 case or process failed" : `${data.failures.length} cases or processes failed`;
  return el("details", { class: "failures" }, el("summary", {}, title), el("ul", {}, ...items));
}

export function measuredSection(data: PageData): HTMLElement {
  const node = el(
    "header",
    { id: "measured", class: "measured" },
    el("p", { class: "wordmark" }, "yieldmark"),
    el("h1", {}, data.title),
    el("p", { class: "lede" }, lede(data)),
    factList("facts", data.facts),
    doubtsBox(data.doubts),
    failures(data),
  );
  rendered(node);
  return node;
}
