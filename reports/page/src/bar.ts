// Section 3: the bar that stays in sight. Its check boxes are the legend of every chart.

import { csvText } from "./csv";
import { download, el } from "./dom";
import { nameText, sizeText } from "./format";
import { swatch } from "./look";
import { themes } from "./state";
import { tableCsv } from "./table";
import { atHand, metricOf, type View } from "./view";

type Choice = [value: string, text: string, disabled?: boolean];

function choose(
  name: string,
  label: string,
  choices: Choice[],
  chosen: string,
  change: (value: string) => void,
): HTMLElement {
  const select = el(
    "select",
    { name, change: () => change(select.value) },
    ...choices.map(([value, text, disabled]) =>
      el("option", { value, selected: value === chosen, disabled: disabled ?? false }, text),
    ),
  );
  return el("label", { class: "choice" }, el("span", {}, label), select);
}

function metricChoice(view: View): HTMLElement {
  const choices = view.data.raw.metrics.map(
    (m): Choice => [m.id, m.absent ? `${m.name} (not measured)` : m.name, Boolean(m.absent)],
  );
  return choose("metric", "Metric", choices, view.state.metric, (metric) => view.set({ metric, sort: null }));
}

function toChoice(view: View): HTMLElement {
  const { techniques } = view.data.raw;
  const near = atHand(view).map((t) => techniques[t]!);
  const known = near.includes(view.state.to) || view.state.to === "best" ? near : [...near, view.state.to];
  const choices: Choice[] = [["best", "best of row"], ...known.map((t): Choice => [t, nameText(t)])];
  return choose("to", metricOf(view).by === "ratio" ? "Ratio to" : "Compared to", choices, view.state.to, (to) =>
    view.set({ to }),
  );
}

function scenarioChoice(view: View): HTMLElement | null {
  const choices = view.data.raw.scenarios.map(([id], i): Choice => [String(i), nameText(id)]);
  if (choices.length < 2) return null;
  return choose("scenario", "Scenario", choices, String(view.state.scenario), (value) =>
    view.set({ scenario: Number(value) }),
  );
}

function sizeChoice(view: View): HTMLElement | null {
  const sizes = view.data.raw.sizes;
  if (sizes.length < 2) return null;
  const choices: Choice[] = [["largest", "largest"], ...sizes.map((n): Choice => [String(n), sizeText(n)])];
  return choose("n", "n", choices, view.state.n === null ? "largest" : String(view.state.n), (value) =>
    view.set({ n: value === "largest" ? null : Number(value) }),
  );
}

function toolchainChoice(view: View): HTMLElement | null {
  const choices = view.data.raw.toolchains.map((t, i): Choice => [String(i), t.id]);
  if (choices.length < 2) return null;
  return choose("toolchain", "Compiler", choices, String(view.state.toolchain), (value) =>
    view.set({ toolchain: Number(value) }),
  );
}

function searchBox(view: View): HTMLElement {
  const input = el("input", {
    type: "search",
    id: "search",
    placeholder: "name or suite",
    value: view.state.search,
    autocomplete: "off",
    spellcheck: "false",
    input: () => view.set({ search: input.value }),
  });
  return el("label", { class: "choice search" }, el("span", {}, "Find"), input);
}

function buttons(view: View): HTMLElement {
  const next = themes[(themes.indexOf(view.state.theme) + 1) % themes.length]!;
  return el(
    "div",
    { class: "buttons" },
    el(
      "button",
      {
        type: "button",
        id: "csv",
        click: () => download("yieldmark.csv", new Blob([csvText(tableCsv(view))], { type: "text/csv" })),
      },
      "CSV",
    ),
    el("button", { type: "button", id: "theme", click: () => view.set({ theme: next }) }, `Theme: ${view.state.theme}`),
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

/** Draws the bar anew, but leaves the focus where it was. */
export function drawBar(view: View): void {
  const focused = document.activeElement;
  const index = [...bar.querySelectorAll("select, input, button")].indexOf(focused as HTMLElement);
  if (focused instanceof HTMLInputElement && focused.type === "search" && index >= 0) {
    bar.querySelector("#theme")!.textContent = `Theme: ${view.state.theme}`;
    return;
  }
  const toggle = el(
    "button",
    {
      type: "button",
      class: "more",
      "aria-expanded": String(open),
      click: () => {
        open = !open;
        bar.classList.toggle("open", open);
        toggle.setAttribute("aria-expanded", String(open));
      },
    },
    "Choose what is shown",
  );
  bar.replaceChildren(
    toggle,
    el(
      "div",
      { class: "choices" },
      ...[
        metricChoice(view),
        toChoice(view),
        scenarioChoice(view),
        sizeChoice(view),
        toolchainChoice(view),
        searchBox(view),
        buttons(view),
      ].filter((node) => node !== null),
    ),
    legend(view),
  );
  bar.dataset.rendered = "true";
  if (index >= 0) bar.querySelectorAll<HTMLElement>("select, input, button")[index]?.focus();
}
