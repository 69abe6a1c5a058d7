// The page's ranking against the program's, over a grid of uses.
import { execFileSync } from "node:child_process";
import { rank, type CostLine, type Use, type Weights } from "@page/chooser";
import { expect, test } from "vitest";

interface Estimate {
  low: number | null;
  estimate: number;
  high: number | null;
}
interface Ranked {
  technique: number;
  time: Estimate;
  ratio: Estimate;
  beyond: boolean;
  straight: boolean;
}
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
            `${JSON.stringify(use)} ${one.technique} ${part} ${end}: ${one[part][end]} is not ${ranking[i]![part][end]}`,
          ).toBe(true);
      expect(one.beyond).toBe(ranking[i]!.beyond);
      expect(one.straight).toBe(ranking[i]!.straight);
    });
  }
});

test("the grid holds what makes a difference", () => {
  expect(new Set(cases.map(({ ranking }) => ranking.map((r) => r.technique).join())).size).toBeGreaterThan(3);
  expect(cases.some(({ ranking, lines }) => ranking.length < lines.length)).toBe(true);
  expect(cases.every(({ ranking }) => ranking.some((r) => r.time.low !== null))).toBe(true);
});
