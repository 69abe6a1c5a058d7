// The tables: all examples, findings, the chooser and the bar.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open } from "./pages.mjs";

test("a suite with techniques of its own has a table of its own", async () => {
  const { page, close } = await open(made("runtimes"));
  const [catalogue, runtimes] = await page.locator("table.all").all();
  assert.equal(await page.locator("table.all").count(), 2);
  const columns = (table) =>
    table
      .locator("thead th")
      .allInnerTexts()
      .then((texts) => texts.map((text) => text.trim()));
  assert.ok((await columns(catalogue)).includes("iterator"));
  assert.ok(!(await columns(catalogue)).includes("thread"));
  assert.deepEqual(await columns(runtimes), ["Example", "loop", "fiber generator", "generator", "thread"]);
  assert.equal(await page.locator("h3.sheet").textContent(), "runtimes");
  assert.match(
    await page.locator(".lede").innerText(),
    /^7 programs in 9 techniques and 2 examples of the suite runtimes in 4 techniques, checked against CPython\. g\+\+/,
  );
  assert.match(await catalogue.locator("tfoot").innerText(), /of 7/);
  assert.match(await runtimes.locator("tfoot").innerText(), /of 1/);
  await page.getByLabel("Find", { exact: true }).fill("runtime");
  assert.equal(await page.locator("table.all").count(), 1);
  await close();
});

test("an example that lacks the first scenario shows another, and says so", async () => {
  const { page, close } = await open(made("runtimes"), { fragment: "#example=runtime_recursion" });
  const row = page.locator("table.all tbody tr", { hasText: "runtime recursion" });
  assert.match(await row.locator("th").innerText(), /depth 16, n = 4 Ki/);
  assert.match(await row.locator("td").nth(1).innerText(), /×/);
  assert.equal(await page.locator(".chart-samples svg").count(), 1);
  await close();
});

test("an extra technique's gap is a dash, whose reason is heard", async () => {
  const { page, close } = await open(made("sample"));
  const gap = page.locator("table.all tbody tr", { hasText: "infinite sequence" }).locator("td.quiet");
  assert.equal(await gap.locator(".main").innerText(), "–");
  assert.match(await gap.locator(".unseen").textContent(), /an extra form/);
  await gap.hover();
  assert.match(await page.locator(".card").innerText(), /an extra form/);
  assert.match(await page.locator("#all > .note").innerText(), /–: an extra form/);
  await close();
});

test("every claim has its verdict, and each that was measured links to the chart it rests on", async () => {
  const { page, close } = await open(made("sample"));
  assert.equal(await page.locator(".finding").count(), 17);
  const slower = page.locator('.finding[data-claim="faster_iterators"]');
  await slower.locator("summary").click();
  const said = await slower.innerText();
  assert.match(said, /gcc: Coroutines were \d\.\d\d× slower than hand-written iterators \(\d\.\d\d–\d\.\d\d×\)\./);
  assert.match(said, /clang: fibonacci/);
  assert.match(said, /The claim is made in “Generator Functions in Python”\./);
  assert.match(await page.locator("#example").innerText(), /after “Unlocking the Power of Generators in Python: /);
  const texts = await page.locator(".finding .verdict").allInnerTexts();
  for (const text of texts) assert.match(text, /^(holds|fails|depends|not measured)$/);
  assert.match(await page.locator('[data-claim="chunks"]').textContent(), /To measure it: yieldmark run/);
  const finding = page.locator('[data-claim="infinite"]');
  await finding.locator("summary").click();
  await finding.getByRole("link").click();
  assert.match(page.url(), /metric=peak_bytes/);
  assert.match(page.url(), /example=infinite_sequence/);
  assert.equal(
    await page.getByLabel("Example", { exact: true }).evaluate((select) => select.selectedOptions[0].text),
    "infinite sequence",
  );
  await close();
});

test("the chooser ranks anew, and its question can be linked", async () => {
  const file = made("sample");
  const { page, close } = await open(file);
  const ranking = page.locator(".ranking tbody");
  const answer = page.locator(".chooser-answer");
  await page.locator(".chooser summary").click();
  const before = await ranking.textContent();
  assert.match(await answer.innerText(), /^Use a/);
  const said = await answer.innerText();
  await page.getByLabel("How many items").fill("5");
  await page.getByLabel("How many items").press("Enter");
  await page.getByLabel("How much of it").fill("50");
  await page.getByLabel("How much of it").press("Enter");
  assert.notEqual(await answer.innerText(), said);
  assert.match(page.url(), /use=5%2C0\.5%2C1%2C0/);
  const after = await ranking.textContent();
  assert.notEqual(after, before);
  const times = (await ranking.locator("tr td:nth-child(3)").allInnerTexts()).map((text) => {
    const [, value, unit] = /^([\d.]+) (ns|µs|ms|s)/.exec(text);
    return Number(value) * { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 }[unit];
  });
  assert.ok(times.length > 3);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  const linked = await open(file, { fragment: new URL(page.url()).hash });
  assert.equal(await linked.page.locator(".ranking tbody").textContent(), after);
  const hostile = await open(file, { fragment: "#use=1e99,-1,<b>,0" });
  assert.equal(await hostile.page.locator(".ranking tbody").textContent(), before);
  for (const one of [linked, hostile]) await one.close();
  await close();
});

test("the page opens on the usual example", async () => {
  for (const run of ["sample", "unfit"]) {
    const { page, close } = await open(made(run));
    for (const name of ["use-example", null]) {
      const select = name ? page.locator(`select[name="${name}"]`) : page.getByLabel("Example", { exact: true });
      assert.equal(await select.evaluate((node) => node.selectedOptions[0].text), "fibonacci", run);
    }
    assert.ok((await page.locator(".ranking tbody tr").count()) > 3);
    assert.equal(await page.locator(".unfit").count(), 0);
    await close();
  }
});

test("the chooser says what was measured, and beyond it stretches no line that does not fit", async () => {
  const { page, close } = await open(made("unfit"), { fragment: "#example=infinite_sequence&use=4096,1,1,0" });
  await page.locator(".chooser summary").click();
  const loop = page.locator(".ranking tbody tr", { hasText: "loop" });
  assert.match(await loop.innerText(), /[\d.]+ .s \(/);
  assert.equal(await page.locator(".unfit").count(), 0);
  await page.getByLabel("How many items").fill("9000000");
  await page.getByLabel("How many items").press("Enter");
  assert.match(await page.locator(".chooser-answer").innerText(), /no technique was measured near that/);
  assert.match(
    await page.locator('.unfit li[data-technique="loop"]').innerText(),
    /^\s*loop: [\d.]+ .s \(.*for n = 256 Ki, the nearest size measured/,
  );
  await page.getByLabel("How many items").fill("-5");
  await page.getByLabel("How many items").press("Enter");
  assert.equal(await page.getByLabel("How many items").inputValue(), "1");
  await close();
});

test("the first screen answers without a script, and its marks open their example", async () => {
  const { page, complaints, close } = await open(made("sample"));
  assert.match(
    await page.locator("h1").innerText(),
    /^A coroutine costs about [\d.]+ ns an item\. A std::ranges view, /,
  );
  assert.ok((await page.locator(".prices tbody tr").count()) >= 7);
  assert.match(await page.locator(".prices tbody").innerText(), /std::vector \(reserved\)/);
  const mark = page.locator(".wide .mark[data-e='3']").first();
  await mark.click({ force: true });
  assert.match(page.url(), /example=send_counter/);
  await page.goBack();
  assert.doesNotMatch(page.url(), /example=/);
  assert.equal(await page.getByLabel("Example", { exact: true }).inputValue(), "0");
  assert.deepEqual(complaints, []);
  await close();
});

test("every example has a small picture that opens it", async () => {
  const { page, close } = await open(made("sample"));
  assert.equal(await page.locator(".glance .small svg").count(), 7);
  await page.locator(".glance .small", { hasText: "read lines" }).click();
  assert.match(page.url(), /example=read_lines/);
  await close();
});

test("search, sort and missing cells", async () => {
  const { page, close } = await open(made("sample"));
  await page.getByLabel("Find", { exact: true }).fill("protocol");
  assert.equal(await page.locator("table.all tbody tr:not(.suite)").count(), 1);
  assert.match(await page.locator("table.all td.missing").first().innerText(), /Boost\.Range has no way/);
  await page.getByLabel("Find", { exact: true }).fill("");
  await page.locator("thead").getByRole("button", { name: "coroutine" }).click();
  const ratios = (await page.locator("tbody td:nth-child(7) .main").allInnerTexts()).map((text) =>
    parseFloat(text.replace(/[^\d.]/g, "")),
  );
  assert.deepEqual(
    ratios,
    [...ratios].sort((a, b) => b - a),
  );
  await close();
});

test("instructions are a metric like the others", async () => {
  const { page, close } = await open(made("sample"));
  await page.locator("select[name=metric]").selectOption("instructions");
  assert.match(await page.locator("table.all tbody tr td").nth(5).innerText(), /×\n/);
  assert.match(await page.locator(".chart-heap h3").innerText(), /^Instructions per item$/);
  assert.equal(await page.locator("table.all td", { hasText: "too large to be run under Callgrind" }).count(), 1);
  assert.equal(
    await page.locator("select[name=metric] option:disabled", { hasText: "cycles (not measured)" }).count(),
    1,
  );
  assert.equal(await page.locator("select[name=metric] option", { hasText: "cache misses" }).count(), 0);
  await close();
});

test("the legend lists the techniques of the table at hand", async () => {
  const { page, close } = await open(made("runtimes"));
  const names = () =>
    page
      .locator(".legend .technique")
      .allInnerTexts()
      .then((texts) => texts.map((text) => text.trim()));
  assert.ok((await names()).includes("iterator") && !(await names()).includes("thread"));
  await page.locator("table.all").getByRole("button", { name: "runtime tree" }).click();
  assert.deepEqual(await names(), ["loop", "fiber generator", "generator", "thread"]);
  await close();
});
