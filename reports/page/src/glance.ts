// All examples at a glance: a small picture for each, how the time of an item goes with n. A click opens the example.

import { button } from "./controls";
import { el, rendered, replace, section, svg } from "./dom";
import { nameText } from "./format";
import { colour, dash } from "./look";
import { shownIn, type View } from "./view";

const grid = el("div", { class: "glance" });
const note = el("p", { class: "note" });
export const glanceNode = section("glance", "At a glance", note, grid);

const width = 150;
const height = 84;
const edge = 5;

interface Spot {
  n: number;
  ns: number;
}

function spotsOf(view: View, example: number, technique: number): Spot[] {
  const { data, state } = view;
  const scenario = data.scenarioOf(example, state.scenario);
  return data.series(example, scenario, state.toolchain).flatMap((group) => {
    const time = data.perItem(group, technique);
    return time && time.estimate > 0 && group.n > 0 ? [{ n: group.n, ns: time.estimate }] : [];
  });
}

/** From the logarithm of a value to pixels. */
function axis(values: number[], from: number, to: number): (value: number) => number {
  const logs = values.map(Math.log);
  const least = Math.min(...logs);
  const span = Math.max(...logs) - least;
  return (value) => (span > 0 ? from + ((Math.log(value) - least) / span) * (to - from) : (from + to) / 2);
}

function picture(lines: { technique: string; spots: Spot[] }[]): SVGSVGElement {
  const all = lines.flatMap((line) => line.spots);
  const x = axis(
    all.map((spot) => spot.n),
    edge,
    width - edge,
  );
  const y = axis(
    all.map((spot) => spot.ns),
    height - edge,
    edge,
  );
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  for (const { technique, spots } of lines) {
    const points = spots.map(({ n, ns }) => `${x(n).toFixed(1)},${y(ns).toFixed(1)}`);
    const line = svg("path", { d: `M${points.join("L")}`, fill: "none", "stroke-width": 1.5 });
    line.style.stroke = colour(technique);
    const dashes = dash(technique);
    if (dashes) line.setAttribute("stroke-dasharray", "4 2");
    drawing.append(line);
    // One size alone makes no line.
    if (spots.length === 1) {
      const dot = svg("circle", { cx: x(spots[0]!.n), cy: y(spots[0]!.ns), r: 2 });
      dot.style.fill = colour(technique);
      drawing.append(dot);
    }
  }
  return drawing;
}

export function drawGlance(view: View): void {
  const { raw } = view.data;
  const nodes = raw.examples.flatMap(({ name }, example) => {
    const lines = shownIn(view, view.data.sheetOf(example))
      .map((t) => ({ technique: raw.techniques[t]!, spots: spotsOf(view, example, t) }))
      .filter((line) => line.spots.length > 0);
    if (lines.length === 0) return [];
    const open = (): void => view.set({ example, at: "example" });
    return [button(open, { class: "small" }, picture(lines), el("span", {}, nameText(name)))];
  });
  // Of a single size there is nothing to see that the table doesn't say.
  glanceNode.hidden = nodes.length < 2 || raw.sizes.length < 2;
  note.textContent =
    "Time of an item against n, both logarithmic, each picture with axes of its own; lower is better. " +
    "Colours as in the bar above. A click opens the example.";
  replace(grid, ...(glanceNode.hidden ? [] : nodes));
  rendered(glanceNode);
}
