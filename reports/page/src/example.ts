// Section 6: one example from all sides.

import { buildChart } from "./builds";
import { chartFrame } from "./chart";
import { compilersChart } from "./compilers";
import { el, rendered, replace, section } from "./dom";
import { flameFigure } from "./flame";
import { nameText, sizeText } from "./format";
import { swatch } from "./look";
import { exactChart, timeChart } from "./scaling";
import type { Example, Group } from "./schema";
import { highlighted } from "./source";
import { stripChart } from "./strip";
import { cellOf } from "./table";
import { timelineChart } from "./timeline";
import { reference, type View } from "./view";

const head = el("div", { class: "example-head" });
const charts = el("div", { class: "charts" });
const sources = el("div", { class: "sources" });
const rest = el("div", { class: "charts" });
export const exampleNode = section("example", "One example", head, charts, sources, rest);

function picker(view: View): HTMLElement {
  const { examples } = view.data.raw;
  const select = el(
    "select",
    { "aria-label": "Example", change: () => view.set({ example: Number(select.value) }) },
    ...examples.map((e, i) => el("option", { value: i, selected: i === view.state.example }, nameText(e.name))),
  );
  const go = (by: number): void => view.set({ example: (view.state.example + by + examples.length) % examples.length });
  return el(
    "div",
    { class: "picker" },
    el("button", { type: "button", "aria-label": "Previous example", click: () => go(-1) }, "←"),
    select,
    el("button", { type: "button", "aria-label": "Next example", click: () => go(1) }, "→"),
  );
}

function drawHead(view: View, example: Example): void {
  const focused = [...head.querySelectorAll("button, select")].indexOf(document.activeElement as HTMLElement);
  replace(
    head,
    picker(view),
    example.asks ? el("p", {}, example.asks) : null,
    example.documents
      ? el("p", { class: "note" }, `Suite ${nameText(example.suite)}; after document ${example.documents}.`)
      : null,
  );
  if (focused >= 0) head.querySelectorAll<HTMLElement>("button, select")[focused]?.focus();
}

function figuresOf(view: View, group: Group | undefined, technique: string): HTMLElement | null {
  const { data, state } = view;
  const index = data.raw.techniques.indexOf(technique);
  if (technique === "reference")
    return el(
      "p",
      { class: "figures" },
      "The oracle: every technique must yield what this yields. It is not timed here.",
    );
  if (index < 0) return null;
  const timed = cellOf({ ...view, state: { ...state, metric: "time" } }, state.example, index, group);
  if (timed.missing) return el("p", { class: "figures" }, timed.missing);
  const to = group && reference(view, group);
  const against = to === null || to === undefined || to === index ? "" : ` ${nameText(data.raw.techniques[to]!)}`;
  const where = group && group.n > 0 ? ` at n = ${sizeText(group.n)}` : "";
  const rest = timed.lines.filter((_, i) => i > (against ? 1 : 0)).join("; ");
  return el("p", { class: "figures" }, el("strong", {}, timed.main + against), el("span", {}, rest + where));
}

function sourcePane(view: View, example: Example, side: "left" | "right", group: Group | undefined): HTMLElement {
  const known = [
    ...view.data.raw.techniques.filter((t) => Object.hasOwn(example.sources, t)),
    ...(Object.hasOwn(example.sources, "reference") ? ["reference"] : []),
  ];
  const chosen = known.includes(view.state[side]) ? view.state[side] : (known[0] ?? "");
  const text = example.sources[chosen];
  const select = el(
    "select",
    { "aria-label": `Source on the ${side}`, "data-side": side, change: () => view.set({ [side]: select.value }) },
    ...known.map((t) =>
      el("option", { value: t, selected: t === chosen }, t === "reference" ? "Python reference" : nameText(t)),
    ),
  );
  return el(
    "div",
    { class: "source" },
    el("div", { class: "source-head" }, swatch(chosen), select),
    figuresOf(view, group, chosen),
    text === undefined
      ? el("p", { class: "nothing" }, "The run holds no source of this.")
      : el(
          "pre",
          { tabindex: "0", "aria-label": `${nameText(chosen)}, source` },
          highlighted(text, chosen === "reference" ? "python" : "cpp"),
        ),
  );
}

function drawSources(view: View, example: Example, group: Group | undefined): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset["side"];
  if (Object.keys(example.sources).length === 0)
    replace(sources, el("p", { class: "nothing" }, "The run holds no sources of this example."));
  else replace(sources, sourcePane(view, example, "left", group), sourcePane(view, example, "right", group));
  if (focused) sources.querySelector<HTMLElement>(`[data-side="${focused}"]`)?.focus();
}

export function drawExample(view: View): void {
  const { data, state } = view;
  const example = data.raw.examples[state.example];
  if (!example) {
    replace(head, el("p", { class: "nothing" }, "This run holds no results."));
    rendered(exampleNode);
    return;
  }
  const scenario = data.scenarioOf(state.example, state.scenario);
  const groups = data.series(state.example, scenario, state.toolchain);
  const group = data.group(state.example, scenario, state.toolchain, state.n);
  drawHead(view, example);
  const frames = [
    ...[timeChart(view, groups), stripChart(view, group), timelineChart(view)].map(chartFrame),
    flameFigure(view),
  ];
  if (!charts.firstChild) charts.append(...frames);
  drawSources(view, example, group);
  const others = [compilersChart(view), buildChart(view)].map(chartFrame);
  if (!rest.firstChild) rest.append(...others);
  rendered(exampleNode);
}

/** The chart of the metric that has no interval, beside that of time: the bar's metric changes it alone. */
export function drawExact(view: View): void {
  const { data, state } = view;
  if (!data.raw.examples[state.example]) return;
  const frame = chartFrame(
    exactChart(view, data.series(state.example, data.scenarioOf(state.example, state.scenario), state.toolchain)),
  );
  if (!frame.isConnected) charts.firstElementChild!.after(frame);
}
