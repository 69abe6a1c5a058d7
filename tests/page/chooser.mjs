// The page's ranking against the program's, over a grid of uses. Usage: node chooser.mjs PAGE_DIR CHOOSER_GRID
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const [page, program] = process.argv.slice(2);
const { buildSync } = createRequire(join(page, "package.json"))("esbuild");
const outfile = join(mkdtempSync(join(tmpdir(), "yieldmark-")), "chooser.mjs");
buildSync({ entryPoints: [join(page, "src", "chooser.ts")], bundle: true, format: "esm", outfile });
const { rank } = await import(pathToFileURL(outfile));
const { cases, weights } = JSON.parse(execFileSync(program, { maxBuffer: 1 << 28 }));

const close = (a, b) => (a === null || b === null ? a === b : Math.abs(a - b) <= 1e-6 * Math.max(1e-12, Math.abs(a), Math.abs(b)));

test("the page ranks as the program does", () => {
  assert.ok(cases.length >= 32);
  for (const { lines, reread, use, ranking } of cases) {
    const own = rank(lines, use, reread, weights);
    assert.deepEqual(own.map((r) => r.technique), ranking.map((r) => r.technique), JSON.stringify(use));
    own.forEach((one, i) => {
      for (const part of ["time", "ratio"])
        for (const end of ["low", "estimate", "high"])
          assert.ok(close(one[part][end], ranking[i][part][end]), `${JSON.stringify(use)} ${one.technique} ${part} ${end}: ${one[part][end]} is not ${ranking[i][part][end]}`);
      assert.equal(one.beyond, ranking[i].beyond);
      assert.equal(one.straight, ranking[i].straight);
    });
  }
});

test("the grid holds what makes a difference", () => {
  const orders = new Set(cases.map(({ ranking }) => ranking.map((r) => r.technique).join()));
  assert.ok(orders.size > 3);
  assert.ok(cases.some(({ ranking, lines }) => ranking.length < lines.length));
  assert.ok(cases.every(({ ranking }) => ranking.some((r) => r.time.low !== null)));
});
