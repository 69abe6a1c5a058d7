// Ranks techniques for a use of a sequence; mirrors harness/stats/chooser.cpp, and a test holds the two together.

import type { CostLine, Interval, Weights } from "./schema";

export interface Use {
  n: number;
  /** Share of the items that is taken, above 0 up to 1. */
  share: number;
  passes: number;
  /** ns spent on each item that is taken. */
  work: number;
}

export interface Ranked {
  technique: number;
  time: Interval;
  ratio: Interval;
  /** More or fewer items than were measured. */
  outside: boolean;
}

export function predictedTime(
  fixed: number,
  each: number,
  eager: boolean,
  use: Use,
  reread: number | null,
): number | null {
  const taken = use.share * use.n;
  if (!eager) return use.passes * (fixed + taken * (each + use.work));
  if (reread === null) return use.passes > 1 ? null : fixed + each * use.n + taken * use.work;
  const again = Math.min(reread, each);
  return fixed + use.n * (each - again) + use.passes * taken * (again + use.work);
}

function reach(medians: [number, number][], tail: number): number {
  let sum = 0;
  let value = 0;
  for (const [median, weight] of medians) {
    if (sum >= tail) break;
    sum += weight;
    value = median;
  }
  return value;
}

/** Median with its 95 % interval from the exact bootstrap distribution, as stats::bootstrap_median. */
export function medianWithInterval(values: number[], weights: Weights): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const estimate = sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
  const ranks = weights[String(sorted.length)];
  if (sorted.length < 3 || !ranks) return { low: null, estimate, high: null };
  const medians: [number, number][] = [];
  for (let i = 0; i + 2 < ranks.length; i += 3)
    medians.push([(sorted[ranks[i]!]! + sorted[ranks[i + 1]!]!) / 2, ranks[i + 2]!]);
  if (sorted.length % 2 === 0) medians.sort(([a], [b]) => a - b);
  const tail = (1 - 0.95) / 2;
  return {
    low: Math.min(reach(medians, tail), estimate),
    estimate,
    high: Math.max(reach(medians.reverse(), tail), estimate),
  };
}

function timesByProcess(line: CostLine, use: Use, reread: (number | null)[]): (number | null)[] {
  const times: (number | null)[] = [];
  for (let i = 0; 2 * i + 1 < line.l.length; i++) {
    const fixed = line.l[2 * i] ?? null;
    const each = line.l[2 * i + 1] ?? null;
    times.push(fixed === null || each === null ? null : predictedTime(fixed, each, line.eager, use, reread[i] ?? null));
  }
  return times;
}

function ratioOf(a: (number | null)[], b: (number | null)[], weights: Weights): Interval | null {
  const logs: number[] = [];
  a.forEach((time, i) => {
    const other = b[i] ?? null;
    if (time !== null && other !== null && time > 0 && other > 0) logs.push(Math.log(time / other));
  });
  if (logs.length === 0) return null;
  const { low, estimate, high } = medianWithInterval(logs, weights);
  return {
    low: low === null ? null : Math.exp(low),
    estimate: Math.exp(estimate),
    high: high === null ? null : Math.exp(high),
  };
}

/** The example to open on: `usual` if one of its lines fits or none of any does, otherwise the first whose all fit. */
export function firstExample(lines: CostLine[], usual: number): number {
  const byExample = new Map<number, CostLine[]>();
  for (const line of lines) byExample.set(line.e, [...(byExample.get(line.e) ?? []), line]);
  const fitting = (fits: (of: CostLine[]) => boolean): number[] =>
    [...byExample].filter(([, of]) => fits(of)).map(([e]) => e);
  const some = fitting((of) => of.some((line) => line.straight));
  const all = fitting((of) => of.every((line) => line.straight));
  if (usual >= 0 && (some.includes(usual) || some.length === 0)) return usual;
  return Math.min(...(all.length > 0 ? all : some.length > 0 ? some : [0]));
}

/** The size of those measured that is nearest to n, by ratio; null if there is none. */
export function nearestSize(sizes: number[], n: number): number | null {
  const apart = (size: number): number => Math.abs(Math.log(size / n));
  return sizes.reduce<number | null>(
    (best, size) => (size > 0 && (best === null || apart(size) < apart(best)) ? size : best),
    null,
  );
}

/** The techniques by predicted time, the least first. One whose line does not fit or gives no time is left out. */
export function rank(lines: CostLine[], use: Use, reread: (number | null)[], weights: Weights): Ranked[] {
  const known = lines.flatMap((line) => {
    if (!line.straight) return [];
    const times = timesByProcess(line, use, reread);
    const values = times.filter((time) => time !== null);
    if (values.length === 0) return [];
    const made = use.n * (line.eager ? 1 : use.share);
    return [
      {
        technique: line.t,
        outside: made < line.least || made > line.most,
        times,
        time: medianWithInterval(values, weights),
      },
    ];
  });
  known.sort((a, b) => a.time.estimate - b.time.estimate || a.technique - b.technique);
  const best = known[0];
  return known.map(({ technique, outside, times, time }, place) => ({
    technique,
    outside,
    time,
    ratio:
      place === 0
        ? { low: 1, estimate: 1, high: 1 }
        : (ratioOf(times, best!.times, weights) ?? { low: null, estimate: NaN, high: null }),
  }));
}
