// Section 8: how it was measured, and the raw data.

import { download, el, rendered, section } from "./dom";
import type { PageData } from "./schema";

function rawData(data: PageData): HTMLElement {
  const save = (): void =>
    download("yieldmark-page.json", new Blob([JSON.stringify(data)], { type: "application/json" }));
  const file = data.results_file;
  const safe = /^[\w.-]+\.json$/.test(file);
  return el(
    "p",
    { class: "raw" },
    el("button", { type: "button", click: save }, "Download this page's data"),
    safe ? el("a", { href: `./${file}` }, `${file}: all samples, as Google Benchmark JSON`) : null,
  );
}

export function methodSection(data: PageData): HTMLElement {
  const parts = data.method.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", {}, text)));
  const node = section("method", "How it was measured", el("dl", { class: "method" }, ...parts), rawData(data));
  rendered(node);
  return node;
}
