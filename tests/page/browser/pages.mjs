// What the browser tests share: the reports that make_report writes, and pages opened in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const [browserDir, chromiumPath, makeReport] = process.argv.slice(2);
const require = createRequire(join(browserDir, "package.json"));
const { chromium } = require("playwright-core");
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const folder = mkdtempSync(join(tmpdir(), "yieldmark-page-"));
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const sections = [
  "measured",
  "findings",
  "bar",
  "glance",
  "all",
  "tradeoff",
  "example",
  "comparison",
  "history",
  "method",
];
export const runs = [
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

export function made(run, ...options) {
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

/** An empty page, for tests that go from one file to the next. */
export async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return { page: await context.newPage(), close: () => context.close() };
}

/** Opens a page and gathers all that it complains of: errors, console errors and policy violations. */
export async function open(file, { fragment = "", width = 1440, scheme = "light" } = {}) {
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

export async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFileSync(await download.path());
}
