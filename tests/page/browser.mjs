// The page in Chromium. Usage: node browser.mjs BROWSER_DIR CHROMIUM MAKE_REPORT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const [browserDir, chromiumPath, makeReport] = process.argv.slice(2);
const require = createRequire(join(browserDir, "package.json"));
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const folder = mkdtempSync(join(tmpdir(), "yieldmark-page-"));
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const sections = ["measured", "findings", "bar", "all", "tradeoff", "example", "method"];
let browser;

function made(run, ...options) {
  const file = join(folder, `${run}${options.join("")}.html`);
  execFileSync(makeReport, [run, file, ...options]);
  return file;
}

before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath, headless: true, args });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page and gathers all that it complains of: errors, console errors and policy violations. */
async function open(file, { fragment = "", width = 1440, scheme = "light" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, acceptDownloads: true });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`request: ${request.url()}`));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  await page.goto(pathToFileURL(file).href + fragment);
  await page.waitForFunction(() => performance.getEntriesByName("painted").length > 0 || document.querySelector("[role=alert]"), null, { timeout: 20_000 });
  return { page, complaints, close: () => context.close() };
}

for (const run of ["sample", "runtimes", "foreign", "empty"]) {
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
  for (const chart of ["time", "heap", "samples", "tradeoff"]) assert.equal(await page.locator(`.chart-${chart} svg`).count(), 1, chart);
  assert.equal(await page.locator(".source pre code").count(), 2);
  assert.equal(await page.locator("table.all tbody td:empty").count(), 0);
  await close();
});

test("a suite with techniques of its own has a table of its own", async () => {
  const { page, close } = await open(made("runtimes"));
  const [catalogue, runtimes] = await page.locator("table.all").all();
  assert.equal(await page.locator("table.all").count(), 2);
  const columns = (table) => table.locator("thead th").allInnerTexts().then((texts) => texts.map((text) => text.trim()));
  assert.ok((await columns(catalogue)).includes("iterator"));
  assert.ok(!(await columns(catalogue)).includes("os thread"));
  assert.deepEqual(await columns(runtimes), ["Example", "loop", "fiber generator", "generator", "os thread"]);
  assert.equal(await page.locator("h3.sheet").textContent(), "runtimes");
  assert.match(await page.locator(".lede").innerText(), /^7 examples in 9 techniques, and 2 of runtimes in 4 techniques, 2 compilers/);
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

for (const scheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test(`axe-core finds nothing in ${scheme} at ${width} px`, async () => {
      const { page, close } = await open(made("sample"), { scheme, width });
      await page.locator(".failures summary").click();
      await page.locator(".chart-heap .tools button").first().click();
      const found = await page.evaluate(async (source) => {
        // The policy forbids inline scripts, so the auditor comes in through the debugger, not through the page.
        (0, eval)(source);
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(" | ")}`);
      }, axeSource);
      assert.deepEqual(found, []);
      await close();
    });
  }
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
  const hostile = await open(file, { fragment: "#example=<img src=x onerror=alert(1)>&to=__proto__&theme=x&n=9&search=%00&at=javascript:1" });
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
  assert.equal(await page.getByLabel("Example", { exact: true }).evaluate((select) => select.selectedOptions[0].text), "infinite sequence");
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
    return Number(value) * { ns: 1, "µs": 1e3, ms: 1e6, s: 1e9 }[unit];
  });
  assert.ok(times.length > 3);
  assert.deepEqual(times, [...times].sort((a, b) => a - b));
  const linked = await open(file, { fragment: new URL(page.url()).hash });
  assert.equal(await linked.page.locator(".ranking tbody").innerText(), after);
  const hostile = await open(file, { fragment: "#use=1e99,-1,<b>,0" });
  assert.equal(await hostile.page.locator(".ranking tbody").innerText(), before);
  for (const one of [linked, hostile]) await one.close();
  await close();
});

test("search, sort and missing cells", async () => {
  const { page, close } = await open(made("sample"));
  await page.getByLabel("Find", { exact: true }).fill("protocol");
  assert.equal(await page.locator("table.all tbody tr:not(.suite)").count(), 1);
  assert.match(await page.locator("table.all td.missing").first().innerText(), /Boost\.Range has no way/);
  await page.getByLabel("Find", { exact: true }).fill("");
  await page.locator("thead").getByRole("button", { name: "coroutine" }).click();
  const ratios = (await page.locator("tbody td:nth-child(7) .main").allInnerTexts()).map((text) => parseFloat(text.replace(/[^\d.]/g, "")));
  assert.deepEqual(ratios, [...ratios].sort((a, b) => b - a));
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
  const svg = (await saved(page, () => page.locator(".chart-time .tools button", { hasText: "SVG" }).click())).toString();
  assert.match(svg, /^<svg[^>]*xmlns=/);
  assert.doesNotMatch(svg, /var\(--/);
  const png = await saved(page, () => page.locator(".chart-time .tools button", { hasText: "PNG" }).click());
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const data = JSON.parse((await saved(page, () => page.getByRole("button", { name: "Download this page's data" }).click())).toString());
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

test("no sideways scroll at 390 px, whatever is shown", async () => {
  for (const run of ["sample", "runtimes", "hostile", "foreign", "empty"]) {
    const { page, close } = await open(made(run), { width: 390 });
    await page.locator(".bar .more").click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, run);
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

test("sizes, and how soon it paints", async () => {
  assert.ok(statSync(made("sample")).size < 3_000_000);
  const full = made("full");
  assert.ok(statSync(full).size < 6_000_000, `${statSync(full).size} bytes`);
  for (const [name, file] of [["sample", made("sample")], ["full", full]]) {
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
    console.log(`${name}: ${statSync(file).size} bytes, painted after ${Math.round(painted)} ms, another metric after ${Math.round(redraw)} ms`);
    assert.deepEqual(complaints, []);
    await close();
  }
});
