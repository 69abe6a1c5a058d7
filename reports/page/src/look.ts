// How a technique looks: bound to its id, never to its place in a list. Eager ones are dashed, lazy ones solid.

import { el } from "./dom";

const known = new Set([
  "loop",
  "iterator",
  "std_ranges",
  "range_v3",
  "boost_range",
  "coroutine",
  "std_generator",
  "boost_context",
  "eager",
  "eager_growing",
  "cpython_list",
  "cpython_generator",
  "generator",
  "textbook_generator",
  "range_v3_generator",
  "fiber_generator",
  "bare_fiber",
  "boost_coroutine2",
  "os_thread",
]);

export type Symbol = "circle" | "square" | "triangle" | "diamond" | "star" | "cross" | "wye" | "hexagon";

const symbols: Record<string, Symbol> = {
  loop: "circle",
  iterator: "square",
  std_ranges: "diamond",
  range_v3: "triangle",
  boost_range: "hexagon",
  coroutine: "circle",
  std_generator: "wye",
  boost_context: "star",
  eager: "cross",
  eager_growing: "square",
  cpython_list: "triangle",
  cpython_generator: "diamond",
  generator: "square",
  textbook_generator: "cross",
  range_v3_generator: "triangle",
  fiber_generator: "star",
  bare_fiber: "diamond",
  boost_coroutine2: "hexagon",
  os_thread: "wye",
};

/** A colour for a stroke or fill; another project's technique takes a neutral one. */
export function colour(technique: string): string {
  return known.has(technique) ? `var(--technique-${technique.replaceAll("_", "-")})` : "var(--technique-other)";
}

export function dash(technique: string): string | undefined {
  return technique.startsWith("eager") || technique === "cpython_list" ? "5 3" : undefined;
}

/** The same for a mark of a plot. */
export function dashes(technique: string): { strokeDasharray?: string } {
  const strokeDasharray = dash(technique);
  return strokeDasharray === undefined ? {} : { strokeDasharray };
}

export function symbol(technique: string): Symbol {
  return Object.hasOwn(symbols, technique) ? symbols[technique]! : "circle";
}

/** The short line that stands before a technique's name. */
export function swatch(technique: string): HTMLElement {
  const mark = el("span", { class: dash(technique) ? "swatch dashed" : "swatch", "aria-hidden": "true" });
  mark.style.setProperty("--swatch", colour(technique));
  return mark;
}
