// The page in Chromium. Usage: node browser.mjs TOOLS_DIR CHROMIUM MAKE_REPORT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const [browserDir, chromiumPath, makeReport] = process.argv.slice(2);
const require = createRequire(join(browserDir, "package.json"));
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const folder = mkdtempSync(join(tmpdir(), "yieldmark-page-"));
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const sections = ["measured", "findings", "bar", "all", "tradeoff", "example", "comparison", "history", "method"];
const runs = [
  "sample",
  "whole",
  "unfit",
  "extreme",
  "runtimes",
  "foreign",
  "empty",
  "one",
  "little",
  "failed",
  "stopped",
];
let browser;

const written = new Set();

function made(run, ...options) {
  const file = join(folder, `${run}${options.join("")}.html`);
  if (!written.has(file)) execFileSync(makeReport, [run, file, ...options]);
  written.add(file);
  return file;
}

before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath, headless: true, args });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Waits until the page is painted, or says that it can't be shown. It is asked from here: its policy forbids the
 * evaluation that waitForFunction repeats inside of it, so a page that was not ready at once would fail.
 */
async function painted(page) {
  const end = Date.now() + 20_000;
  const ready = () =>
    performance.getEntriesByName("painted").length > 0 || document.querySelector("[role=alert]") !== null;
  while (!(await page.evaluate(ready))) {
    assert.ok(Date.now() < end, "the page was not painted within 20 s");
    await pause(20);
  }
}

/** Opens a page and gathers all that it complains of: errors, console errors and policy violations. */
async function open(file, { fragment = "", width = 1440, scheme = "light" } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && complaints.push(`console: ${message.text()}`),
  );
  page.on(
    "request",
    (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`request: ${request.url()}`),
  );
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  await page.goto(pathToFileURL(file).href + fragment);
  await painted(page);
  return { page, complaints, close: () => context.close() };
}

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
  assert.equal(await page.locator(".source pre code").count(), 2);
  assert.equal(await page.locator("table.all tbody td:empty").count(), 0);
  await close();
});

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
  assert.ok(!(await columns(catalogue)).includes("os thread"));
  assert.deepEqual(await columns(runtimes), ["Example", "loop", "fiber generator", "generator", "os thread"]);
  assert.equal(await page.locator("h3.sheet").textContent(), "runtimes");
  assert.match(
    await page.locator(".lede").innerText(),
    /^7 examples in 9 techniques, and 2 of runtimes in 4 techniques, 2 compilers/,
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

test("hostile names stay inert", async () => {
  const { page, complaints, close } = await open(made("hostile"));
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.equal(await page.locator("#page img, #page script").count(), 0);
  for (const id of sections) assert.equal(await page.getAttribute(`#${id}`, "data-rendered"), "true", id);
  assert.deepEqual(complaints, []);
  assert.match(await page.locator("#example pre").first().textContent(), /<\/script><script>/);
  await close();
});

test("the same page unescaped does run them, so the test above can fail", async () => {
  const { page, close } = await open(made("hostile", "--unescaped")).catch(() => ({ page: null }));
  assert.ok(page, "the control page did not load");
  assert.ok((await page.evaluate(() => window.attacked)) > 0);
  await close();
});

test("a hostile fragment changes nothing", async () => {
  const file = made("sample");
  const plain = await open(file);
  const hostile = await open(file, {
    fragment: "#example=<img src=x onerror=alert(1)>&to=__proto__&theme=x&n=9&search=%00&at=javascript:1",
  });
  assert.equal(await hostile.page.locator("table.all").innerText(), await plain.page.locator("table.all").innerText());
  assert.deepEqual(hostile.complaints, []);
  await plain.close();
  await hostile.close();
});

test("a deep link restores the view", async () => {
  const file = made("sample");
  const first = await open(file);
  await first.page.locator("select[name=scenario]").selectOption({ label: "sum" });
  await first.page.locator("select[name=n]").selectOption({ label: "64" });
  await first.page.locator("select[name=toolchain]").selectOption({ label: "clang" });
  await first.page.locator("select[name=to]").selectOption("best");
  await first.page.getByRole("checkbox", { name: "iterator" }).uncheck();
  await first.page.getByLabel("Example", { exact: true }).selectOption({ label: "read lines" });
  const url = first.page.url();
  assert.match(url, /scenario=sum&n=64&toolchain=clang/);
  const shown = await first.page.locator("main").innerText();
  const second = await open(file, { fragment: new URL(url).hash });
  assert.equal(await second.page.locator("main").innerText(), shown);
  assert.equal(await second.page.getByRole("checkbox", { name: "iterator" }).isChecked(), false);
  await first.close();
  await second.close();
});

test("every claim has its verdict, and each that was measured links to the chart it rests on", async () => {
  const { page, close } = await open(made("sample"));
  assert.equal(await page.locator(".finding").count(), 15);
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
  const before = await ranking.innerText();
  await page.getByLabel("It has").fill("5");
  await page.getByLabel("It has").press("Enter");
  await page.getByLabel("I take").fill("50");
  await page.getByLabel("I take").press("Enter");
  assert.match(page.url(), /use=5%2C0\.5%2C1%2C0/);
  const after = await ranking.innerText();
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
  assert.equal(await linked.page.locator(".ranking tbody").innerText(), after);
  const hostile = await open(file, { fragment: "#use=1e99,-1,<b>,0" });
  assert.equal(await hostile.page.locator(".ranking tbody").innerText(), before);
  for (const one of [linked, hostile]) await one.close();
  await close();
});

test("the page opens on an example whose lines fit", async () => {
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

test("what does not fit is not ranked, but listed with what was measured", async () => {
  const { page, close } = await open(made("unfit"), { fragment: "#example=infinite_sequence" });
  assert.equal(await page.locator(".ranking tbody tr").count(), 0);
  assert.match(await page.locator(".ranking .nothing").innerText(), /Nothing is ranked/);
  const loop = await page.locator('.unfit li[data-technique="loop"]').innerText();
  assert.match(loop, /^\s*loop: [\d.]+ .s \(.*for n = 4 Ki, the nearest size measured/);
  const cell = await page
    .locator("table.all tbody tr", { hasText: "infinite sequence" })
    .locator("td.cell")
    .first()
    .innerText();
  assert.ok(cell.length > 0);
  await page.getByLabel("It has").fill("40");
  await page.getByLabel("It has").press("Enter");
  assert.match(await page.locator('.unfit li[data-technique="loop"]').innerText(), /for n = 64/);
  await close();
});

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
  assert.equal(await chart.locator("svg g[aria-label=dot] path").count(), 8);
  await chart.locator(".stage").focus();
  const live = page.locator("[aria-live]");
  const heard = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("ArrowRight");
    heard.push(await live.textContent());
  }
  assert.match(heard[0], /^(\w+ ?)+, 0 B live from 0 ns on$/);
  assert.ok(
    heard.some((text) => /first item after/.test(text)),
    heard.join(" | "),
  );
  await chart.locator(".tools button").first().click();
  assert.equal(await chart.locator("tbody tr").count(), 4);
  assert.match(await chart.locator("tbody tr", { hasText: "eager" }).innerText(), /32\.0 KiB/);
  await page.getByRole("checkbox", { name: "eager", exact: true }).uncheck();
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
  await chart.getByLabel("Technique of the flame graph").selectOption({ label: "boost context" });
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
    assert.match(
      await page.locator(`.chart-${chart} .nothing`).innerText(),
      /yieldmark profile 'read_lines\/\*\/drain\/64'/,
    );
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

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFileSync(await download.path());
}

test("CSV, SVG, PNG and the data can be saved", async () => {
  const { page, complaints, close } = await open(made("sample"));
  const csv = (await saved(page, () => page.locator("#csv").click())).toString();
  assert.equal(csv.split("\r\n").length, 1 + 7 * 9 + 1);
  const svg = (
    await saved(page, () => page.locator(".chart-time .tools button", { hasText: "SVG" }).click())
  ).toString();
  assert.match(svg, /^<svg[^>]*xmlns=/);
  assert.doesNotMatch(svg, /var\(--/);
  const png = await saved(page, () => page.locator(".chart-time .tools button", { hasText: "PNG" }).click());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const data = JSON.parse(
    (await saved(page, () => page.getByRole("button", { name: "Download this page's data" }).click())).toString(),
  );
  assert.equal(data.schema, 1);
  assert.deepEqual(complaints, []);
  await close();
});

test("hostile names can't become formulas or markup in the CSV", async () => {
  const { page, close } = await open(made("hostile"));
  const csv = (await saved(page, () => page.locator("#csv").click())).toString();
  assert.ok(csv.includes(`"'=cmd|`));
  assert.doesNotMatch(csv, /(^|,)"?[=+@]/m);
  await close();
});

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
  assert.match(await live.textContent(), /^[0-9a-f]{8}, .+, 2026-\d\d-\d\d, time [+−][\d.]+ %.* against [0-9a-f]{8}/);
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

test("what a report was made without is said in one line each", async () => {
  const { page, close } = await open(made("one"));
  assert.match(await page.locator("#comparison").innerText(), /made without a comparison.*yieldmark compare/s);
  assert.match(await page.locator("#history").innerText(), /made without a history.*yieldmark history add/s);
  assert.match(await page.locator(".chart-compilers").innerText(), /one compiler/);
  assert.match(await page.locator(".chart-build").innerText(), /yieldmark build-cost/);
  assert.equal(await page.locator(".chart-build .tools").isVisible(), false);
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

test("another project's run is described in its own words", async () => {
  const { page, close } = await open(made("foreign"));
  assert.equal(await page.locator(".lede").innerText(), "1 benchmark: the time of each.");
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
  assert.ok((await names()).includes("iterator") && !(await names()).includes("os thread"));
  await page.getByRole("button", { name: "runtime tree" }).click();
  assert.deepEqual(await names(), ["loop", "fiber generator", "generator", "os thread"]);
  await close();
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
