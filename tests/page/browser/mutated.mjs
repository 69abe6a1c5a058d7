// Damaged data: the page shows what it can or says in one line that it can't. No exception escapes, nothing hangs,
// and no text of the data becomes markup, an address or a script.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, made, newPage } from "./pages.mjs";
import { mutated, random } from "./mutation.mjs";

const rounds = Number(process.env.YIELDMARK_PAGE_MUTATIONS ?? 24);
const seed = Number(process.env.YIELDMARK_PAGE_SEED ?? 20261127);
const longest = 60_000; // of one page; a busy machine takes its time

const opening = '<script type="application/json" id="data">';

/** The report around other data. A `<` stays out of the markup as it does in what the program writes. */
function around(report, text) {
  const start = report.indexOf(opening) + opening.length;
  const end = report.indexOf("</script>", start);
  assert.ok(start > opening.length && end > start, "the report has no data block");
  return report.slice(0, start) + text.replaceAll("<", "\\u003c") + report.slice(end);
}

function dataOf(report) {
  const start = report.indexOf(opening) + opening.length;
  return report.slice(start, report.indexOf("</script>", start));
}

/** Changes each choice and the fragment, as a reader does. Nothing is asked of the answer but that the page goes on. */
async function use(page) {
  await page.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
    for (const select of document.querySelectorAll("select")) {
      if (select.options.length < 2 || !select.isConnected) continue;
      select.selectedIndex = select.options.length - 1;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const fragment of ["#at=tradeoff", "#example=nothing&n=7&scenario=x", "#"]) {
      location.hash = fragment;
      await pause();
    }
  });
}

async function tryOne(page, file, what) {
  const complaints = [];
  const listen = (error) => complaints.push(error.message);
  page.on("pageerror", listen);
  const from = Date.now();
  await page.goto(file, { timeout: longest, waitUntil: "load" });
  const ready = () =>
    performance.getEntriesByName("painted").length > 0 || document.querySelector("[role=alert]") !== null;
  while (!(await page.evaluate(ready))) {
    assert.ok(Date.now() < from + longest, `${what}: neither painted nor refused within a minute`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const refused = await page.evaluate(() => document.querySelector("[role=alert]")?.textContent ?? "");
  if (!refused) await use(page);
  page.off("pageerror", listen);
  assert.deepEqual(complaints, [], `${what}: an exception escaped`);
  assert.equal(await page.evaluate(() => window.attacked), undefined, `${what}: text of the data was run`);
  const made = await page.evaluate(() => ({
    markup: document.querySelectorAll("#page img, #page script, #page iframe, #page object").length,
    addresses: [...document.querySelectorAll("#page a[href]")].filter(
      (a) => /^\s*(javascript|data|vbscript):/i.test(a.getAttribute("href")) && !a.hasAttribute("download"),
    ).length,
    inherited: Object.keys(Object.prototype).length,
  }));
  assert.deepEqual(made, { markup: 0, addresses: 0, inherited: 0 }, what);
  if (refused) assert.match(refused, /^This report can't be shown: .+\.$/, what);
  return refused !== "";
}

test(`${rounds} damaged data blocks`, { timeout: rounds * longest }, async (context) => {
  const kinds = ["sample", "foreign", "runtimes", "hostile", "whole"];
  const reports = kinds.map((kind) => readFileSync(made(kind), "utf8"));
  const { page, close } = await newPage();
  const counts = { shown: 0, refused: 0 };
  for (let round = 0; round < rounds; ++round) {
    const at = round % kinds.length;
    const draw = random(seed + round);
    const file = join(folder, "mutated.html");
    writeFileSync(file, around(reports[at], mutated(dataOf(reports[at]), draw)));
    const refused = await tryOne(page, `file://${file}`, `seed ${seed + round}, ${kinds[at]}`);
    ++counts[refused ? "refused" : "shown"];
  }
  context.diagnostic(`${counts.shown} shown, ${counts.refused} refused`);
  assert.ok(counts.shown > 0 && counts.refused > 0, JSON.stringify(counts));
  await close();
});

test(
  "names that every object has, and a source with one line of 200 KB, are shown",
  { timeout: 3 * longest },
  async () => {
    const report = readFileSync(made("sample"), "utf8");
    const data = JSON.parse(dataOf(report));
    for (const [i, name] of ["__proto__", "valueOf", "constructor"].entries()) data.techniques[i + 2] = name;
    const [technique] = Object.keys(data.examples[0].sources);
    data.examples[0].sources[technique] = `${"x".repeat(200_000)}\n`;
    const file = join(folder, "names.html");
    writeFileSync(file, around(report, JSON.stringify(data)));
    const { page, close } = await newPage();
    assert.equal(await tryOne(page, `file://${file}`, "names of Object's own"), false);
    await close();
  },
);
