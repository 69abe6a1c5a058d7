// Which processes are said to be slow.
import type { Interval } from "@page/schema";
import { slowProcesses } from "@page/strip";
import { expect, test } from "vitest";

const row = (...values: number[]): { samples: { value: number; process: number }[]; time: Interval } => ({
  samples: values.map((value, process) => ({ value, process })),
  time: { low: null, estimate: 10, high: null },
});

test("a process is slow where all techniques were, by a tenth in the middle", () => {
  expect(slowProcesses([row(10, 13, 10), row(10, 12, 9), row(10, 11.5, 10)])).toEqual([{ process: 1, factor: 1.2 }]);
});

test("a slow case is not a slow process, nor is a small difference", () => {
  expect(slowProcesses([row(10, 30, 10), row(10, 9.9, 10), row(10, 15, 10)])).toEqual([]);
  expect(slowProcesses([row(10, 10.5, 10), row(10, 10.6, 10), row(10, 10.4, 10)])).toEqual([]);
});

test("fewer than three techniques can't tell", () => {
  expect(slowProcesses([row(10, 20), row(10, 20)])).toEqual([]);
});
