// The page's ranking against the program's, over a grid of uses.
import { execFileSync } from "node:child_process";
import { nearestSize, rank, timeAt, type Ranked, type Spread, type Use } from "@page/chooser";
import { chooserSentence, type Names } from "@page/chooser_words";
import { learnLooks } from "@page/look";
import { readTimes, type CostLine, type PageData, type Weights } from "@page/schema";
import { expect, test } from "vitest";

interface Case {
  lines: CostLine[];
  reread: (number | null)[];
  use: Use;
  ranking: Ranked[];
  sentence: string;
}

const { cases, weights, spread, looks, names } = JSON.parse(
  execFileSync(process.env["YIELDMARK_CHOOSER_GRID"]!, { maxBuffer: 1 << 28 }).toString(),
) as { cases: Case[]; weights: Weights; spread: Spread; looks: PageData["looks"]; names: Names };
learnLooks({ looks } as PageData);
for (const { lines } of cases) for (const line of lines) line.y = readTimes(line);
const close = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-6 * Math.max(1e-12, Math.abs(a), Math.abs(b));

test("the page ranks as the program does", () => {
  expect(cases.length).toBeGreaterThanOrEqual(32);
  for (const { lines, reread, use, ranking } of cases) {
    const own = rank(lines, use, reread, spread, weights);
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

test("the page says it in the program's words", () => {
  for (const { lines, reread, use, sentence } of cases)
    expect(chooserSentence(lines, names, use, reread, spread, weights)).toBe(sentence);
  const sentences = cases.map((one) => one.sentence).join(" ");
  for (const part of [/Use a/, /can't be told from it/, /A reserved std::vector takes .* of heap/, /beyond what was/])
    expect(sentences).toMatch(part);
});

test("the grid holds what makes a difference", () => {
  expect(new Set(cases.map(({ ranking }) => ranking.map((r) => r.technique).join())).size).toBeGreaterThan(3);
  expect(cases.some(({ ranking, lines }) => ranking.length < lines.length)).toBe(true);
  expect(cases.every(({ ranking }) => ranking.some((r) => r.time.low !== null))).toBe(true);
});

const line = (straight: boolean): CostLine => ({
  e: 0,
  t: 0,
  eager: false,
  straight,
  l: [10, 1],
  h: [],
  n: [1, 10, 1000],
  y: [11, 200, 1010],
});

test("a measured size is as it was measured, and beyond all only what fits is ranked", () => {
  const use = { n: 10, share: 1, passes: 1, work: 0 };
  expect(rank([line(false)], use, [null], [null, null], {})[0]!.time.estimate).toBe(200);
  expect(timeAt(line(false), 0, 100)).toBeCloseTo(Math.sqrt(200 * 1010), 6);
  for (const [n, outside] of [
    [0.5, true],
    [1, false],
    [1000, false],
    [1001, true],
  ] as const) {
    expect(rank([line(true)], { ...use, n }, [null], [0, 0], {})[0]!.outside).toBe(outside);
    expect(rank([line(false)], { ...use, n }, [null], [0, 0], {})).toHaveLength(outside ? 0 : 1);
  }
});

test("the nearest size is nearest by ratio", () => {
  expect(nearestSize([1, 64, 4096], 1000)).toBe(4096);
  expect(nearestSize([1, 64, 4096], 40)).toBe(64);
  expect(nearestSize([0], 40)).toBe(null);
  expect(nearestSize([], 40)).toBe(null);
});
