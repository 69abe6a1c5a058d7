// Why the cases of a comparison differ: for each that was looked into, its functions and a differential flame graph.

import { scrollTable, textRow } from "./blocks";
import {
  differenceBoxes,
  differenceText,
  differenceTree,
  roundText,
  sideOf,
  withCalls,
  type TwoBox,
} from "./difference";
import { el, replace, svg } from "./dom";
import { cutAtEnd } from "./labels";
import type { ComparedCase, ComparisonData, FunctionsData } from "./schema";
import { hideCard, showCard } from "./tell";

const rowHeight = 21;
const letterWidth = 6.7;

function linesOf(box: TwoBox): string[] {
  const own = box.data;
  const { base, now } = withCalls(own);
  const line = (what: string, a: number, b: number): string =>
    `${what}: ${roundText(a)} → ${roundText(b)} (${differenceText(a, b)})`;
  const itself = line("itself", own.base, own.now);
  return [own.name, itself, ...(box.children ? [line("with what it calls", base, now)] : [])];
}

function boxNode(box: TwoBox, width: number, all: number): SVGGElement {
  const wide = (box.x1 - box.x0) * width;
  const group = svg("g", {
    class: `call side-${sideOf(box.data, all)}`,
    transform: `translate(${box.x0 * width},${box.depth * rowHeight})`,
  });
  group.append(svg("rect", { width: Math.max(0.5, wide - 1), height: rowHeight - 1, rx: Math.min(2, wide / 4) }));
  const letters = Math.floor((wide - 9) / letterWidth);
  const text = cutAtEnd(box.data.name, letters);
  if (letters >= 3) group.append(svg("text", { x: 4, y: rowHeight / 2, dy: "0.32em", fill: "currentColor" }, text));
  group.addEventListener("pointermove", (event) =>
    showCard(linesOf(box), new DOMRect(event.clientX - 8, event.clientY - 8, 16, 16)),
  );
  group.addEventListener("pointerleave", hideCard);
  return group;
}

function drawn(data: FunctionsData, width: number): SVGSVGElement {
  const root = differenceBoxes(differenceTree(data));
  const shown = root.descendants().filter((box) => (box.x1 - box.x0) * width >= 0.7);
  const height = (Math.max(...shown.map((box) => box.depth)) + 1) * rowHeight;
  const graph = svg("svg", {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "aria-hidden": "true",
    class: "flame difference",
    "font-size": 12,
  });
  for (const box of shown) graph.append(boxNode(box, width, Math.max(data.b ?? 0, data.n ?? 0)));
  return graph;
}

function table(name: string, data: FunctionsData): HTMLElement {
  const rows = (data.f ?? []).map(([of, base, now]) =>
    textRow([of, roundText(base), roundText(now), differenceText(base, now)]),
  );
  return scrollTable(`Functions of ${name}`, ["function itself", "base", "new", "difference"], rows);
}

const legend =
  "Instructions of one iteration. Callers above, wider is more: a box is as wide as its dearer side. " +
  "Red: the function itself executes more in the new; blue: fewer. Inlined functions count towards their caller.";

/** Drawn when it is opened: only then is its width known. */
function details(one: ComparedCase, data: FunctionsData): HTMLElement {
  if (data.w !== undefined)
    return el("p", { class: "note" }, `${one.n}: its instructions could not be counted: ${data.w}`);
  const [base, now] = [data.b ?? 0, data.n ?? 0];
  const head = `${one.n}: ${roundText(base)} → ${roundText(now)} instructions`;
  if ((data.f ?? []).length === 0)
    return el("p", { class: "note" }, `${head}; no function's differ: the cause is layout, the cache or the kernel`);
  const stage = el("div", { class: "stage flame-stage" });
  const node = el(
    "details",
    { class: "functions", toggle: () => node.open && replace(stage, drawn(data, stage.clientWidth)) },
    el("summary", {}, head),
    table(one.n, data),
    el("p", { class: "note" }, legend),
    stage,
  );
  return node;
}

/** Null where no case was looked into. */
export function functionsNode(data: ComparisonData): HTMLElement | null {
  const nodes = data.cases.flatMap((one) => (one.x ? [details(one, one.x)] : []));
  return nodes.length > 0 ? el("div", { class: "why" }, el("h3", {}, "Where the instructions went"), ...nodes) : null;
}
