// Where axes have their ticks, and how those are labelled.

import { ticks } from "d3";

/** The ticks of an axis over n: the measured sizes, as many as fit. */
export function sizeTicks(sizes: number[], pixels: number): number[] {
  const every = Math.max(1, Math.ceil((sizes.length * 44) / Math.max(1, pixels)));
  return sizes.filter((_, i) => (sizes.length - 1 - i) % every === 0);
}

/** Powers of ten that a double holds. */
const powers = [-323, 308] as const;
const mostDecades = 12;

/**
 * Ticks of a log axis: the powers of ten, with figures between where there are few, and not all of them where there are
 * many. None where the axis can't be logarithmic.
 */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high >= low)) return [];
  const first = Math.max(powers[0], Math.floor(Math.log10(low)));
  const last = Math.min(powers[1], Math.ceil(Math.log10(high)));
  const decades = Math.log10(high) - Math.log10(low);
  const steps = decades > 2.5 ? [1] : decades > 1 ? [1, 3] : [1, 2, 3, 5, 7];
  const every = Math.max(1, Math.ceil((last - first) / mostDecades));
  const ticks: number[] = [];
  for (let power = Math.ceil(first / every) * every; power <= last; power += every)
    for (const one of steps) {
      const value = Number((one * 10 ** power).toPrecision(3));
      if (value >= low * 0.999 && value <= high * 1.001) ticks.push(value);
    }
  return ticks;
}

/**
 * Where a log axis ends so that a few values far above all others don't leave most of it empty: at the last value
 * before the widest gap between two neighbours, if that gap takes more than a third of the axis and a quarter of the
 * values at most lie above it. null: nothing lies that far out.
 */
export function clipAt(values: number[]): number | null {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const range = Math.log(sorted.at(-1)! / sorted[0]!);
  let at = 0;
  let widest = 0;
  for (let i = Math.ceil(sorted.length * 0.75); i < sorted.length; i++) {
    const gap = Math.log(sorted[i]! / sorted[i - 1]!);
    if (gap > widest) [widest, at] = [gap, i];
  }
  return at > 0 && widest > range / 3 && widest > Math.log(10) ? sorted[at - 1]! : null;
}

/** Ticks of an axis of bytes that starts at 0 and ends above `most`. */
export function byteTicks(most: number): number[] {
  const round = [0, 64, 1024, 16 * 1024, 256 * 1024, 4 * 1024 ** 2, 64 * 1024 ** 2, 1024 ** 3];
  return round.filter((tick) => tick <= most * 1.2);
}

/** A tick's label: a round figure without its empty decimals. */
export function tickText(text: string): string {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
}

/** By how many per cent a ratio differs from 1. */
export function percentOf(ratio: number): number {
  return (ratio - 1) * 100;
}

/** Percent: below it an axis of deviations is nearly linear, above it nearly logarithmic. */
export const bend = 3;

/** Percent: what lies farther out is drawn at the edge, so that it doesn't flatten everything else. */
export const farthest = 1e7;

/** Where a deviation in per cent lies on such an axis; 0 is in its middle. */
export function bent(percent: number): number {
  return Math.sign(percent) * Math.log1p(Math.abs(percent) / bend);
}

/** The median and what fits on both sides of it, labels at least 52 pixels apart. */
export function percentTicks(low: number, high: number, pixels: number): number[] {
  const scale = pixels / (bent(high) - bent(low));
  const side = (sign: number, end: number): number[] => {
    const kept: number[] = [];
    for (const step of [2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000])
      if (step <= Math.abs(end) && (bent(step) - bent(Math.abs(kept.at(-1) ?? 0))) * scale >= 52)
        kept.push(sign * step);
    return kept;
  };
  return [...side(-1, low).reverse(), 0, ...side(1, high)];
}

/** Three to six round ticks of a linear axis; none of one without end. */
export function linearTicks(low: number, high: number): number[] {
  return Number.isFinite(high - low) ? ticks(low, high, 4) : [];
}

/** A count on an axis: 64, 5 k, 1.2 M. */
export function shortCount(value: number): string {
  const size = Math.abs(value);
  const unit = [
    [1e15, ""],
    [1e9, "G"],
    [1e6, "M"],
    [1e4, "k"],
  ].find(([least]) => size >= (least as number)) as [number, string] | undefined;
  if (!unit) return String(Number(value.toPrecision(4)));
  const [least, letter] = unit;
  if (letter === "") return value.toExponential(0);
  return `${Number((value / (letter === "k" ? 1e3 : least)).toPrecision(3))}\u2009${letter}`;
}
