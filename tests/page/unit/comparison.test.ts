// The comparison's data: which cases a filter leaves, and what a change holds.
import { changeOf, filters, passes } from "@page/compared";
import type { ComparisonData } from "@page/schema";
import { expect, test } from "vitest";

const data: ComparisonData = {
  facts: [],
  doubts: [],
  sentences: [],
  outcomes: [
    ["worse", "changed for the worse", 2],
    ["unstable", "unstable", 1],
    ["same", "with no difference found", 1],
  ],
  kinds: [
    ["time only", 1],
    ["memory", 1],
  ],
  metrics: [["time", "time", "ns"]],
  cases: [
    { n: "a", o: 0, k: 0, w: "slower", m: [] },
    { n: "b", o: 0, k: 1, w: "more", m: [] },
    { n: "c", o: 1, w: "unstable", m: [] },
    { n: "d", o: 2, w: "same", m: [] },
  ],
};
const left = (only: string): string =>
  data.cases
    .filter((one) => passes(data, one, only))
    .map((one) => one.n)
    .join("");

test("filters: all, by outcome, by kind of alarm", () => {
  expect(left("")).toBe("abcd");
  expect(left("worse")).toBe("ab");
  expect(left("kind:memory")).toBe("b");
  expect(left("unstable")).toBe("c");
  expect(left("kind:")).toBe("");
});

test("the kinds of alarm stand after what they divide", () => {
  expect(filters(data).map((one) => one.text)).toEqual(["worse", "time only", "memory", "unstable", "no difference"]);
  expect(filters({ ...data, kinds: [["memory", 2]] }).map((one) => one.text)).toEqual([
    "worse",
    "unstable",
    "no difference",
  ]);
});

test("a change, and an exact metric that is the same", () => {
  expect(changeOf([0, -100, 1.2, 50, 10, 12, 0.001, 0.02, 0.03, 45, "+20 %"])).toEqual({
    metric: 0,
    ratio: { low: 1.2 * 0.99, estimate: 1.2, high: 1.2 * 1.005 },
    same: false,
    base: 10,
    now: 12,
    p: 0.001,
    threshold: 0.02,
    detectable: 0.03,
    pairs: 45,
    text: "+20 %",
  });
  expect(changeOf([2, 104])).toMatchObject({ metric: 2, ratio: null, same: true, base: 104, now: 104 });
  expect(changeOf([1, null, null, null, 0, 64, 0, 0, 0, 1, "+64 B (0 B → 64 B)"])).toMatchObject({
    ratio: null,
    same: false,
    now: 64,
  });
});
