// What is done with intervals: how they are compared with 1, turned round and written.

import type { Interval } from "./schema";

type Text = (value: number) => string;

/** A value without an interval. */
export function single(value: number | null): Interval | null {
  return value === null ? null : { low: null, estimate: value, high: null };
}

/** Whether a ratio's interval holds 1: the data can't tell the two apart. */
export function likeOne({ low, high }: Interval): boolean {
  return low !== null && high !== null && low <= 1 && 1 <= high;
}

export function inverse({ low, estimate, high }: Interval): Interval {
  return { low: high === null ? null : 1 / high, estimate: 1 / estimate, high: low === null ? null : 1 / low };
}

/** Each end and the estimate, changed by a function that keeps their order. */
export function mapped({ low, estimate, high }: Interval, change: (value: number) => number): Interval {
  return {
    low: low === null ? null : change(low),
    estimate: change(estimate),
    high: high === null ? null : change(high),
  };
}

/** "1.02 to 1.05"; "" without an interval. */
export function rangeText({ low, high }: Omit<Interval, "estimate">, text: Text, between = " to "): string {
  return low === null || high === null ? "" : `${text(low)}${between}${text(high)}`;
}

/** "95 %: 1.02 to 1.05"; "" without an interval. */
export function confidenceText(interval: Omit<Interval, "estimate">, text: Text): string {
  const range = rangeText(interval, text);
  return range && `95 %: ${range}`;
}

/** A remark after a figure: " (1.02–1.05)"; "" stays "". */
export function bracketed(text: string): string {
  return text && ` (${text})`;
}

/** " (1.02–1.05)"; "" without an interval. */
export function spreadText(interval: Interval, text: Text): string {
  return bracketed(rangeText(interval, text, "–"));
}
