// The page's ranking against the program's, over a grid of uses.
import { execFileSync } from "node:child_process";
import { firstExample, nearestSize, rank, type Ranked, type Use } from "@page/chooser";
import type { CostLine, Weights } from "@page/schema";
import { expect, test } from "vitest";

interface Case {
  lines: CostLine[];
  reread: (number | null)[];
  use: Use;
  ranking: Ranked[];
}

const { cases, weights } = JSON.parse(
  execFileSync(process.env["YIELDMARK_CHOOSER_GRID"]!, { maxBuffer: 1 << 28 }).toString(),
) as { cases: Case[]; weights: Weights };
const close = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-6 * Math.max(1e-12, Math.abs(a), Math.abs(b));

test("the page ranks as the program does", () => {
  expect(cases.length).toBeGreaterThanOrEqual(32);
  for (const { lines, reread, use, ranking } of cases) {
    const own = rank(lines, use, reread, weights);
    expect(
      own.map((r) => r.technique),
      JSON.stringify(use),
    ).toEqual(ranking.map((r) => r.technique));
    own.forEach((one, i) => {
      for (const part of ["time", "ratio"] as const)
        for (const end of ["low", "estimate", "high"] as const)
          expect(
            close(one[part][end], ranking[i]![part][end]),
            [JSON.stringify(use), one.technique, part, end, one[part][end], ranking[i]![part][end]].join(" "),
          ).toBe(true);
      expect(one.outside).toBe(ranking[i]!.outside);
    });
  }
});

test("the grid holds what makes a difference", () => {
  expect(new Set(cases.map(({ ranking }) => ranking.map((r) => r.technique).join())).size).toBeGreaterThan(3);
  expect(cases.some(({ ranking, lines }) => ranking.length < lines.length)).toBe(true);
  expect(cases.every(({ ranking }) => ranking.some((r) => r.time.low !== null))).toBe(true);
});

const line = (e: number, straight: boolean): CostLine => ({
  e,
  t: 0,
  eager: false,
  straight,
  least: 1,
  most: 1000,
  l: [10, 1],
});

test("what does not fit is not ranked", () => {
  const use = { n: 100, share: 1, passes: 1, work: 0 };
  expect(
    rank(
      [
        { ...line(0, false), l: [1, 0] },
        { ...line(0, true), t: 1 },
      ],
      use,
      [null],
      {},
    ).map((one) => one.technique),
  ).toEqual([1]);
  expect(rank([line(0, false)], use, [null], {})).toEqual([]);
  for (const [n, outside] of [
    [0.5, true],
    [1, false],
    [1000, false],
    [1001, true],
  ] as const)
    expect(rank([line(0, true)], { ...use, n }, [null], {})[0]!.outside).toBe(outside);
});

test("the page opens on the usual example, or on the first whose lines fit", () => {
  const lines = [line(0, false), line(1, true), line(1, false), line(2, true), line(3, true)];
  expect(firstExample(lines, 3)).toBe(3);
  expect(firstExample(lines, -1)).toBe(2);
  expect(firstExample(lines, 0)).toBe(2);
  expect(firstExample(lines.slice(0, 3), -1)).toBe(1);
  expect(firstExample([line(0, false), line(1, false)], 1)).toBe(1);
  expect(firstExample([], 4)).toBe(4);
  expect(firstExample([], -1)).toBe(0);
});

test("the nearest size is nearest by ratio", () => {
  expect(nearestSize([1, 64, 4096], 1000)).toBe(4096);
  expect(nearestSize([1, 64, 4096], 40)).toBe(64);
  expect(nearestSize([0], 40)).toBe(null);
  expect(nearestSize([], 40)).toBe(null);
});
