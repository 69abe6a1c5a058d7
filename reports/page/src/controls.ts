// The controls of the page: buttons, choices, and downloads as CSV.

import { csvText } from "./csv";
import { download, el, type Attributes, type Child } from "./dom";

export function button(click: () => void, attributes: Attributes, ...children: Child[]): HTMLButtonElement {
  return el("button", { type: "button", ...attributes, click }, ...children);
}

export interface Option {
  value: string | number;
  text: string;
  disabled?: boolean;
  /** The options of one group stand together under its name. */
  group?: string;
}

export function select(
  attributes: Attributes,
  options: Option[],
  chosen: string | number,
  change: (value: string) => void,
): HTMLSelectElement {
  const node = el("select", { ...attributes, change: () => change(node.value) });
  const groups = new Map<string, HTMLElement>();
  for (const { value, text, disabled, group } of options) {
    const option = el("option", { value, selected: value === chosen, disabled: disabled ?? false }, text);
    if (group === undefined) {
      node.append(option);
      continue;
    }
    if (!groups.has(group)) groups.set(group, node.appendChild(el("optgroup", { label: group })));
    groups.get(group)!.append(option);
  }
  return node;
}

/** A control with its label before it. */
export function labelled(label: string, ...control: Child[]): HTMLElement {
  return el("label", { class: "choice" }, el("span", {}, label), ...control);
}

/** Switches between a list's first entries and all of it; null where the first are all. */
export function moreButton(
  className: string,
  [total, few]: [total: number, few: number],
  all: boolean,
  fewText: string,
  click: () => void,
): HTMLElement | null {
  return total > few ? button(click, { class: className }, all ? fewText : `All ${total}`) : null;
}

export function csvButton(id: string, file: string, rows: () => (string | number | null)[][]): HTMLElement {
  return button(() => download(file, new Blob([csvText(rows())], { type: "text/csv" })), { id }, "CSV");
}
