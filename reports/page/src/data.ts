// The page's data, as reports/page_data.hpp documents it, and the way to look things up in them.

import type { Models, Weights } from "./chooser";
import type { Profile } from "./profiles";
import type { ComparisonData } from "./compared";
import type { HistoryData } from "./trends";

export interface Group {
  e: number;
  s: number;
  c: number;
  n: number;
  i: number;
  p: number;
  t: number[];
  y: Written[];
  d: (number | null)[];
  r: Written[];
  f?: Written[];
  o?: number[];
  x: number[];
  /** [metric, technique, reason] of the exact metrics that a case lacks. */
  a?: [string, number, number][];
  /** By the id of an exact metric. */
  [metric: string]: Written[] | [string, number, number][] | number | undefined;
}

export interface Example {
  name: string;
  suite: string;
  documents: string;
  asks: string;
  scenario: number;
  sources: Record<string, string>;
  nothing: number[];
}

export interface Metric {
  id: string;
  unit: "ns" | "bytes" | "count";
  name: string;
  by: "ratio" | "difference";
  absent: string;
}

export interface Sheet {
  title: string;
  techniques: number[];
  examples: number[];
}

export interface Footer {
  g: number;
  c: number;
  s: number;
  n: number | null;
  r: (number | null)[];
  b: (number | null)[];
}

export interface Finding {
  id: string;
  claim: string;
  documents: string;
  verdict: "holds" | "fails" | "depends" | "not measured";
  figure: string;
  meaning: string;
  sentence: string;
  crossover: string;
  command: string;
  cases: number;
  chart: [example: number | null, scenario: number | null, metric: string];
}

export interface BuildCost {
  e: number;
  c: number;
  t: string;
  s: (number | null)[];
  l: number;
  b: number;
  k: number;
  x: string;
}

export interface PageData {
  schema: number;
  title: string;
  results_file: string;
  facts: [string, string][];
  doubts: string[];
  method: [string, string][];
  failures: [string, string, string][];
  toolchains: { id: string; compiler: string; flags: string }[];
  techniques: string[];
  scenarios: [string, string][];
  sizes: number[];
  metrics: Metric[];
  examples: Example[];
  findings: Finding[];
  models: Models[];
  weights: Weights;
  comparison: ComparisonData | null;
  history: HistoryData | null;
  builds: BuildCost[];
  profiles: Profile[];
  reasons: string[];
  columns: number[][];
  extra: number;
  sheets: Sheet[];
  groups: Group[];
  footers: Footer[];
}

/** A value near another: in ten-thousandths of that, or in a text as it is; null if there is none. */
export type Written = number | string | null;

/** An estimate; low and high are null where there were too few processes for an interval. */
export interface Interval {
  low: number | null;
  estimate: number;
  high: number | null;
}

export interface Sample {
  value: number;
  process: number;
}

export function readData(): PageData {
  const data = JSON.parse(document.getElementById("data")!.textContent!) as PageData;
  if (data.schema !== 1) throw new Error("this page can't read its data: another version of yieldmark made them");
  return data;
}

export function likeOne(ratio: Interval): boolean {
  return ratio.low !== null && ratio.high !== null && ratio.low <= 1 && 1 <= ratio.high;
}

/** A value that was written near a reference (reports/page_interval.hpp). */
export function near(written: Written | undefined, reference: number): number | null {
  if (written === null || written === undefined) return null;
  return typeof written === "string" ? Number(written) : reference * (1 + written / 1e4);
}

/** The interval at an index; its ends stand near the estimate, and the estimate near `rough` where that is given. */
export function intervalAt(flat: Written[], index: number, rough?: number): Interval | null {
  const written = flat[3 * index + 1];
  const estimate = rough === undefined && typeof written === "number" ? written : near(written, rough ?? NaN);
  return estimate === null
    ? null
    : { low: near(flat[3 * index], estimate), estimate, high: near(flat[3 * index + 2], estimate) };
}

export function inverse(ratio: Interval): Interval {
  const { low, estimate, high } = ratio;
  return { low: high === null ? null : 1 / high, estimate: 1 / estimate, high: low === null ? null : 1 / low };
}

export function pairIndex(i: number, j: number): number {
  return (j * (j - 1)) / 2 + i;
}

export class Data {
  readonly raw: PageData;
  private readonly byKey = new Map<string, Group>();
  private readonly bySeries = new Map<string, Group[]>();

  constructor(raw: PageData) {
    this.raw = raw;
    for (const group of raw.groups) {
      this.byKey.set(`${group.e},${group.s},${group.c},${group.n}`, group);
      const series = `${group.e},${group.s},${group.c}`;
      const known = this.bySeries.get(series);
      if (known) known.push(group);
      else this.bySeries.set(series, [group]);
    }
  }

  group(example: number, scenario: number, toolchain: number, n: number | null): Group | undefined {
    if (n !== null) return this.byKey.get(`${example},${scenario},${toolchain},${n}`);
    return this.series(example, scenario, toolchain).at(-1);
  }

  /** The scenario to show: an example that hasn't got the first of all shows the first that it has instead. */
  scenarioOf(example: number, scenario: number): number {
    return scenario === 0 ? (this.raw.examples[example]?.scenario ?? 0) : scenario;
  }

  /** All sizes of one example, ascending. */
  series(example: number, scenario: number, toolchain: number): Group[] {
    return this.bySeries.get(`${example},${scenario},${toolchain}`) ?? [];
  }

  time(group: Group, technique: number): Interval | null {
    const cell = group.t.indexOf(technique);
    return cell < 0 ? null : intervalAt(group.y, cell);
  }

  /** Time for one item, or for one iteration where the items aren't known. */
  perItem(group: Group, technique: number): Interval | null {
    const time = this.time(group, technique);
    const items = group.i || 1;
    if (!time) return null;
    return {
      low: time.low === null ? null : time.low / items,
      estimate: time.estimate / items,
      high: time.high === null ? null : time.high / items,
    };
  }

  /** A metric that has one value and no interval. */
  exact(group: Group, metric: string, technique: number): number | null {
    const cell = group.t.indexOf(technique);
    const values = group[metric] as (number | null)[] | undefined;
    return cell < 0 ? null : (values?.[cell] ?? null);
  }

  /** Time over the same case's on the first toolchain. */
  overFirst(group: Group, technique: number): Interval | null {
    const cell = group.t.indexOf(technique);
    return cell < 0 || !group.f ? null : intervalAt(group.f, cell);
  }

  /** The sheet that holds an example: its techniques are those that stand beside it. */
  sheetOf(example: number): Sheet {
    return this.raw.sheets.find((sheet) => sheet.examples.includes(example)) ?? this.raw.sheets[0]!;
  }

  ratio(group: Group, technique: number, to: number): Interval | null {
    const i = group.t.indexOf(technique);
    const j = group.t.indexOf(to);
    if (i < 0 || j < 0) return null;
    if (i === j) return this.time(group, technique) && { low: 1, estimate: 1, high: 1 };
    const rough = (a: number, b: number): number =>
      Number(group.y[3 * a + 1] ?? NaN) / Number(group.y[3 * b + 1] ?? NaN);
    if (i < j) return intervalAt(group.r, pairIndex(i, j), rough(i, j));
    const other = intervalAt(group.r, pairIndex(j, i), rough(j, i));
    return other && inverse(other);
  }

  /** The technique of the least median time. */
  fastest(group: Group): number | null {
    let best: number | null = null;
    let least = Infinity;
    group.t.forEach((technique, cell) => {
      const time = Number(group.y[3 * cell + 1] ?? Infinity);
      if (time < least) [least, best] = [time, technique];
    });
    return best;
  }

  samples(group: Group, technique: number): Sample[] {
    const cell = group.t.indexOf(technique);
    const time = this.time(group, technique);
    const columns = this.raw.columns[group.p] ?? [];
    if (!time) return [];
    const result: Sample[] = [];
    columns.forEach((process, column) => {
      const at = cell * columns.length + column;
      const deviation = group.d[at] ?? null;
      if (deviation === null) return;
      result.push({ value: (time.estimate * (1 + deviation / 1000)) / (group.i || 1), process });
    });
    return result;
  }

  whyMissing(example: number, technique: number, group: Group | undefined): string {
    return this.raw.reasons[this.reasonMissing(example, technique, group)] ?? "not measured";
  }

  /** Why a case that was timed lacks an exact metric; "" if the run doesn't say. */
  whyWithout(group: Group, metric: string, technique: number): string {
    const found = group.a?.find(([id, t]) => id === metric && t === technique);
    return found ? (this.raw.reasons[found[2]] ?? "") : "";
  }

  /** Whether the technique is an extra one, which this example lacks as most do. */
  isExtra(example: number, technique: number, group: Group | undefined): boolean {
    return this.reasonMissing(example, technique, group) === this.raw.extra;
  }

  private reasonMissing(example: number, technique: number, group: Group | undefined): number {
    if (group) {
      for (let i = 0; i + 1 < group.x.length; i += 2) if (group.x[i] === technique) return group.x[i + 1]!;
    }
    return this.raw.examples[example]!.nothing[technique] ?? -1;
  }

  /** Geometric mean of the ratios of a sheet's technique to another (or to the best of each row), and how many it covers. */
  mean(
    sheet: number,
    toolchain: number,
    scenario: number,
    n: number | null,
    technique: number,
    to: number | "best",
  ): [number, number] | null {
    const footer = this.raw.footers.find((f) => f.g === sheet && f.c === toolchain && f.s === scenario && f.n === n);
    const { techniques } = this.raw.sheets[sheet]!;
    const i = techniques.indexOf(technique);
    const j = to === "best" ? -1 : techniques.indexOf(to);
    if (!footer || technique === to || i < 0 || (to !== "best" && j < 0)) return null;
    const flat = to === "best" ? footer.b : footer.r;
    const at = to === "best" ? i : pairIndex(Math.min(i, j), Math.max(i, j));
    const value = flat[2 * at] ?? null;
    if (value === null) return null;
    return [to !== "best" && i > j ? 1 / value : value, flat[2 * at + 1] ?? 0];
  }
}
