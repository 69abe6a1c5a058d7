// Hostile names and fragments, links, and what is saved.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, open, saved, sections } from "./pages.mjs";

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

test("CSV, SVG, PNG and the data can be saved", async () => {
  const { page, complaints, close } = await open(made("sample"));
  const csv = (await saved(page, () => page.locator("#csv").click())).toString();
  assert.equal(csv.split("\r\n").length, 1 + 7 * 9 + 1);
  const svg = (
    await saved(page, () => page.locator(".chart-time .tools button", { hasText: "SVG" }).click())
  ).toString();
  assert.match(svg, /^<svg[^>]*xmlns=/);
  assert.doesNotMatch(svg, /var\(--/);
  assert.match(svg, /fibonacci, drain, gcc: Time per item/);
  assert.match(svg, /g\+\+ 12\.2\.0 -O3[^;]*; .*AMD EPYC 9B45.*revision v0\.1\.0/s);
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
