// The metric in which another project's benchmarks are shown, and how its figures are written.

import { capitalised, valueText } from "./format";
import { single } from "./interval";
import type { Group, Interval, Metric } from "./schema";
import { logTicks, linearTicks, shortCount, tickText } from "./ticks";
import { metricOf, type View } from "./view";

export interface Measure {
  /** "Time", "Items_per_second". */
  title: string;
  /** Of what each value is: "time of one iteration"; of a counter only the program knows. */
  each: string;
  /** What a chart says of its direction. */
  direction: string;
  /** The words for the one at the end: "slowest" or "largest". */
  most: string;
  of(group: Group): Interval | null;
  text(value: number): string;
  /** Of an axis. */
  tick(value: number): string;
}

/** What a chart says of a metric's direction. */
export function directionText(counter: boolean): string {
  return counter
    ? "a counter of the program's own, the median over processes: whether more is better isn't known here"
    : "lower is better";
}

/** Whether it is a counter of the program's own. */
export function isCounter({ id }: Metric): boolean {
  return id.startsWith("counter:");
}

export function measureOf(view: View): Measure {
  const metric = metricOf(view);
  const timed = metric.id === "time";
  const text = (value: number): string => valueText(value, metric.unit);
  return {
    title: isCounter(metric) ? metric.name : capitalised(metric.name),
    each: isCounter(metric) ? metric.name : `${metric.name} of one iteration`,
    direction: directionText(isCounter(metric)),
    most: timed ? "slowest" : "largest",
    of: (group) => {
      const technique = group.t[0] ?? 0;
      return timed ? view.data.time(group, technique) : single(view.data.exact(group, metric.id, technique));
    },
    text,
    tick: (value) => (metric.unit === "count" ? shortCount(value) : tickText(text(value))),
  };
}

/** An axis of values: logarithmic, unless some are 0 or less, as counters may be. */
export function valueScale(values: number[]): { type: "log" | "linear"; domain: [number, number]; ticks: number[] } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least > 0) {
    const domain: [number, number] = [least / 1.1, most * 1.1];
    return { type: "log", domain, ticks: logTicks(...domain) };
  }
  const domain: [number, number] = [Math.min(0, least), Math.max(0, most) || 1];
  return { type: "linear", domain, ticks: linearTicks(...domain) };
}
