// Section 8: how it was measured, and the raw data.

import { factList } from "./blocks";
import { button } from "./controls";
import { download, el, rendered, section, type Child } from "./dom";
import type { PageData } from "./schema";

function rawData(data: PageData): HTMLElement {
  const save = (): void =>
    download("yieldmark-page.json", new Blob([JSON.stringify(data)], { type: "application/json" }));
  const file = data.results_file;
  const safe = /^[\w.-]+\.json$/.test(file);
  return el(
    "p",
    { class: "raw" },
    button(save, {}, "Download this page's data"),
    safe ? el("a", { href: `./${file}` }, `${file}: all samples, as Google Benchmark JSON`) : null,
  );
}

/** What a report can show and this one was made without: one folded line. */
function lacks(data: PageData): HTMLElement | null {
  const lines: Child[][] = [];
  if (!data.comparison)
    lines.push([
      "A comparison with a baseline: ",
      el("code", {}, "yieldmark compare BASE NEW --out DIR"),
      " makes one, and ",
      el("code", {}, "yieldmark report … --comparison DIR/comparison.json"),
      " shows it.",
    ]);
  if (!data.history)
    lines.push([
      "A history: ",
      el("code", {}, "yieldmark history add REVISION…"),
      " keeps one, and ",
      el("code", {}, "yieldmark report … --history FILE"),
      " shows it.",
    ]);
  if (lines.length === 0) return null;
  const without = [...(data.comparison ? [] : ["a comparison"]), ...(data.history ? [] : ["a history"])];
  return el(
    "details",
    { class: "lacks" },
    el("summary", {}, `Made without ${without.join(" and ")}`),
    el("ul", {}, ...lines.map((line) => el("li", {}, ...line))),
  );
}

export function methodSection(data: PageData): HTMLElement {
  const node = section("method", "How it was measured", factList("method", data.method), rawData(data), lacks(data));
  rendered(node);
  return node;
}
