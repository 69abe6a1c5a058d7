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

/** How much an interpolated time may miss: of curves through lines that fit, and of the others. */
export type Spread = [straight: number | null, bent: number | null];

/** Of n items a technique makes in one pass: all, or what is taken. */
export function made(line: CostLine, use: Use): number {
  return line.eager ? use.n : use.share * use.n;
}

export function predictedTime(once: number, eager: boolean, use: Use, reread: number | null): number | null {
  const taken = use.share * use.n;
  if (!eager) return use.passes * (once + taken * use.work);
  if (reread === null) return use.passes > 1 ? null : once + taken * use.work;
  const again = Math.min(reread, once / use.n);
  return once + (use.passes * use.share - 1) * use.n * again + use.passes * taken * use.work;
}

/** The indices of the measured sizes on both sides of n: of the two at an end, if n lies beyond it. */
function around(sizes: number[], n: number): [number, number] {
  const after = sizes.findIndex((size) => size >= n);
  const right = Math.min(Math.max(after < 0 ? sizes.length : after, 1), sizes.length - 1);
  return [right - 1, right];
}

export function isOutside(line: CostLine, n: number): boolean {
  return n < line.n[0]! || n > line.n.at(-1)!;
}

/** How far n lies from what was measured. */
export function gap(line: CostLine, n: number): number {
  const [left, right] = around(line.n, n);
  return Math.abs(Math.log(n / line.n[left]!) * Math.log(n / line.n[right]!));
}

/** What a process takes for n items: as measured, or interpolated between two measured sizes. */
export function timeAt(line: CostLine, process: number, n: number): number | null {
  const own = line.y.slice(process * line.n.length, (process + 1) * line.n.length);
  if (own.length === 0 || own.some((value) => value === null) || (!line.straight && isOutside(line, n))) return null;
  const [left, right] = around(line.n, n);
  const [a, b] = [line.n[left]!, line.n[right]!];
  if (n === a) return own[left]!;
  if (n === b) return own[right]!;
  const along = (size: number): number => (line.straight ? line.l[0] + line.l[1] * size : 1);
  const share = Math.min(1, Math.max(0, Math.log(n / a) / Math.log(b / a)));
  const from = Math.log(own[left]! / along(a));
  const to = Math.log(own[right]! / along(b));
  return along(n) * Math.exp(from + share * (to - from));
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

function timesByProcess(line: CostLine, use: Use, reread: (number | null)[], factor: number): (number | null)[] {
  return Array.from({ length: line.y.length / line.n.length }, (_, i) => {
    const once = timeAt(line, i, made(line, use));
    return once === null ? null : predictedTime(once * factor, line.eager, use, reread[i] ?? null);
  });
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

/** The size of those measured that is nearest to n, by ratio; null if there is none. */
export function nearestSize(sizes: number[], n: number): number | null {
  const apart = (size: number): number => Math.abs(Math.log(size / n));
  return sizes.reduce<number | null>(
    (best, size) => (size > 0 && (best === null || apart(size) < apart(best)) ? size : best),
    null,
  );
}

interface Entry {
  ranked: Ranked;
  times: (number | null)[];
  /** How far the truth may lie from the interpolated time, as a logarithm; null: not known. */
  reach: number | null;
}

function reachOf(line: CostLine, use: Use, [straight, bent]: Spread): number | null {
  const away = gap(line, made(line, use));
  const spread = line.straight ? straight : bent;
  return away === 0 ? 0 : spread === null ? null : spread * away;
}

function entryOf(
  line: CostLine,
  use: Use,
  reread: (number | null)[],
  spread: Spread,
  weights: Weights,
): Entry | undefined {
  const timed = (factor: number): (number | null)[] => timesByProcess(line, use, reread, factor);
  const times = timed(1);
  const values = (of: (number | null)[]): number[] => of.filter((time) => time !== null);
  if (values(times).length === 0) return undefined;
  const reach = reachOf(line, use, spread);
  const time = medianWithInterval(values(times), weights);
  const end = (factor: number): Interval => medianWithInterval(values(timed(factor)), weights);
  if (reach === null) [time.low, time.high] = [null, null];
  else if (reach > 0) [time.low, time.high] = [end(Math.exp(-reach)).low, end(Math.exp(reach)).high];
  const outside = isOutside(line, made(line, use));
  const ratio = { low: 1, estimate: 1, high: 1 };
  return { ranked: { technique: line.t, outside, time, ratio }, times, reach };
}

function ratioTo(best: Entry, one: Entry, weights: Weights): Interval {
  const ratio = ratioOf(one.times, best.times, weights) ?? { low: null, estimate: NaN, high: null };
  if (one.reach === null || best.reach === null) return { ...ratio, low: null, high: null };
  const wider = Math.exp(one.reach + best.reach);
  return {
    low: ratio.low === null ? null : ratio.low / wider,
    estimate: ratio.estimate,
    high: ratio.high === null ? null : ratio.high * wider,
  };
}

/** The techniques by predicted time, the least first. One that gives no time is left out. */
export function rank(
  lines: CostLine[],
  use: Use,
  reread: (number | null)[],
  spread: Spread,
  weights: Weights,
): Ranked[] {
  const entries = lines.map((line) => entryOf(line, use, reread, spread, weights)).filter((one) => one !== undefined);
  entries.sort(({ ranked: a }, { ranked: b }) => a.time.estimate - b.time.estimate || a.technique - b.technique);
  return entries.map((one, place) => ({
    ...one.ranked,
    ratio: place === 0 ? one.ranked.ratio : ratioTo(entries[0]!, one, weights),
  }));
}
