// The way to look things up in the page's data.

import { inverse } from "./interval";
import { intervalAt, readTimes, type Group, type Interval, type PageData, type Sheet } from "./schema";

export interface Sample {
  value: number;
  process: number;
}

export function readData(): PageData {
  const data = JSON.parse(document.getElementById("data")!.textContent!) as PageData;
  if (data.schema !== 1) throw new Error("this page can't read its data: another version of yieldmark made them");
  for (const model of data.models) for (const line of model.lines) line.y = readTimes(line);
  return data;
}

function pairIndex(i: number, j: number): number {
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

  /** Geometric mean of a sheet's technique over another (or the best of each row), and how many ratios it covers. */
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
