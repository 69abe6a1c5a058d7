// Section 8: how it was measured, and the raw data.

import { factList } from "./blocks";
import { button } from "./controls";
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
    button(save, {}, "Download this page's data"),
    safe ? el("a", { href: `./${file}` }, `${file}: all samples, as Google Benchmark JSON`) : null,
  );
}

export function methodSection(data: PageData): HTMLElement {
  const node = section("method", "How it was measured", factList("method", data.method), rawData(data));
  rendered(node);
  return node;
}
