// Section 6: one example from all sides.

import { buildChart } from "./builds";
import { timeCell } from "./cells";
import { chartFrame, type Chart } from "./chart";
import { codeNode, codeOf, noCode } from "./code";
import { compilersChart } from "./compilers";
import { button, select } from "./controls";
import { el, keepingFocus, rendered, replace, section } from "./dom";
import { flameFigure } from "./flame";
import { atSize, counted, nameText, quotedTitles } from "./format";
import { swatch } from "./look";
import { noProfile } from "./profiles";
import { exactChart, timeChart } from "./scaling";
import { isForeign, type Example, type Group } from "./schema";
import { sourceText } from "./source";
import { stripChart } from "./strip";
import { timelineChart } from "./timeline";
import { groupShown, groupsShown, reference, scenarioShown, type View } from "./view";

const head = el("div", { class: "example-head" });
const charts = el("div", { class: "charts" });
const sources = el("div", { class: "sources" });
const rest = el("div", { class: "charts" });
const lacks = el("details", { class: "lacks" });
export const exampleNode = section("example", "One example", head, charts, sources, rest, lacks);

function picker(view: View): HTMLElement {
  const { examples } = view.data.raw;
  const options = examples.map((e, value) => ({ value, text: nameText(e.name) }));
  const choose = (value: string): void => view.set({ example: Number(value) });
  const go = (by: number): void => view.set({ example: (view.state.example + by + examples.length) % examples.length });
  return el(
    "div",
    { class: "picker" },
    button(() => go(-1), { "aria-label": "Previous example" }, "←"),
    select({ "aria-label": "Example" }, options, view.state.example, choose),
    button(() => go(1), { "aria-label": "Next example" }, "→"),
  );
}

function drawHead(view: View, example: Example): void {
  const origin = `Suite ${nameText(example.suite)}; after ${quotedTitles(example.documents)}.`;
  keepingFocus(head, "aria-label", () =>
    replace(
      head,
      picker(view),
      example.asks ? el("p", {}, example.asks) : null,
      example.documents.length > 0 ? el("p", { class: "note" }, origin) : null,
    ),
  );
}

function figuresOf(view: View, group: Group | undefined, technique: string): HTMLElement | null {
  const { techniques } = view.data.raw;
  const index = techniques.indexOf(technique);
  if (technique === "reference")
    return el(
      "p",
      { class: "figures" },
      "The oracle: every technique must yield what this yields. It is not timed here.",
    );
  if (index < 0) return null;
  const timed = timeCell(view, view.state.example, index, group);
  if (timed.missing) return el("p", { class: "figures" }, timed.missing);
  const to = group && reference(view, group);
  const against = to === null || to === undefined || to === index ? "" : ` ${nameText(techniques[to]!)}`;
  const rest = timed.lines.filter((_, i) => i > (against ? 1 : 0)).join("; ");
  return el("p", { class: "figures" }, el("strong", {}, timed.main + against), el("span", {}, rest + atSize(group?.n)));
}

function sourcePane(view: View, example: Example, side: "left" | "right", group: Group | undefined): HTMLElement {
  const known = [...view.data.raw.techniques, "reference"].filter((t) => Object.hasOwn(example.sources, t));
  const chosen = known.includes(view.state[side]) ? view.state[side] : (known[0] ?? "");
  const options = known.map((value) => ({
    value,
    text: value === "reference" ? "Python reference" : nameText(value),
  }));
  const about = { "aria-label": `Source on the ${side}`, "data-side": side };
  const choice = select(about, options, chosen, (value) => view.set({ [side]: value }));
  return el(
    "div",
    { class: "source" },
    el("div", { class: "source-head" }, swatch(chosen), choice),
    figuresOf(view, group, chosen),
    sourceText(example.sources[chosen], chosen),
    codeNode(codeOf(view, view.state.example, view.data.raw.techniques.indexOf(chosen), scenarioShown(view))),
  );
}

function drawSources(view: View, example: Example, group: Group | undefined): void {
  const none = el("p", { class: "nothing" }, "The run has no sources for this example.");
  const panes = (): HTMLElement[] => [
    sourcePane(view, example, "left", group),
    sourcePane(view, example, "right", group),
  ];
  keepingFocus(sources, "data-side", () =>
    replace(sources, ...(Object.keys(example.sources).length === 0 ? [none] : panes())),
  );
}

/** What nobody measured of this example: one folded line, with what would measure it. */
function drawLacks(view: View, all: Chart[], noFlame: boolean): void {
  // What is recorded, compiled and compared is ours alone.
  if (isForeign(view.data.raw)) {
    lacks.hidden = sources.hidden = true;
    return;
  }
  const lines = all.filter((chart) => chart.lacking).map((chart) => chart.empty);
  if (!view.data.raw.code.of.some(([e]) => e === view.state.example)) lines.push(noCode);
  if (noFlame) lines.push(noProfile(view, "no_cpu", "CPU profile"));
  lacks.hidden = lines.length === 0;
  replace(
    lacks,
    el("summary", {}, `Not measured of this example: ${counted(lines.length, "thing")}, and how to`),
    el("ul", {}, ...lines.map((line) => el("li", {}, line))),
  );
}

export function drawExample(view: View): void {
  const example = view.data.raw.examples[view.state.example];
  if (!example) {
    replace(head, el("p", { class: "nothing" }, "This run has no results."));
    rendered(exampleNode);
    return;
  }
  const group = groupShown(view);
  drawHead(view, example);
  const above = [timeChart(view, groupsShown(view)), stripChart(view, group), timelineChart(view)];
  const below = [compilersChart(view), buildChart(view)];
  const frames = above.map(chartFrame);
  const flame = flameFigure(view);
  if (!charts.firstChild) charts.append(...frames, flame);
  drawSources(view, example, group);
  const others = below.map(chartFrame);
  if (!rest.firstChild) rest.append(...others);
  drawLacks(view, [...above, exactChart(view, groupsShown(view)), ...below], flame.hidden);
  rendered(exampleNode);
}

/** The chart of the metric that has no interval, beside that of time: the bar's metric changes it alone. */
export function drawExact(view: View): void {
  if (!view.data.raw.examples[view.state.example]) return;
  const frame = chartFrame(exactChart(view, groupsShown(view)));
  if (!frame.isConnected) charts.firstElementChild!.after(frame);
}
