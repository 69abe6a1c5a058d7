// The comparison and the history.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open } from "./pages.mjs";

test("the comparison lists the gravest first, and can be narrowed down", async () => {
  const { page, complaints, close } = await open(made("whole"));
  const outcomes = await page
    .locator(".compared tbody tr")
    .evaluateAll((rows) => rows.map((row) => row.className.replace("came-", "")));
  const order = ["worse", "better", "failed", "unstable", "unsure", "same", "new", "gone"];
  assert.deepEqual(
    outcomes,
    [...outcomes].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
  assert.match(
    await page.locator("#comparison .sentences").innerText(),
    /5 cases changed for the worse: 1 in time and instructions/,
  );
  assert.match(await page.locator("#comparison .facts").innerText(), /time above 2 %/);
  assert.match(
    await page.locator(".came-same .outcome").first().innerText(),
    /no difference found, would have seen \d/,
  );
  assert.equal(await page.locator(".came-unstable .dot").evaluate((dot) => dot.tagName), "path");
  await page.locator("[data-only='kind:memory']").click();
  assert.match(page.url(), /only=kind%3Amemory/);
  assert.equal(await page.locator(".compared tbody tr").count(), 2);
  assert.match(await page.locator(".compared tbody").innerText(), /\+48 B/);
  assert.match(await page.locator(".compared tbody").innerText(), /alarm: memory/);
  await page.locator("[data-only='gone']").click();
  assert.match(await page.locator(".compared tbody").innerText(), /only in the base/);
  await page.locator("[data-only='']").click();
  await page.locator(".all-cases").click();
  assert.equal(
    await page.locator(".compared tbody tr").count(),
    Number(await page.locator("[data-only=''] .count").innerText()),
  );
  assert.deepEqual(complaints, []);
  await close();
});

test("arrow keys walk the comparison and the trend, and are heard", async () => {
  const { page, close } = await open(made("whole"));
  const live = page.locator("[aria-live]");
  await page.locator(".compared tbody tr").first().focus();
  const first = await live.textContent();
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await live.textContent(), first);
  assert.match(await live.textContent(), /alarm: /);
  await page.locator(".chart-trend .stage").focus();
  for (let i = 0; i < 41; i++) await page.keyboard.press("ArrowRight");
  assert.match(await live.textContent(), /^[0-9a-f]{10}, .+, 2026-\d\d-\d\d, time [+−][\d.]+ %.* against [0-9a-f]{10}/);
  assert.match(await live.textContent(), /its level changed here by [+−]/);
  await page.locator(".chart-compilers .stage").focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await live.textContent(), /loop, gcc/);
  await page.locator(".chart-build .stage").focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await live.textContent(), /compile time/);
  await close();
});

test("the trend of a case and metric can be chosen, and linked", async () => {
  const file = made("whole");
  const { page, complaints, close } = await open(file);
  assert.equal(await page.locator(".chart-trend svg .step-label").count(), 2);
  await page.locator("select[name=trend-metric]").selectOption({ label: "instructions" });
  assert.match(await page.locator(".chart-trend h3").innerText(), /: instructions$/);
  await page.locator("select[name=trend-case]").selectOption({ label: "fibonacci, coroutine, drain, n = 262144" });
  const url = new URL(page.url());
  assert.match(url.hash, /trend=fibonacci%2Fcoroutine%2Fdrain%2F262144&of=instructions/);
  const linked = await open(file, { fragment: url.hash });
  assert.equal(await linked.page.locator(".chart-trend").innerText(), await page.locator(".chart-trend").innerText());
  await linked.close();
  await page.locator(".changes tbody button").first().click();
  const row = page.locator(".changes tr.current");
  assert.match(await row.innerText(), /[0-9a-f]{8}\.\.[0-9a-f]{8}/);
  assert.match(await row.innerText(), /−7\.0 %/);
  await page.locator(".chart-trend .tools button").first().click();
  assert.equal(await page.locator(".chart-trend table tbody tr").count(), 100);
  assert.deepEqual(complaints, []);
  await close();
});
