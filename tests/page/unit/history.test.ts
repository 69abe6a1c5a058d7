// The history's data: points, levels and names of series.
import {
  findSeries,
  firstSeries,
  levels,
  percentChange,
  seriesName,
  shortRevision,
  trendPoints,
  unrolled,
} from "@page/trends";
import type { SeriesData } from "@page/schema";
import { expect, test } from "vitest";
import { known } from "./known";

const series = (more: Partial<SeriesData>): SeriesData => ({ n: 0, m: 0, h: 0, t: 0, b: 0, w: [], p: [], ...more });

test("values in a row are unrolled", () => {
  expect(unrolled([1, 3, 1.025, 2])).toEqual([1, 1, 1, 1.025, 1.025]);
  expect(unrolled([])).toEqual([]);
});

test("points of estimates and of exact figures", () => {
  expect(trendPoints(series({ y: [-10, 0, 10, null, 250, null], w: [16.1, 16.5] }))).toEqual([
    { revision: 0, low: 0.999, ratio: 1, high: 1.001, raw: 16.1 },
    { revision: 1, low: null, ratio: 1.025, high: null, raw: 16.5 },
  ]);
  expect(trendPoints(series({ e: [1, 2, 1.5, 1], w: [8, 2, 12, 1] })).map((p) => [p.ratio, p.raw])).toEqual([
    [1, 8],
    [1, 8],
    [1.5, 12],
  ]);
});

test("a series that lacks revisions says how far each lies behind the one before", () => {
  expect(trendPoints(series({ r: [2, 1, 3], e: [1, 3], w: [8, 3] })).map((p) => p.revision)).toEqual([2, 3, 6]);
});

test("each level reaches from change to change", () => {
  const points = trendPoints(series({ e: [1, 6], w: [8, 6] }));
  expect(levels(points, [])).toEqual([]);
  expect(
    levels(points, [
      [2, 1, 1, 1.03, 1e-6, 0],
      [4, 3, 1.03, 0.9, 1e-6, 0],
    ]),
  ).toEqual([
    { from: -0.5, to: 1.5, ratio: 1 },
    { from: 1.5, to: 3.5, ratio: 1.03 },
    { from: 3.5, to: 5.5, ratio: 0.9 },
  ]);
});

test("changes in per cent, factors from a doubling on", () => {
  expect([1, 1.034, 0.995, 1.0004, 0.5, 1.25, 2.3].map(percentChange)).toEqual([
    "0 %",
    "+3.4 %",
    "−0.5 %",
    "+0.04 %",
    "−50 %",
    "+25 %",
    "2.30×",
  ]);
});

test("a commit is shortened, another name is not", () => {
  expect(shortRevision("0123456789abcdef0123456789abcdef01234567")).toBe("0123456789");
  expect(shortRevision("v1.2.0")).toBe("v1.2.0");
  expect(shortRevision("a-very-long-name-of-a-branch")).toHaveLength(24);
});

test("a series' name finds it again; the first shown is that of the latest change of time", () => {
  const { history } = known;
  history!.series.forEach((_, i) => {
    const { trend, of, nth } = seriesName(history!, i);
    expect(findSeries(history!, trend, of, nth)).toBe(i);
  });
  expect(findSeries(history!, "no such case", "time", 0)).toBeNull();
  expect(firstSeries(history!)).toBe(0);
  expect(
    firstSeries({
      ...history!,
      changes: [
        [2, 0],
        [3, 0],
      ],
    }),
  ).toBe(3);
});
