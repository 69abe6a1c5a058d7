// The way to look things up in the comparison's data.

import { intervalAt, type ChangeData, type ComparedCase, type ComparisonData, type Interval } from "./schema";

export interface Change {
  metric: number;
  /** Null where an exact metric is the same on both sides. */
  ratio: Interval | null;
  same: boolean;
  base: number;
  now: number;
  p: number;
  threshold: number;
  detectable: number;
  pairs: number;
  text: string;
}

const unchanged = { ratio: null, same: true, p: 1, threshold: 0, detectable: 0, pairs: 0, text: "same" };

export function changeOf(data: ChangeData): Change {
  const number = (i: number): number => Number(data[i] ?? NaN);
  if (data.length === 2) return { ...unchanged, metric: number(0), base: number(1), now: number(1) };
  return {
    metric: number(0),
    ratio: intervalAt(data.slice(1, 4), 0),
    same: false,
    base: number(4),
    now: number(5),
    p: number(6),
    threshold: number(7),
    detectable: number(8),
    pairs: number(9),
    text: String(data[10] ?? ""),
  };
}

/** What kind of alarm a case is; "" if it is none. */
export function kindOf(data: ComparisonData, one: ComparedCase): string {
  return one.k === undefined ? "" : data.kinds[one.k]![0];
}

/** What the reader can narrow the table down to: an outcome's id, or "kind:" and a kind of alarm. */
export function filters(data: ComparisonData): { id: string; text: string; count: number }[] {
  const short: Record<string, string> = {
    worse: "worse",
    better: "better",
    failed: "failed",
    counters: "counters",
    unstable: "unstable",
    unsure: "can't tell",
    same: "no difference",
    unchanged: "same machine code",
    skipped: "skipped",
    new: "only in the new",
    gone: "only in the base",
  };
  const kinds = data.kinds.map(([words, count]) => ({ id: `kind:${words}`, text: words, count }));
  const outcomes = data.outcomes.map(([id, words, count]) => ({ id, text: short[id] ?? words, count }));
  const worse = outcomes.findIndex((one) => one.id === "worse") + 1;
  return [...outcomes.slice(0, worse), ...(kinds.length > 1 ? kinds : []), ...outcomes.slice(worse)];
}

export function passes(data: ComparisonData, one: ComparedCase, only: string): boolean {
  if (only === "") return true;
  if (only.startsWith("kind:")) return one.k !== undefined && kindOf(data, one) === only.slice(5);
  return data.outcomes[one.o]?.[0] === only;
}
