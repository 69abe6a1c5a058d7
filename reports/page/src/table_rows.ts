// The rows of the table of all examples, in their order, and the same as CSV.

import { cellOf, type Cell } from "./cells";
import type { Group, Sheet } from "./schema";
import { foundExamples } from "./search";
import { reference, shownIn, type View } from "./view";

export interface Row {
  example: number;
  group: Group | undefined;
  cells: Cell[];
}

/** The rows that the search leaves, sorted by the chosen column. */
export function rowsOf(view: View, sheet: Sheet): Row[] {
  const { state, data } = view;
  const techniques = shownIn(view, sheet);
  const found = foundExamples(state.search, data.raw);
  const rows = sheet.examples.flatMap((example) => {
    if (!found.has(example)) return [];
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

type Field = string | number | null;

const csvHead = ["example", "suite", "technique", "scenario", "n", "toolchain", "items"].concat([
  "time_ns_low",
  "time_ns_median",
  "time_ns_high",
  "ratio_to",
  "ratio_low",
  "ratio",
  "ratio_high",
]);

function csvRow(view: View, { example, group, cells }: Row, technique: number, cell: number, exact: string[]): Field[] {
  const { data, state } = view;
  const { techniques, scenarios, toolchains, examples } = data.raw;
  const to = group ? reference(view, group) : null;
  const time = group ? data.time(group, technique) : null;
  const ratio = group && to !== null ? data.ratio(group, technique, to) : null;
  return [
    examples[example]!.name,
    examples[example]!.suite,
    techniques[technique]!,
    scenarios[group?.s ?? state.scenario]?.[0] ?? "",
    group?.n ?? null,
    toolchains[state.toolchain]?.id ?? "",
    group?.i ?? null,
    ...[time?.low ?? null, time?.estimate ?? null, time?.high ?? null],
    to === null ? "" : (techniques[to] ?? ""),
    ...[ratio?.low ?? null, ratio?.estimate ?? null, ratio?.high ?? null],
    ...exact.map((id) => (group ? data.exact(group, id, technique) : null)),
    cells[cell]!.missing,
  ];
}

/** What the table shows, with every figure behind it. */
export function tableCsv(view: View): Field[][] {
  const { metrics, sheets } = view.data.raw;
  const exact = metrics.map((m) => m.id).filter((id) => id !== "time");
  const rows = sheets.flatMap((sheet) =>
    rowsOf(view, sheet).flatMap((row) => shownIn(view, sheet).map((t, cell) => csvRow(view, row, t, cell, exact))),
  );
  return [[...csvHead, ...exact, "missing"], ...rows];
}
