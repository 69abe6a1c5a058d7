// Section 3: the bar that stays in sight. Its check boxes are the legend of every chart.

import { button, csvButton, labelled, select, type Option } from "./controls";
import { el, rendered, replace } from "./dom";
import { nameText, sizeText } from "./format";
import { swatch } from "./look";
import { isForeign } from "./schema";
import { themes } from "./state";
import { tableCsv } from "./table_rows";
import { atHand, metricOf, type View } from "./view";

/** A choice in the bar; null if there is nothing to choose from. */
function choice(
  label: string,
  name: string,
  options: Option[],
  chosen: string | number,
  change: (value: string) => void,
): HTMLElement | null {
  return options.length > 1 ? labelled(label, select({ name }, options, chosen, change)) : null;
}

function metricChoice(view: View): HTMLElement {
  const options = view.data.raw.metrics.map(({ id, name, absent }) => ({
    value: id,
    text: absent ? `${name} (not measured)` : name,
    disabled: absent !== "",
  }));
  const change = (metric: string): void => view.set({ metric, sort: null });
  return labelled("Metric", select({ name: "metric" }, options, view.state.metric, change));
}

function toChoice(view: View): HTMLElement | null {
  if (isForeign(view.data.raw)) return null;
  const { to } = view.state;
  const near = atHand(view).map((t) => view.data.raw.techniques[t]!);
  const known = near.includes(to) || to === "best" ? near : [...near, to];
  const options = [{ value: "best", text: "best of row" }, ...known.map((value) => ({ value, text: nameText(value) }))];
  const label = metricOf(view).by === "ratio" ? "Ratio to" : "Compared to";
  return labelled(
    label,
    select({ name: "to" }, options, to, (value) => view.set({ to: value })),
  );
}

function scenarioChoice(view: View): HTMLElement | null {
  const options = view.data.raw.scenarios.map(([id], value) => ({ value, text: nameText(id) }));
  const change = (value: string): void => view.set({ scenario: Number(value) });
  return choice("Scenario", "scenario", options, view.state.scenario, change);
}

function sizeChoice(view: View): HTMLElement | null {
  const { sizes } = view.data.raw;
  if (sizes.length < 2) return null;
  const options: Option[] = [
    { value: "largest", text: "largest" },
    ...sizes.map((n) => ({ value: n, text: sizeText(n) })),
  ];
  const change = (value: string): void => view.set({ n: value === "largest" ? null : Number(value) });
  return choice("n", "n", options, view.state.n ?? "largest", change);
}

function toolchainChoice(view: View): HTMLElement | null {
  const options = view.data.raw.toolchains.map((t, value) => ({ value, text: t.id }));
  const change = (value: string): void => view.set({ toolchain: Number(value) });
  return choice("Compiler", "toolchain", options, view.state.toolchain, change);
}

function searchBox(view: View): HTMLElement {
  const input = el("input", {
    type: "search",
    id: "search",
    placeholder: "name, suite or glob",
    value: view.state.search,
    autocomplete: "off",
    spellcheck: "false",
    input: () => view.set({ search: input.value }),
  });
  const node = labelled("Find", input);
  node.classList.add("search");
  return node;
}

function buttons(view: View): HTMLElement {
  const { theme } = view.state;
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return el(
    "div",
    { class: "buttons" },
    csvButton("csv", "yieldmark.csv", () => tableCsv(view)),
    button(() => view.set({ theme: next }), { id: "theme" }, `Theme: ${theme}`),
  );
}

function legend(view: View): HTMLElement {
  const boxes = atHand(view).map((t) => {
    const id = view.data.raw.techniques[t]!;
    const box = el("input", {
      type: "checkbox",
      checked: !view.state.hidden.has(t),
      "data-technique": id,
      change: () => {
        const hidden = new Set(view.state.hidden);
        if (box.checked) hidden.delete(t);
        else hidden.add(t);
        view.set({ hidden });
      },
    });
    return el("label", { class: "technique" }, box, swatch(id), el("span", {}, nameText(id)));
  });
  return el("fieldset", { class: "legend" }, el("legend", { class: "unseen" }, "Techniques that are shown"), ...boxes);
}

const bar = el("nav", { class: "bar", "aria-label": "What the page shows", id: "bar" });
let open = false;

export const barNode = bar;

/** Opens and closes the bar where the screen is narrow. */
function openButton(): HTMLElement {
  const toggle = button(
    () => {
      open = !open;
      bar.classList.toggle("open", open);
      toggle.setAttribute("aria-expanded", String(open));
    },
    { class: "more", "aria-expanded": String(open) },
    "Choose what is shown",
  );
  return toggle;
}

/** Draws the bar anew, but leaves the focus where it was. */
export function drawBar(view: View): void {
  const focused = document.activeElement;
  const index = [...bar.querySelectorAll("select, input, button")].indexOf(focused as HTMLElement);
  if (focused instanceof HTMLInputElement && focused.type === "search" && index >= 0) {
    bar.querySelector("#theme")!.textContent = `Theme: ${view.state.theme}`;
    return;
  }
  const choices = [metricChoice, toChoice, scenarioChoice, sizeChoice, toolchainChoice, searchBox, buttons];
  const nodes = choices.map((make) => make(view));
  const techniques = isForeign(view.data.raw) ? null : legend(view);
  replace(bar, openButton(), el("div", { class: "choices" }, ...nodes), techniques);
  rendered(bar);
  // The head of a table sticks below it.
  document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
  if (index >= 0) bar.querySelectorAll<HTMLElement>("select, input, button")[index]?.focus();
}
