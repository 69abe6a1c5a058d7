// Section 4: all examples. One row for each, one column for each technique, coloured by ratio.

import { el, rendered, replace, section } from "./dom";
import { bareRatio, countText, nameText, ratioText, sizeText, timeText, valueText } from "./format";
import { likeOne } from "./interval";
import { swatch } from "./look";
import type { Group, Interval, Metric, Sheet } from "./schema";
import { matches } from "./state";
import { hideCard, say, showCard } from "./tell";
import { metricOf, reference, shownIn, type View } from "./view";

export interface Cell {
  main: string;
  sub: string;
  heat: string;
  lines: string[];
  order: number | null; // what the column sorts by; null: nothing to show
  missing: string; // why there is nothing to show, or ""
}

interface Row {
  example: number;
  group: Group | undefined;
  cells: Cell[];
}

/** The bin of a ratio: eq, b1 … b4 (better), w1 … w5 (worse). */
export function heatOf(ratio: number): string {
  const size = Math.abs(Math.log2(ratio));
  if (size < Math.log2(1.05)) return "eq";
  const limits = ratio < 1 ? [1.5, 3, 10] : [1.5, 3, 10, 50];
  const bin = 1 + limits.filter((limit) => size >= Math.log2(limit)).length;
  return `${ratio < 1 ? "b" : "w"}${bin}`;
}

/** Memory often is zero on one side, so its bins go by the difference. */
function heatOfDifference(difference: number, unit: string): string {
  if (difference === 0) return "eq";
  const limits = unit === "bytes" ? [1024, 64 * 1024, 1024 ** 2, 64 * 1024 ** 2] : [4, 64, 4096, 262144];
  const bin = 1 + limits.filter((limit) => Math.abs(difference) >= limit).length;
  return difference < 0 ? `b${Math.min(4, bin)}` : `w${bin}`;
}

function missing(view: View, example: number, technique: number, group: Group | undefined, extra = ""): Cell {
  const why = extra || view.data.whyMissing(example, technique, group);
  const quiet = !extra && view.data.isExtra(example, technique, group);
  return {
    main: quiet ? "–" : why,
    sub: "",
    heat: quiet ? "extra" : "none",
    lines: [nameText(view.data.raw.techniques[technique]!), why],
    order: null,
    missing: why,
  };
}

function ratioLines(ratio: Interval | null, to: string): string[] {
  if (!ratio) return [];
  const interval =
    ratio.low === null || ratio.high === null ? "" : ` (95 %: ${bareRatio(ratio.low)} to ${bareRatio(ratio.high)})`;
  return [
    `${ratioText(ratio.estimate)} ${to}${interval}`,
    ...(likeOne(ratio) && ratio.low !== ratio.high ? ["the data can't tell the two apart"] : []),
  ];
}

function timeCell(view: View, example: number, technique: number, group: Group | undefined): Cell {
  const time = group && view.data.perItem(group, technique);
  if (!group || !time) return missing(view, example, technique, group);
  const to = reference(view, group);
  const ratio = to === null ? null : view.data.ratio(group, technique, to);
  const self = technique === to;
  const equal = !self && ratio !== null && likeOne(ratio);
  const text = timeText(time.estimate);
  const toName = to === null ? "" : nameText(view.data.raw.techniques[to]!);
  const heap = view.data.exact(group, "peak_bytes", technique);
  const range =
    time.low === null || time.high === null ? "" : ` (95 %: ${timeText(time.low)} to ${timeText(time.high)})`;
  return {
    main: ratio ? (equal ? "≈\u2009" : "") + ratioText(ratio.estimate) : text,
    sub: ratio ? text : "",
    heat: !ratio || self ? "self" : equal ? "eq" : ratio.low === null ? "unsure" : heatOf(ratio.estimate),
    lines: [
      nameText(view.data.raw.techniques[technique]!),
      ...(self ? [] : ratioLines(ratio, toName)),
      `${text}${group.i ? " per item" : ""}${range}`,
      ...(heap === null
        ? []
        : [
            `peak heap ${valueText(heap, "bytes")}`.concat(
              group.o?.includes(technique) ? ": the coroutine's frame is on the stack" : "",
            ),
          ]),
    ],
    order: ratio ? ratio.estimate : time.estimate,
    missing: "",
  };
}

/** Instructions and the like, of which every technique has some: by ratio, as time. */
function countCell(view: View, group: Group, technique: number, metric: Metric, value: number): Cell {
  const to = reference(view, group);
  const other = to === null ? null : view.data.exact(group, metric.id, to);
  const ratio = other ? value / other : null;
  const each = `${countText(value / (group.i || 1))}${group.i ? " per item" : ""}`;
  const against = to === null ? "" : nameText(view.data.raw.techniques[to]!);
  return {
    main: ratio === null ? each : ratioText(ratio),
    sub: ratio === null ? "" : each.replace(" per item", ""),
    heat: ratio === null || technique === to ? "self" : ratio === 1 ? "eq" : heatOf(ratio),
    lines: [
      nameText(view.data.raw.techniques[technique]!),
      ...(ratio === null || technique === to ? [] : [`${ratioText(ratio)} ${against}`]),
      `${metric.name} ${each}`,
      `${countText(value)} in all`,
    ],
    order: ratio ?? value,
    missing: "",
  };
}

function exactCell(view: View, example: number, technique: number, group: Group | undefined, id: string): Cell {
  const metric = metricOf(view);
  const value = group ? view.data.exact(group, id, technique) : null;
  if (!group || value === null) {
    const measured = group && view.data.time(group, technique);
    return missing(
      view,
      example,
      technique,
      group,
      measured ? view.data.whyWithout(group, id, technique) || `${metric.name} was not measured` : "",
    );
  }
  if (metric.by === "ratio") return countCell(view, group, technique, metric, value);
  const to = reference(view, group);
  const other = to === null ? null : view.data.exact(group, id, to);
  const difference = other === null ? null : value - other;
  const against = to === null ? "" : nameText(view.data.raw.techniques[to]!);
  const change =
    difference === null || technique === to
      ? ""
      : difference === 0
        ? "same"
        : `${difference > 0 ? "+" : "−"}${valueText(Math.abs(difference), metric.unit)}`;
  return {
    main: valueText(value, metric.unit),
    sub: change,
    heat: technique === to || difference === null ? "self" : heatOfDifference(difference, metric.unit),
    lines: [
      nameText(view.data.raw.techniques[technique]!),
      `${metric.name} ${valueText(value, metric.unit)}`,
      change ? `${change} against ${against}` : "",
    ].filter(Boolean),
    order: value,
    missing: "",
  };
}

export function cellOf(view: View, example: number, technique: number, group: Group | undefined): Cell {
  const { id } = metricOf(view);
  return id === "time" ? timeCell(view, example, technique, group) : exactCell(view, example, technique, group, id);
}

function rowsOf(view: View, sheet: Sheet): Row[] {
  const { state, data } = view;
  const techniques = shownIn(view, sheet);
  const rows = sheet.examples.flatMap((example) => {
    const e = data.raw.examples[example]!;
    if (!matches(state.search, e.name, e.suite)) return [];
    const group = data.group(example, data.scenarioOf(example, state.scenario), state.toolchain, state.n);
    return [{ example, group, cells: techniques.map((t) => cellOf(view, example, t, group)) }];
  });
  const column = state.sort === null ? -1 : techniques.indexOf(state.sort);
  if (column < 0) return rows;
  const sign = state.ascending ? 1 : -1;
  return rows.sort((a, b) => {
    const [x, y] = [a.cells[column]!.order, b.cells[column]!.order];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}

function headCell(view: View, technique: number): HTMLElement {
  const id = view.data.raw.techniques[technique]!;
  const sorted = view.state.sort === technique;
  const next = !sorted
    ? { sort: technique, ascending: false }
    : view.state.ascending
      ? { sort: null }
      : { ascending: true };
  const order = sorted ? (view.state.ascending ? "ascending" : "descending") : "none";
  return el(
    "th",
    { scope: "col", "aria-sort": order },
    el(
      "button",
      { type: "button", click: () => view.set(next), title: "Sort by this column" },
      swatch(id),
      el("span", {}, nameText(id)),
      el("span", { class: "arrow", "aria-hidden": "true" }, sorted ? (view.state.ascending ? "↑" : "↓") : ""),
    ),
  );
}

function bodyCell(view: View, row: Row, cell: Cell, technique: number): HTMLElement {
  const where = [nameText(view.data.raw.examples[row.example]!.name), ...cell.lines];
  const quiet = cell.heat === "extra";
  const kind = quiet ? " quiet" : cell.missing ? " missing" : "";
  const node = el(
    "td",
    { class: `cell heat-${cell.heat}${kind}`, tabindex: "-1" },
    el("span", { class: "main", "aria-hidden": quiet ? "true" : null }, cell.main),
    quiet ? el("span", { class: "unseen" }, cell.missing) : null,
    cell.sub ? el("span", { class: "sub" }, cell.sub) : null,
  );
  node.addEventListener("mouseenter", () => showCard(where, node.getBoundingClientRect()));
  node.addEventListener("mouseleave", hideCard);
  node.addEventListener("focus", () => {
    showCard(where, node.getBoundingClientRect());
    say(where);
  });
  node.addEventListener("blur", hideCard);
  const id = view.data.raw.techniques[technique]!;
  const sources = view.data.raw.examples[row.example]!.sources;
  node.addEventListener("dblclick", () =>
    view.set({ example: row.example, at: "example", ...(Object.hasOwn(sources, id) ? { right: id } : {}) }),
  );
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter")
      view.set({ example: row.example, at: "example", ...(Object.hasOwn(sources, id) ? { right: id } : {}) });
  });
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
      el("button", { type: "button", click: () => view.set({ example: row.example, at: "example" }) }, nameText(name)),
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
  const scope = state.search ? "all examples, also those not shown" : "with the count it covers";
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
  const name = `${metric.name[0]!.toUpperCase()}${metric.name.slice(1)}`;
  const what =
    metric.id === "time"
      ? `Time against ${to}, and time per item`
      : metric.by === "ratio"
        ? `${name} against ${to}, and for one item`
        : `${name}, and the difference to ${to}`;
  const where = scenario ? ` In ${scenario}: ${meaning || "as its example says"}.` : "";
  const grey =
    metric.id === "time"
      ? "Grey with ≈: the 95 % interval spans 1."
      : "Grey: the same. These are counts without an interval.";
  const dash = view.data.raw.reasons[view.data.raw.extra];
  const extra = dash && holder.querySelector(".quiet") ? ` –: ${dash}.` : "";
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
      el("tr", {}, el("th", { scope: "col" }, "Example"), ...shownIn(view, sheet).map((t) => headCell(view, t))),
    ),
    el("tbody", {}, ...body),
    foot && el("tfoot", {}, foot),
  );
  table.style.setProperty("--columns", String(columns - 1));
  const first = table.querySelector<HTMLElement>("tbody td.cell");
  if (first) first.tabIndex = 0;
  return table;
}

/** A sheet in a box that scrolls; nothing of a later sheet that the search leaves no row of. */
function sheetNodes(view: View, sheet: Sheet, alone: boolean): HTMLElement[] {
  const { data, state } = view;
  const rows = rowsOf(view, sheet);
  if (rows.length === 0 && !alone) return [];
  const columns = shownIn(view, sheet).length + 1;
  const body = bodyRows(view, sheet, rows, columns);
  if (rows.length === 0)
    body.push(
      el(
        "tr",
        {},
        el(
          "td",
          { colspan: columns, class: "nothing" },
          data.raw.examples.length ? "No example has this in its name or suite." : "This run holds no results.",
        ),
      ),
    );
  const title = nameText(sheet.title);
  const label = `${title || "All examples"}, a table that scrolls`;
  const lacks = state.to !== "best" && !sheet.techniques.includes(data.raw.techniques.indexOf(state.to));
  return [
    ...(title ? [el("h3", { class: "sheet" }, title)] : []),
    ...(lacks && data.raw.techniques.includes(state.to)
      ? [el("p", { class: "note" }, `These have no ${nameText(state.to)}, so nothing is compared to it here.`)]
      : []),
    el(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": label },
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
  tableNode.querySelector<HTMLElement>(".bins")!.hidden = metricOf(view).by !== "ratio";
  rendered(tableNode);
}

/** What the table shows, with every figure behind it. */
export function tableCsv(view: View): (string | number | null)[][] {
  const { data, state } = view;
  const exact = data.raw.metrics.map((m) => m.id).filter((id) => id !== "time");
  const head = [
    "example",
    "suite",
    "technique",
    "scenario",
    "n",
    "toolchain",
    "items",
    "time_ns_low",
    "time_ns_median",
    "time_ns_high",
    "ratio_to",
    "ratio_low",
    "ratio",
    "ratio_high",
    ...exact,
    "missing",
  ];
  const rows = data.raw.sheets.flatMap((sheet) =>
    rowsOf(view, sheet).flatMap(({ example, group, cells }) =>
      shownIn(view, sheet).map((t, i) => {
        const e = data.raw.examples[example]!;
        const to = group ? reference(view, group) : null;
        const time = group ? data.time(group, t) : null;
        const ratio = group && to !== null ? data.ratio(group, t, to) : null;
        return [
          e.name,
          e.suite,
          data.raw.techniques[t]!,
          data.raw.scenarios[group?.s ?? state.scenario]?.[0] ?? "",
          group?.n ?? null,
          data.raw.toolchains[state.toolchain]?.id ?? "",
          group?.i ?? null,
          time?.low ?? null,
          time?.estimate ?? null,
          time?.high ?? null,
          to === null ? "" : (data.raw.techniques[to] ?? ""),
          ratio?.low ?? null,
          ratio?.estimate ?? null,
          ratio?.high ?? null,
          ...exact.map((id) => (group ? data.exact(group, id, t) : null)),
          cells[i]!.missing,
        ];
      }),
    ),
  );
  return [head, ...rows];
}
