// What a metric of another project's benchmarks is called and how its axes look.
import { shortNames } from "@page/labels";
import { measureOf, valueScale } from "@page/measure";
import { linearTicks, shortCount } from "@page/ticks";
import { expect, test } from "vitest";

const metrics = [
  { id: "time", name: "time", unit: "ns" },
  { id: "peak_bytes", name: "peak heap", unit: "bytes" },
  { id: "counter:hits", name: "hits", unit: "count" },
];
const viewOf = (metric: string): never =>
  ({
    state: { metric },
    data: { raw: { metrics }, time: () => ({ low: 1, estimate: 2, high: 3 }), exact: () => 7 },
  }) as never;
const group = { t: [0] } as never;

test("a counter says nothing of which direction is better, and has no interval", () => {
  const hits = measureOf(viewOf("counter:hits"));
  expect(hits.title).toBe("hits");
  expect(hits.direction).toContain("isn't known");
  expect(hits.of(group)).toEqual({ low: null, estimate: 7, high: null });
  const time = measureOf(viewOf("time"));
  expect([time.title, time.direction, time.most]).toEqual(["Time", "lower is better", "slowest"]);
  expect(time.of(group)).toEqual({ low: 1, estimate: 2, high: 3 });
  expect(measureOf(viewOf("peak_bytes")).direction).toBe("lower is better");
});

test("values of 0 or less have a linear axis", () => {
  expect(valueScale([10, 100]).type).toBe("log");
  expect(valueScale([0, 100])).toEqual({ type: "linear", domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100] });
  expect(valueScale([-5, 5]).domain).toEqual([-5, 5]);
  expect(valueScale([0, 0]).domain).toEqual([0, 1]);
});

test("linear ticks are round and few", () => {
  expect(linearTicks(0, 0.7)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(linearTicks(-3, 4)).toEqual([-2, 0, 2, 4]);
  expect(linearTicks(0, Infinity)).toEqual([]);
});

test("a count is short on an axis", () => {
  const texts = [0, 64, 4096, 65536, 1_250_000, 3e9, -20_000, 2e15].map((n) => shortCount(n).replace("\u2009", " "));
  expect(texts).toEqual(["0", "64", "4096", "65.5 k", "1.25 M", "3 G", "-20 k", "2e+15"]);
});

test("names that are cut can still be told apart", () => {
  const names = [
    "BM_Insert<std::map<int, int>>/size:1024/real_time/threads:8",
    "BM_Insert<std::map<int, int>>/size:4096/real_time/threads:8",
    "BM_Insert<std::set<int, int>>/size:1024/real_time/threads:8",
    "short",
  ];
  for (const most of [60, 40, 24, 16]) {
    const short = [...shortNames(names, most).values()];
    expect(new Set(short).size, short.join(" | ")).toBe(names.length);
    for (const one of short) expect(one.length).toBeLessThanOrEqual(most);
  }
  expect(shortNames(names, 60).get(names[0]!)).toBe(names[0]);
  expect(shortNames(["a_name_of/many/parts/4096"], 10).get("a_name_of/many/parts/4096")).toBe("a_nam…4096");
});
