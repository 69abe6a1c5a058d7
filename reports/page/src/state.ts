// What the reader chose. It lives in the URL's fragment, only where it differs from the default; whatever the fragment
// says is checked against the values in the data.

import type { Use } from "./chooser";
import { filters } from "./compared";
import type { PageData } from "./schema";
import { findsAny } from "./search";
import { findSeries, firstSeries, seriesName } from "./trends";

export interface State {
  metric: string;
  to: string;
  scenario: number;
  n: number | null;
  toolchain: number;
  search: string;
  hidden: Set<number>;
  example: number;
  sort: number | null;
  ascending: boolean;
  left: string;
  right: string;
  /** Whose flame graph is drawn; null: that of the source on the right. */
  flame: number | null;
  theme: string;
  use: Use;
  /** Which cases of the comparison are listed; "": all. */
  only: string;
  /** Which series of the history is drawn; null: the one of the latest change. */
  series: number | null;
  /** The cell of the table that is explained; null: none. */
  cell: CellPlace | null;
  at: string;
}

/** One cell of the table of all examples, as it was measured. */
export interface CellPlace {
  example: number;
  technique: number;
  scenario: number;
  n: number;
}

/** As a case is called: example/technique/scenario/n. */
export function cellName(cell: CellPlace, data: PageData): string {
  return [
    data.examples[cell.example]?.name,
    data.techniques[cell.technique],
    data.scenarios[cell.scenario]?.[0],
    cell.n,
  ].join("/");
}

/** The cell of that name, if a group has it. */
function parseCell(name: string | null, data: PageData): CellPlace | null {
  if (name === null) return null;
  for (const { e, s, n } of data.groups)
    for (let t = 0; t < data.techniques.length; t++) {
      const cell = { example: e, technique: t, scenario: s, n };
      if (name.startsWith(data.examples[e]!.name) && cellName(cell, data) === name) return cell;
    }
  return null;
}

/** What the chooser accepts, least and most. */
export const useLimits: Record<keyof Use, [number, number]> = {
  n: [1, 1e9],
  share: [0.0001, 1],
  passes: [1, 1e6],
  work: [0, 1e9],
};
const useKeys: (keyof Use)[] = ["n", "share", "passes", "work"];

export const sections = [
  "measured",
  "findings",
  "benchmarks",
  "glance",
  "all",
  "tradeoff",
  "example",
  "comparison",
  "history",
  "method",
];
export const themes = ["auto", "light", "dark"];

/** The sources to open on, of those that an example has. */
function sourcesOf(data: PageData, example: number): { left: string; right: string } {
  const [first = "", second = first, ...others] = Object.keys(data.examples[example]?.sources ?? {});
  const has = (name: string): boolean => [first, second, ...others].includes(name);
  return {
    left: has(data.reference) ? data.reference : first,
    right: has(data.generator) ? data.generator : second,
  };
}

export function defaults(data: PageData): State {
  const first = data.techniques.includes(data.reference) ? data.reference : "best";
  const [example, n] = data.opening;
  return {
    metric: data.metrics.find((m) => !m.absent)?.id ?? "time",
    to: data.techniques.length > 1 ? first : "best",
    scenario: 0,
    n: null,
    toolchain: 0,
    search: "",
    hidden: new Set(),
    example,
    sort: null,
    ascending: false,
    ...sourcesOf(data, example),
    flame: null,
    theme: "auto",
    use: { n, share: 1, passes: 1, work: 0 },
    only: "",
    series: null,
    cell: null,
    at: "",
  };
}

function known(value: string | null, list: readonly string[]): string | undefined {
  return value !== null && list.includes(value) ? value : undefined;
}

function indexIn(value: string | null, list: readonly string[]): number | undefined {
  const at = value === null ? -1 : list.indexOf(value);
  return at < 0 ? undefined : at;
}

/** "1000,0.5,2,10" within the limits; otherwise undefined. */
function parseUse(text: string | null): Use | undefined {
  const numbers = (text ?? "").split(",").map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : NaN));
  if (numbers.length !== useKeys.length) return undefined;
  const inside = useKeys.every((key, i) => useLimits[key][0] <= numbers[i]! && numbers[i]! <= useLimits[key][1]);
  const whole = Number.isInteger(numbers[0]) && Number.isInteger(numbers[2]);
  return inside && whole ? { n: numbers[0]!, share: numbers[1]!, passes: numbers[2]!, work: numbers[3]! } : undefined;
}

function useText(use: Use): string {
  return useKeys.map((key) => String(Number(use[key].toFixed(6)))).join(",");
}

/** What the fragment says of the comparison and the history, where the page has them. */
function parseRevisions(given: URLSearchParams, data: PageData): Partial<State> {
  const only =
    data.comparison &&
    known(
      given.get("only"),
      filters(data.comparison).map((one) => one.id),
    );
  const trend = given.get("trend");
  return {
    ...(only ? { only } : {}),
    ...(data.history && trend !== null
      ? { series: findSeries(data.history, trend, given.get("of"), Number(given.get("nth") ?? 0)) }
      : {}),
  };
}

function hiddenIn(given: URLSearchParams, data: PageData): Set<number> {
  const indices = (given.get("hide") ?? "").split(",").map((id) => data.techniques.indexOf(id));
  return new Set(indices.filter((index) => index >= 0));
}

export function parse(fragment: string, data: PageData): State {
  const plain = defaults(data);
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const ids = (list: { id: string }[]): string[] => list.map((one) => one.id);
  const text = (name: string, list: readonly string[]): string | undefined => known(given.get(name), list);
  const index = (name: string, list: readonly string[]): number | undefined => indexIn(given.get(name), list);
  const example =
    index(
      "example",
      data.examples.map((e) => e.name),
    ) ?? plain.example;
  const sources = Object.keys(data.examples[example]?.sources ?? {});
  const search = given.get("search") ?? "";
  const n = text("n", data.sizes.map(String));
  return {
    ...plain,
    metric: text("metric", ids(data.metrics.filter((m) => !m.absent))) ?? plain.metric,
    to: text("to", ["best", ...data.techniques]) ?? plain.to,
    scenario:
      index(
        "scenario",
        data.scenarios.map(([id]) => id),
      ) ?? plain.scenario,
    n: n === undefined ? null : Number(n),
    toolchain: index("toolchain", ids(data.toolchains)) ?? plain.toolchain,
    search: search.length <= 100 && findsAny(search, data) ? search : "",
    hidden: hiddenIn(given, data),
    example,
    sort: index("sort", data.techniques) ?? null,
    ascending: given.get("order") === "up",
    left: text("left", sources) ?? plain.left,
    right: text("right", sources) ?? plain.right,
    flame: index("flame", data.techniques) ?? null,
    theme: text("theme", themes) ?? plain.theme,
    use: parseUse(given.get("use")) ?? plain.use,
    ...parseRevisions(given, data),
    cell: parseCell(given.get("cell"), data),
    at: text("at", sections) ?? "",
  };
}

export function format(state: State, data: PageData): string {
  const plain = defaults(data);
  const out = new URLSearchParams();
  const put = (name: string, value: string, differs: boolean): void => {
    if (differs) out.set(name, value);
  };
  put("metric", state.metric, state.metric !== plain.metric);
  put("to", state.to, state.to !== plain.to);
  put("scenario", data.scenarios[state.scenario]?.[0] ?? "", state.scenario !== plain.scenario);
  put("n", String(state.n), state.n !== null);
  put("toolchain", data.toolchains[state.toolchain]?.id ?? "", state.toolchain !== plain.toolchain);
  put("search", state.search, state.search !== "");
  put("hide", [...state.hidden].map((t) => data.techniques[t]).join(","), state.hidden.size > 0);
  put("example", data.examples[state.example]?.name ?? "", state.example !== plain.example);
  put("sort", data.techniques[state.sort ?? -1] ?? "", state.sort !== null);
  put("order", "up", state.sort !== null && state.ascending);
  put("left", state.left, state.left !== plain.left);
  put("right", state.right, state.right !== plain.right);
  put("flame", data.techniques[state.flame ?? -1] ?? "", state.flame !== null);
  put("theme", state.theme, state.theme !== plain.theme);
  put("use", useText(state.use), useText(state.use) !== useText(plain.use));
  put("only", state.only, state.only !== "");
  if (data.history && state.series !== null && state.series !== firstSeries(data.history)) {
    const { trend, of, nth } = seriesName(data.history, state.series);
    put("trend", trend, true);
    put("of", of, true);
    put("nth", String(nth), nth > 0);
  }
  if (state.cell) put("cell", cellName(state.cell, data), true);
  put("at", state.at, state.at !== "");
  return out.toString();
}
