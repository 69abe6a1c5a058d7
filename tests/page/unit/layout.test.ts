// Where things go: labels, ticks, the front; and what is written into files.
import { csvField, csvText } from "@page/csv";
import { onFront } from "@page/front";
import { separate } from "@page/labels";
import { percentTicks } from "@page/ticks";
import { expect, test } from "vitest";

test("CSV quotes, and makes formulas inert", () => {
  expect(csvField("plain")).toBe("plain");
  expect(csvField('a "b", c')).toBe('"a ""b"", c"');
  expect(csvField("a\nb")).toBe('"a\nb"');
  for (const start of ["=", "+", "-", "@", "\t", "\r"])
    expect(csvField(`${start}cmd`).startsWith(`"'${start}`)).toBe(true);
  expect(csvField(null)).toBe("");
  expect(csvField(1.5)).toBe("1.5");
  expect(
    csvText([
      ["a", 1],
      ["b", null],
    ]),
  ).toBe("a,1\r\nb,\r\n");
});

test("labels end up apart, in order, within their limits", () => {
  const wanted = [100, 101, 102, 40, 300, 299];
  const places = separate(wanted, 14, 10, 305);
  const sorted = [...places].sort((a, b) => a - b);
  sorted.slice(1).forEach((place, i) => expect(place - sorted[i]!).toBeGreaterThanOrEqual(14 - 1e-9));
  expect(sorted[0]).toBeGreaterThanOrEqual(10);
  expect(sorted.at(-1)).toBeLessThanOrEqual(305 + 1e-9);
  expect(places[3]).toBe(40);
  wanted.forEach((a, i) => wanted.forEach((b, j) => expect(a >= b || places[i]! < places[j]!).toBe(true)));
});

test("the ticks of the samples' axis keep their distance, and keep the median", () => {
  for (const [low, high, pixels] of [
    [-3, 3, 200],
    [-10, 800, 200],
    [-10, 40, 1100],
    [-90, 9000, 900],
  ] as const) {
    const ticks = percentTicks(low, high, pixels);
    expect(ticks).toContain(0);
    expect(ticks.every((tick) => low <= tick && tick <= high)).toBe(true);
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
  }
  expect(percentTicks(-10, 800, 200).length).toBeLessThan(percentTicks(-10, 800, 1100).length);
});

test("the Pareto front holds what nothing beats on both", () => {
  const spots = [
    { ratio: 1, bytes: 8 },
    { ratio: 2, bytes: 0 },
    { ratio: 2, bytes: 8 },
    { ratio: 1, bytes: 8 },
    { ratio: 3, bytes: 0 },
  ];
  expect(spots.map((spot) => onFront(spot, spots))).toEqual([true, true, false, true, false]);
});
