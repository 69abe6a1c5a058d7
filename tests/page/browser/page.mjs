// The page as a whole: every kind of run, its sections, its accessibility, its size.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { axeSource, made, open, runs, sections } from "./pages.mjs";

for (const run of runs) {
  test(`every section of the ${run} run is rendered, without a complaint`, async () => {
    const { page, complaints, close } = await open(made(run));
    for (const id of sections) assert.equal(await page.getAttribute(`#${id}`, "data-rendered"), "true", id);
    assert.deepEqual(complaints, []);
    await close();
  });
}

test("the sample run's page draws what was measured", async () => {
  const { page, close } = await open(made("sample"));
  assert.equal(await page.locator("table.all tbody tr:not(.suite)").count(), 7);
  assert.equal(await page.locator("table.all thead th").count(), 10);
  for (const chart of ["time", "heap", "samples", "tradeoff"])
    assert.equal(await page.locator(`.chart-${chart} svg`).count(), 1, chart);
  assert.equal(await page.locator(".source > pre code").count(), 2);
  assert.equal(await page.locator("table.all tbody td:empty").count(), 0);
  await close();
});

async function audited(page) {
  return page.evaluate(async (source) => {
    // The policy forbids inline scripts, so the auditor comes in through the debugger, not through the page.
    (0, eval)(source);
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(
      (v) =>
        `${v.id}: ${v.nodes
          .slice(0, 3)
          .map((n) => `${n.target} ${n.failureSummary}`)
          .join(" | ")}`,
    );
  }, axeSource);
}

for (const scheme of ["light", "dark"]) {
  for (const width of [1400, 900, 390]) {
    test(`axe-core finds nothing in ${scheme} at ${width} px`, async () => {
      const { page, close } = await open(made("whole"), { scheme, width });
      await page.locator(".failures summary").click();
      await page.locator(".chart-heap .tools button").first().click();
      assert.deepEqual(await audited(page), []);
      await close();
    });
  }
  test(`axe-core finds nothing in ${scheme} where much is missing`, async () => {
    for (const run of ["runtimes", "foreign", "empty", "little", "failed", "stopped"]) {
      const { page, close } = await open(made(run), { scheme });
      assert.deepEqual(await audited(page), [], run);
      await close();
    }
  });
}

test("no sideways scroll, whatever is shown", async () => {
  for (const run of [...runs, "hostile"])
    for (const width of [390, 900]) {
      const { page, close } = await open(made(run), { width });
      if (width === 390) await page.locator(".bar .more").click();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, run);
      await close();
    }
});

test("the theme can be chosen", async () => {
  const { page, close } = await open(made("sample"), { fragment: "#theme=dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.locator("#theme").click();
  await page.locator("#theme").click();
  assert.match(page.url(), /theme=light/);
  assert.notEqual(await ground(), dark);
  await close();
});

test("what a report was made without is said in one line each", async () => {
  const { page, close } = await open(made("one"));
  for (const empty of ["#comparison", "#history", ".chart-compilers", ".chart-build"])
    assert.equal(await page.locator(empty).isVisible(), false, empty);
  for (const one of await page.locator(".lacks summary").all()) await one.click();
  assert.match(await page.locator("#method .lacks").innerText(), /yieldmark compare.*yieldmark history add/s);
  assert.match(await page.locator("#example .lacks").innerText(), /one compiler.*yieldmark build-cost/s);
  await close();
  const little = await open(made("little"));
  assert.match(await little.page.locator("#comparison").innerText(), /No case was compared/);
  assert.match(await little.page.locator("#comparison").innerText(), /stopped before its end/);
  assert.match(await little.page.locator("#history").innerText(), /1 revision: one point does not make a trend yet/);
  assert.match(await little.page.locator("#history").innerText(), /No series changed its level/);
  await little.close();
  const failed = await open(made("failed"));
  assert.match(await failed.page.locator("table.all").innerText(), /failed: check failed: item 3 is 4, not 2/);
  await failed.close();
  const stopped = await open(made("stopped"));
  assert.match(await stopped.page.locator(".doubts").first().innerText(), /stopped before its plan was done/);
  assert.equal(
    await stopped.page.locator("select[name=metric] option:disabled", { hasText: "peak heap (not measured)" }).count(),
    1,
  );
  assert.match(await stopped.page.locator("table.all").innerText(), /the run was stopped before this was measured/);
  await stopped.close();
});

test("on paper there are no controls, and nothing is cut off", async () => {
  const { page, close } = await open(made("whole"));
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".bar", ".chart .tools", ".chips", ".all-cases"])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  const cut = await page
    .locator(".table")
    .evaluateAll((boxes) => boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).length);
  assert.equal(cut, 0);
  await close();
});

test("sizes, and how soon it paints", async () => {
  assert.ok(statSync(made("sample")).size < 3_000_000);
  const full = made("full");
  assert.ok(statSync(full).size < 6_000_000, `${statSync(full).size} bytes`);
  for (const [name, file] of [
    ["sample", made("sample")],
    ["full", full],
  ]) {
    const { page, complaints, close } = await open(file);
    const painted = await page.evaluate(() => performance.getEntriesByName("painted")[0].startTime);
    const redraw = await page.evaluate(async () => {
      const select = document.querySelector(".choices select");
      const begin = performance.now();
      select.value = "peak_bytes";
      select.dispatchEvent(new Event("change"));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - begin;
    });
    console.log(
      `${name}: ${statSync(file).size} bytes, painted after ${Math.round(painted)} ms,`,
      `another metric after ${Math.round(redraw)} ms`,
    );
    assert.deepEqual(complaints, []);
    await close();
  }
});
