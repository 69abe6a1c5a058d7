// The page of another project's program: its own words, charts over what its names say, its counters.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open } from "./pages.mjs";

const titles = (page) => page.locator("#benchmarks figure:visible h3").allInnerTexts();

async function tableOf(page, chart) {
  await page.locator(`.chart-${chart} .tools button`).first().click();
  return page.locator(`.chart-${chart} table`).innerText();
}

test("another project's run is described in its own words", async () => {
  const { page, close } = await open(made("foreign"));
  assert.match(await page.locator(".lede").innerText(), /^26 benchmarks: the time of each\./);
  assert.equal(await page.locator(".chart-sorted svg").count(), 1);
  assert.equal(await page.locator("#all h2").innerText(), "All benchmarks");
  for (const ours of ["#findings", "#tradeoff", "#glance", "#chooser"])
    assert.equal(await page.locator(ours).isVisible(), false, ours);
  assert.doesNotMatch(await page.locator("body").innerText(), /lazy|laziness|CPython|coroutine/i);
  await close();
});

test("time is drawn over each number in the names, threads among them", async () => {
  const { page, close } = await open(made("foreign"));
  assert.deepEqual(await titles(page), [
    "26 benchmarks, the slowest last",
    "Time against size",
    "Time against threads",
  ]);
  assert.match(await page.locator(".chart-over-1 svg").textContent(), /1\s*2\s*4\s*8/);
  const rows = await tableOf(page, "over-1");
  assert.match(rows, /BM_Insert<std::set<int>>\/size:4096\/real_time\s+8\s+14\.9 µs/);
  await close();
});

test("a counter is a metric, and nothing is said of which direction is better", async () => {
  const { page, close } = await open(made("foreign"));
  await page.locator("select[name=metric]").selectOption({ label: "hits" });
  assert.match(page.url(), /metric=counter%3Ahits/);
  assert.deepEqual(await titles(page), [
    "24 benchmarks, the largest last",
    "hits against size",
    "hits against threads",
  ]);
  const words = (await page.locator("#benchmarks figcaption .note").allInnerTexts()).join("\n");
  assert.doesNotMatch(words, /lower is better|logarithmic; bar/);
  assert.match(words, /isn't known here/);
  assert.doesNotMatch(await page.locator("#all > .note").first().innerText(), /lower is better/);
  assert.match(await tableOf(page, "over-1"), /BM_Insert<std::map<int>>\/size:64\/real_time\s+8\s+512.000/);
  await close();
});

test("in a phone's width names stand above their dots and below the lines, and can be told apart", async () => {
  const { page, close } = await open(made("foreign"), { width: 390 });
  const texts = (chart) => page.locator(`.chart-${chart} svg text`).allTextContents();
  const rows = (await texts("sorted")).filter((text) => text.startsWith("BM_"));
  assert.equal(rows.length, 26);
  assert.equal(new Set(rows).size, 26, rows.join(" | "));
  assert.ok((await texts("over-0")).includes("BM_Insert<std::map<int>>/…/real_time/threads:8"));
  assert.ok((await texts("over-1")).includes("BM_Insert<std::map<int>>/size:1024/real_time"));
  await close();
});
