// "Explain this number": a cell of the table opens a panel that can be linked, and Back closes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axeSource, made, open } from "./pages.mjs";

const cell = (page) => page.locator("#all tbody td[data-technique=coroutine]").first();
const panel = (page) => page.locator("dialog#explain");

/** What axe finds within the panel. */
async function faults(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () =>
    (await globalThis.axe.run("#explain")).violations.map((one) => `${one.id}: ${one.nodes[0].html}`),
  );
}

test("a click on a cell explains its number, and Back closes the panel and returns to the cell", async () => {
  const { page, complaints, close } = await open(made("sample"));
  const before = page.url();
  await cell(page).click();
  const text = await panel(page).innerText();
  assert.match(text, /Time per item\s+[\d.]+ ns \(95 %: [\d.]+ ns to [\d.]+ ns\)/);
  assert.match(text, /Against the reference\s+[\d.]+× loop/);
  assert.match(text, /Rests on\s+\d+ processes/);
  assert.match(text, /allocations\s+\d/i);
  assert.ok((await panel(page).locator(".chart-explained-samples circle").count()) > 4, "its samples are drawn");
  assert.equal(await panel(page).locator(".source pre[aria-label$=source]").count(), 2, "the two sources");
  assert.match(page.url(), /cell=/);
  await page.goBack();
  assert.equal(await panel(page).isVisible(), false);
  assert.equal(page.url(), before);
  assert.ok(await cell(page).evaluate((node) => node === document.activeElement), "the focus is on the cell again");
  await page.goForward();
  assert.ok(await panel(page).isVisible(), "Forward opens it again");
  assert.deepEqual(complaints, []);
  await close();
});

test("Enter opens the panel and Escape closes it; what was open before stays in the history", async () => {
  const { page, close } = await open(made("sample"));
  await cell(page).focus();
  await page.keyboard.press("Enter");
  assert.ok(await panel(page).isVisible());
  assert.ok(await panel(page).evaluate((node) => node.contains(document.activeElement)), "the focus is within");
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  assert.equal(await panel(page).isVisible(), false);
  assert.doesNotMatch(page.url(), /cell=/);
  await close();
});

test("a link to a cell opens it, with the code that was recorded of it", async () => {
  const fragment = "#cell=fibonacci%2Fcoroutine%2Fdrain%2F4096";
  const { page, complaints, close } = await open(made("sample"), { fragment });
  assert.match(await panel(page).locator("h2").innerText(), /^fibonacci, coroutine$/);
  assert.match(await panel(page).innerText(), /\[coroutine body\], 42 instructions/);
  assert.match(await panel(page).innerText(), /\+2:\s+add %rdx,%rax\s+jne \+2/);
  assert.equal(await panel(page).getByRole("link").getAttribute("href"), fragment);
  await panel(page).getByRole("button", { name: "Close" }).click();
  assert.equal(await panel(page).isVisible(), false);
  assert.doesNotMatch(page.url(), /cell=/);
  await page.goto(page.url().split("#")[0] + "#cell=fibonacci%2Fcoroutine%2Fdrain%2F17");
  assert.equal(await panel(page).isVisible(), false, "no such cell");
  assert.deepEqual(complaints, []);
  await close();
});

test("where no code was recorded a line says how to, and what was not measured gives its reason", async () => {
  const { page, close } = await open(made("sample"), {
    fragment: "#cell=online_kmeans%2Fboost_context%2Fdrain%2F4096",
  });
  assert.match(await panel(page).innerText(), /crashed with signal 11/);
  assert.match(await panel(page).innerText(), /No machine code was recorded.*yieldmark asm --into/);
  await close();
});

for (const scheme of ["light", "dark"])
  test(`axe finds nothing in the panel, nor a sideways scroll on a phone (${scheme})`, async () => {
    const fragment = "#cell=fibonacci%2Fcoroutine%2Fdrain%2F4096";
    const { page, complaints, close } = await open(made("sample"), { fragment, scheme, width: 390 });
    assert.deepEqual(await faults(page), []);
    const over = await panel(page).evaluate((node) => node.scrollWidth - node.clientWidth);
    assert.ok(over <= 0, `the panel is ${over} px too wide`);
    assert.deepEqual(complaints, []);
    await close();
  });
