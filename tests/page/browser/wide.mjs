// What a window of any width shows: the bar in two lines, all of a wide window, a number that a wheel leaves alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open } from "./pages.mjs";

test("the bar takes two lines with two compilers", async () => {
  for (const width of [1000, 1280, 2560]) {
    const { page, close } = await open(made("whole"), { width });
    assert.equal(await page.locator("select[name=toolchain]").count(), 1);
    const height = await page.locator("#bar").evaluate((bar) => bar.offsetHeight);
    assert.ok(height < 95, `${height} px at ${width}`);
    await close();
  }
});

test("a window of 2560 px is filled", async () => {
  const { page, close } = await open(made("whole"), { width: 2560 });
  const wide = ["#measured .answer", ".findings", "#bar .choices", "#glance .glance", "#all .table", ".chart-tradeoff"];
  for (const part of wide) {
    const right = await page
      .locator(part)
      .evaluateAll((nodes) => Math.max(...nodes.map((node) => node.getBoundingClientRect().right)));
    assert.ok(right > 2400, `${part} ends at ${right}`);
  }
  await close();
});

test("a wheel over a focused number leaves it, and a number outside its range is taken back", async () => {
  const { page, close } = await open(made("sample"));
  const n = page.locator("#chooser input").first();
  await n.fill("5000");
  await n.press("Tab");
  await n.focus();
  await n.hover();
  await page.mouse.wheel(0, 300);
  assert.equal(await n.inputValue(), "5000");
  await n.fill("-5");
  await n.press("Tab");
  assert.notEqual(await n.inputValue(), "-5");
  assert.doesNotMatch(page.url(), /use=-/);
  await close();
});
