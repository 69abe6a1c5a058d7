// Blocks of text and figures that several sections show.

import { el } from "./dom";

/** Labels with their texts. */
export function factList(className: string, facts: [label: string, text: string][]): HTMLElement {
  return el(
    "dl",
    { class: className },
    ...facts.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", {}, text))),
  );
}

/** What makes the figures doubtful; null if nothing does. */
export function doubtsBox(doubts: string[]): HTMLElement | null {
  if (doubts.length === 0) return null;
  const lines = doubts.map((line) => el("li", {}, line));
  return el("div", { class: "doubts" }, el("p", {}, "Read these numbers with care"), el("ul", {}, ...lines));
}

/** A table in a box that scrolls. */
export function scrollTable(label: string, head: string[], rows: HTMLElement[]): HTMLElement {
  return el(
    "div",
    { class: "chart-table", tabindex: "0", role: "region", "aria-label": label },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, ...rows),
    ),
  );
}

/** A row of texts, the first of which is its heading. */
export function textRow([heading, ...texts]: string[]): HTMLElement {
  return el("tr", {}, el("th", { scope: "row" }, heading), ...texts.map((text) => el("td", {}, text)));
}
