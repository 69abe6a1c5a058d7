// How a technique looks: bound to its id, never to its place in a list. Eager ones are dashed, lazy ones solid. Which
// colour and form it has stands in suites/techniques.json.

import { el } from "./dom";
import { learnName, nameText } from "./format";
import type { Look, PageData, Symbol } from "./schema";

/** How each technique that the program knows looks; another project's takes a neutral colour and a circle. */
const looks = new Map<string, Look>();

/** Of something that is drawn like a technique, too. */
export function learnLook(id: string, look: Look): void {
  looks.set(id, look);
  learnName(id, look[3]);
}

/** Takes the looks from the page's data: once, before anything is drawn. */
export function learnLooks(data: PageData): void {
  for (const [technique, look] of Object.entries(data.looks)) learnLook(technique, look);
}

/** A colour for a stroke or fill. */
export function colour(technique: string): string {
  return `var(--slot-${looks.get(technique)?.[0] ?? "other"})`;
}

export function dash(technique: string): string | undefined {
  return looks.get(technique)?.[2] ? "5 3" : undefined;
}

/** The same for a mark of a plot. */
export function dashes(technique: string): { strokeDasharray?: string } {
  const strokeDasharray = dash(technique);
  return strokeDasharray === undefined ? {} : { strokeDasharray };
}

/** The beginning of a sentence about a technique: "A coroutine". */
export function sentenceName(technique: string): string {
  return looks.get(technique)?.[4] ?? `The technique ${nameText(technique)}`;
}

export function symbol(technique: string): Symbol {
  return looks.get(technique)?.[1] ?? "circle";
}

/** The short line that stands before a technique's name. */
export function swatch(technique: string): HTMLElement {
  const mark = el("span", { class: dash(technique) ? "swatch dashed" : "swatch", "aria-hidden": "true" });
  mark.style.setProperty("--swatch", colour(technique));
  return mark;
}
