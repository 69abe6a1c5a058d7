// What is done with intervals.

import type { Interval } from "./schema";

/** Whether a ratio's interval holds 1: the data can't tell the two apart. */
export function likeOne(ratio: Interval): boolean {
  return ratio.low !== null && ratio.high !== null && ratio.low <= 1 && 1 <= ratio.high;
}

export function inverse(ratio: Interval): Interval {
  const { low, estimate, high } = ratio;
  return { low: high === null ? null : 1 / high, estimate: 1 / estimate, high: low === null ? null : 1 / low };
}
