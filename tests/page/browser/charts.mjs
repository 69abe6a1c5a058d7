// The charts of one example.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open } from "./pages.mjs";

test("an example of extreme figures is drawn, in text and in charts", async () => {
  const { page, complaints, close } = await open(made("extreme"), { fragment: "#example=fibonacci" });
  for (const id of ["time", "samples"]) assert.equal(await page.locator(`.chart-${id} svg`).count(), 1, id);
  assert.match(await page.locator("table.all thead").innerText(), /valueOf/);
  assert.deepEqual(complaints, []);
  await close();
});

test("no sample is marked", async () => {
  const { page, close } = await open(made("sample"));
  assert.doesNotMatch(await page.locator("body").innerText(), /\bslow\b(?! moment of the machine)/i);
  assert.doesNotMatch(await page.locator(".chart-samples .note").innerText(), /triangle/);
  await close();
});

test("arrow keys walk the table and the charts, and are heard", async () => {
  const { page, close } = await open(made("sample"));
  const live = page.locator("[aria-live]");
  await page.locator("table.all tbody td").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await live.textContent(), /fibonacci, iterator/);
  await page.keyboard.press("ArrowDown");
  assert.match(await live.textContent(), /infinite sequence, iterator/);
  await page.locator(".chart-time .stage").focus();
  await page.keyboard.press("ArrowRight");
  const first = await live.textContent();
  await page.keyboard.press("ArrowRight");
  assert.match(first, /n = 1,/);
  assert.match(await live.textContent(), /n = 64,/);
  assert.equal(await page.locator(".card").isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".card").isVisible(), false);
  await close();
});

test("the heap timeline draws every technique that was recorded, and its points can be walked", async () => {
  const { page, complaints, close } = await open(made("sample"));
  const chart = page.locator(".chart-timeline");
  assert.match(await chart.locator("h3").textContent(), /drain, n = 4 Ki/);
  assert.equal(await chart.locator("svg g[aria-label=line] path").count(), 4);
  assert.match(await chart.locator("h3").textContent(), /over the items handed over/);
  assert.match(await chart.locator("svg").textContent(), /25 %50 %75 %100 %/);
  await chart.locator(".stage").focus();
  const live = page.locator("[aria-live]");
  const heard = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("ArrowRight");
    heard.push(await live.textContent());
  }
  assert.match(heard[0], /^[\w: ().]+, 0 B live from 0 % of the items on$/);
  assert.ok(
    heard.some((text) => /live from 100 % of the items on/.test(text)),
    heard.join(" | "),
  );
  await chart.locator(".tools button").first().click();
  assert.equal(await chart.locator("tbody tr").count(), 4);
  assert.match(await chart.locator("tbody tr", { hasText: "std::vector (reserved)" }).innerText(), /32\.0 KiB/);
  await page.getByRole("checkbox", { name: "std::vector (reserved)", exact: true }).uncheck();
  assert.equal(await chart.locator("tbody tr").count(), 3);
  assert.deepEqual(complaints, []);
  await close();
});

test("the flame graph is searched, zoomed and walked, by mouse and by keys", async () => {
  const { page, complaints, close } = await open(made("sample"));
  const chart = page.locator(".chart-flame");
  const live = page.locator("[aria-live]");
  const boxes = chart.locator("g.call");
  const all = await boxes.count();
  assert.ok(all >= 5, `${all} boxes`);
  await chart.getByLabel("Find a function").fill("coroutine body");
  assert.equal(await chart.locator("g.matched").count(), 1);
  assert.equal(await chart.locator(".found-share").textContent(), "87.5 % of all");
  await chart.getByLabel("Find a function").fill("no such function");
  assert.equal(await chart.locator(".found-share").textContent(), "not found");
  await chart.getByLabel("Find a function").fill("");
  await boxes.filter({ hasText: "[coroutine body]" }).first().click();
  assert.ok((await boxes.count()) < all);
  await chart.locator(".stage").focus();
  await page.keyboard.press("Escape");
  assert.equal(await boxes.count(), all);
  await page.keyboard.press("ArrowDown");
  assert.match(await live.textContent(), /coroutine body\], 87\.5 % of all/);
  await page.keyboard.press("ArrowRight");
  assert.match(await live.textContent(), /coroutine\(\.\.\.\), 0\.35 % of all/);
  await page.keyboard.press("ArrowDown");
  assert.match(await live.textContent(), /operator new/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  assert.ok((await boxes.count()) < all);
  await page.keyboard.press("ArrowUp");
  assert.match(await live.textContent(), /measured region\], 100\.0 % of all/);
  await page.keyboard.press("Escape");
  await chart.getByLabel("Technique of the flame graph").selectOption({ label: "fiber (Boost.Context)" });
  assert.match(await chart.locator("svg").textContent(), /fiber's own stack/);
  assert.match(await page.evaluate(() => location.hash), /flame=boost_context/);
  await chart.getByRole("button", { name: "Table" }).click();
  assert.match(await chart.locator("tbody tr").first().innerText(), /jump_fcontext\s+64\.7 %\s+64\.7 %/);
  assert.deepEqual(complaints, []);
  await close();
});

test("where nothing was profiled, the command stands that does it", async () => {
  const { page, close } = await open(made("sample"), { fragment: "#example=read_lines&n=64" });
  for (const chart of ["timeline", "flame"])
    assert.equal(await page.locator(`.chart-${chart}`).isVisible(), false, chart);
  const lacks = page.locator("#example .lacks");
  assert.match(await lacks.locator("summary").innerText(), /Not measured of this example: 4 things/);
  await lacks.locator("summary").click();
  assert.match(await lacks.innerText(), /No CPU profile .* yieldmark profile 'read_lines\/\*\/drain\/64'/);
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "fibonacci" });
  assert.equal(await page.locator(".chart-flame svg").count(), 1);
  await close();
});

test("each chart shows itself as a table", async () => {
  const { page, close } = await open(made("sample"));
  for (const chart of ["time", "heap", "samples", "tradeoff"]) {
    await page.locator(`.chart-${chart} .tools button`).first().click();
    assert.ok((await page.locator(`.chart-${chart} table tbody tr`).count()) > 3, chart);
  }
  await close();
});

test("two compilers stand side by side, with the ratio and its interval", async () => {
  const { page, close } = await open(made("whole"));
  await page.locator(".chart-compilers .tools button").first().click();
  const rows = await page.locator(".chart-compilers table tbody tr").allInnerTexts();
  assert.equal(rows.length, 9);
  assert.match(
    rows.find((row) => row.startsWith("coroutine")),
    /0\.1\d× \(0\.1\d–0\.\d\d\)$/,
  );
  await close();
});

test("the cost of a build: four measures, and why there is none", async () => {
  const { page, close } = await open(made("whole"));
  await page.locator(".chart-build .tools button").first().click();
  assert.match(await page.locator(".chart-build table").innerText(), /the compiler ended with exit code 1/);
  assert.equal(await page.locator(".chart-build thead th").count(), 6);
  await close();
});
