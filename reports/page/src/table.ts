// Section 4: all examples. One row for each, one column for each technique, coloured by ratio.

import { heatOf, type Cell } from "./cells";
import { button } from "./controls";
import { el, rendered, replace, section, type Child } from "./dom";
import { capitalised, nameText, ratioText, sizeText } from "./format";
import { swatch } from "./look";
import { measureOf } from "./measure";
import { isForeign, type Sheet } from "./schema";
import { rowsOf, type Row } from "./table_rows";
import { tells } from "./tell";
import { metricOf, shownIn, type View } from "./view";

/** A technique's name that may go on in the next line within "Boost.Range" and before a bracket. */
function headName(id: string): Child[] {
  return nameText(id)
    .split(/(?<=\.|::)/)
    .flatMap((part, i) => [i > 0 ? el("wbr") : null, part]);
}

function headCell(view: View, technique: number): HTMLElement {
  const id = view.data.raw.techniques[technique]!;
  const { ascending, sort } = view.state;
  const sorted = sort === technique;
  const next = !sorted ? { sort: technique, ascending: false } : ascending ? { sort: null } : { ascending: true };
  const arrow = sorted ? (ascending ? "↑" : "↓") : "";
  return el(
    "th",
    { scope: "col", "aria-sort": sorted ? (ascending ? "ascending" : "descending") : "none" },
    button(
      () => view.set(next),
      { title: "Sort by this column" },
      swatch(id),
      el("span", {}, ...headName(id)),
      el("span", { class: "arrow", "aria-hidden": "true" }, arrow),
    ),
  );
}

function bodyCell(view: View, row: Row, cell: Cell, technique: number): HTMLElement {
  const { techniques, examples } = view.data.raw;
  const { name, sources } = examples[row.example]!;
  const quiet = cell.heat === "extra";
  const kind = quiet ? " quiet" : cell.missing ? " missing" : "";
  const id = techniques[technique]!;
  const { group } = row;
  // Where nothing of the row was measured there is no number to explain.
  const open = (): void =>
    group
      ? view.set({ cell: { example: row.example, technique, scenario: group.s, n: group.n } })
      : view.set({ example: row.example, at: "example", ...(Object.hasOwn(sources, id) ? { right: id } : {}) });
  const node = el(
    "td",
    {
      class: `cell heat-${cell.heat}${kind}`,
      "data-technique": nameText(id),
      "data-cell": `${row.example},${technique}`,
      tabindex: "-1",
      click: open,
      keydown: (event: KeyboardEvent) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // otherwise the key also presses the panel's first button
        open();
      },
    },
    el("span", { class: "main", "aria-hidden": quiet ? "true" : null }, cell.main),
    quiet ? el("span", { class: "unseen" }, cell.missing) : null,
    cell.sub ? el("span", { class: "sub" }, cell.sub) : null,
  );
  tells(node, [nameText(name), ...cell.lines]);
  return node;
}

function bodyRow(view: View, sheet: Sheet, row: Row): HTMLElement {
  const { name } = view.data.raw.examples[row.example]!;
  const other =
    row.group && row.group.s !== view.state.scenario ? nameText(view.data.raw.scenarios[row.group.s]![0]) : "";
  const size = row.group && row.group.n > 0 && view.state.n === null ? `n = ${sizeText(row.group.n)}` : "";
  const sub = [other, size].filter(Boolean).join(", ");
  const n = sub ? el("span", { class: "sub" }, sub) : null;
  const techniques = shownIn(view, sheet);
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      button(() => view.set({ example: row.example, at: "example" }), {}, nameText(name)),
      n,
    ),
    ...row.cells.map((cell, i) => bodyCell(view, row, cell, techniques[i]!)),
  );
}

function suiteRow(suite: string, columns: number): HTMLElement {
  return el(
    "tr",
    { class: "suite" },
    el("th", { colspan: columns, scope: "colgroup" }, el("span", {}, nameText(suite))),
  );
}

function footRow(view: View, sheet: Sheet): HTMLElement | null {
  const { data, state } = view;
  if (metricOf(view).id !== "time" || sheet.techniques.length < 2) return null;
  const to = state.to === "best" ? "best" : data.raw.techniques.indexOf(state.to);
  const cells = shownIn(view, sheet).map((t) => {
    const mean = data.mean(data.raw.sheets.indexOf(sheet), state.toolchain, state.scenario, state.n, t, to);
    if (!mean) return el("td", { class: "cell heat-self" }, el("span", { class: "main" }, t === to ? "1" : "–"));
    return el(
      "td",
      { class: `cell heat-${heatOf(mean[0])}` },
      el("span", { class: "main" }, ratioText(mean[0])),
      el("span", { class: "sub" }, `of ${mean[1]}`),
    );
  });
  const scope = state.search ? "all examples, including those not shown" : "and how many it covers";
  return el("tr", {}, el("th", { scope: "row" }, "Geometric mean", el("span", { class: "sub" }, scope)), ...cells);
}

function walk(event: KeyboardEvent): void {
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.parentElement as HTMLTableRowElement | null;
  if (!cell || !row || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  let next: Element | null | undefined;
  if (event.key === "ArrowLeft") next = cell.previousElementSibling;
  if (event.key === "ArrowRight") next = cell.nextElementSibling;
  const step = event.key === "ArrowUp" ? "previousElementSibling" : "nextElementSibling";
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    let other = row[step];
    while (other?.classList.contains("suite")) other = other[step];
    next = other?.children[cell.cellIndex];
  }
  if (next instanceof HTMLTableCellElement && next.tagName === "TD") enter(cell, next);
}

function enter(from: HTMLElement, to: HTMLElement): void {
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const caption = el("p", { class: "note" });
const holder = el("div", { class: "sheets" });
export const tableNode = section("all", "All examples", caption, holder);

function captionText(view: View): string {
  const metric = metricOf(view);
  const [scenario, meaning] = view.data.raw.scenarios[view.state.scenario] ?? ["", ""];
  const to = view.state.to === "best" ? "the fastest of its row" : nameText(view.state.to);
  const name = capitalised(metric.name);
  const what =
    metric.id === "time"
      ? `Time against ${to}, and time per item`
      : metric.by === "ratio"
        ? `${name} against ${to}, and for one item`
        : `${name}, and the difference to ${to}`;
  const where = scenario ? ` In ${scenario}: ${meaning || "as its example says"}.` : "";
  const grey =
    metric.id === "time"
      ? "Grey with ≈: the 95 % interval contains 1."
      : "Grey: the same. These are counts without an interval.";
  const dash = view.data.raw.reasons[view.data.raw.extra];
  const extra = dash && holder.querySelector(".quiet") ? ` –: ${dash}.` : "";
  if (isForeign(view.data.raw)) return `${measureOf(view).title} of each; ${measureOf(view).direction}.`;
  return `${what}; lower is better. ${grey}${extra}${where}`;
}

function legend(): HTMLElement {
  const bins: [string, string][] = [
    ["b3", "0.1×"],
    ["b2", "0.3×"],
    ["b1", "0.7×"],
    ["eq", "1×"],
    ["w1", "1.5×"],
    ["w2", "3×"],
    ["w3", "10×"],
    ["w4", "50×"],
    ["w5", "more"],
  ];
  return el(
    "p",
    { class: "bins", "aria-label": "Colours by ratio" },
    ...bins.map(([bin, text]) => el("span", { class: `heat-${bin}` }, text)),
  );
}

function bodyRows(view: View, sheet: Sheet, rows: Row[], columns: number): HTMLElement[] {
  const body: HTMLElement[] = [];
  let suite: string | null = null;
  for (const row of rows) {
    const own = view.data.raw.examples[row.example]!.suite;
    if (view.state.sort === null && own && own !== suite && own !== sheet.title) body.push(suiteRow(own, columns));
    suite = own;
    body.push(bodyRow(view, sheet, row));
  }
  return body;
}

function sheetTable(view: View, sheet: Sheet, body: HTMLElement[], columns: number): HTMLElement {
  const foot = footRow(view, sheet);
  const table = el(
    "table",
    { class: "all", keydown: walk },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, isForeign(view.data.raw) ? "Benchmark" : "Example"),
        ...shownIn(view, sheet).map((t) => headCell(view, t)),
      ),
    ),
    el("tbody", {}, ...body),
    foot && el("tfoot", {}, foot),
  );
  table.style.setProperty("--columns", String(columns - 1));
  const first = table.querySelector<HTMLElement>("tbody td.cell");
  if (first) first.tabIndex = 0;
  return table;
}

function nothingRow(view: View, columns: number): HTMLElement {
  const why = view.data.raw.examples.length
    ? "No example has this in its name or suite, and no case matches it."
    : "This run has no results.";
  return el("tr", {}, el("td", { colspan: columns, class: "nothing" }, why));
}

/** Says of a sheet without the technique that ratios are to that it has none. */
function lacksNote({ data, state }: View, sheet: Sheet): HTMLElement | null {
  const to = data.raw.techniques.indexOf(state.to);
  if (to < 0 || sheet.techniques.includes(to)) return null;
  const text = `These examples have no ${nameText(state.to)}, so nothing is compared to it here.`;
  return el("p", { class: "note" }, text);
}

/** With more columns than that a table scrolls sideways in its box, so its head can't stick to the window. */
const mostInSight = 11;

/** A sheet in a box that scrolls sideways where it must. One without a row is left out, unless it stands alone. */
function sheetNodes(view: View, sheet: Sheet, alone: boolean): Child[] {
  const rows = rowsOf(view, sheet);
  if (rows.length === 0 && !alone) return [];
  const columns = shownIn(view, sheet).length + 1;
  const body = rows.length > 0 ? bodyRows(view, sheet, rows, columns) : [nothingRow(view, columns)];
  const title = nameText(sheet.title);
  const label = `${title || "All examples"}, a table that scrolls`;
  return [
    title ? el("h3", { class: "sheet" }, title) : null,
    lacksNote(view, sheet),
    el(
      "div",
      {
        class: `table whole${columns > mostInSight ? " wide" : ""}`,
        tabindex: "0",
        role: "region",
        "aria-label": label,
      },
      sheetTable(view, sheet, body, columns),
    ),
  ];
}

export function drawTable(view: View): void {
  const { sheets } = view.data.raw;
  const kept = [...holder.querySelectorAll(".table")].map(
    (box) => [box.getAttribute("aria-label"), box.scrollTop, box.scrollLeft] as const,
  );
  const nodes = sheets.flatMap((sheet) => sheetNodes(view, sheet, false));
  replace(holder, ...(nodes.length ? nodes : sheetNodes(view, sheets[0]!, true)));
  for (const [label, top, left] of kept) {
    const box = [...holder.querySelectorAll(".table")].find((one) => one.getAttribute("aria-label") === label);
    box?.scrollTo({ top, left, behavior: "instant" });
  }
  caption.textContent = captionText(view);
  if (!tableNode.querySelector(".bins")) tableNode.append(legend());
  tableNode.querySelector<HTMLElement>(".bins")!.hidden = metricOf(view).by !== "ratio" || isForeign(view.data.raw);
  rendered(tableNode);
}
