// The page's pure functions. Usage: node functions.mjs PAGE_DIR (the build's copy of reports/page)
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const page = process.argv[2];
const { build } = createRequire(join(page, "package.json"))("esbuild");

// Each module is bundled for node; those that touch the document only when called can be loaded.
async function load(name) {
  const result = await build({ entryPoints: [join(page, "src", `${name}.ts`)], bundle: true, format: "esm", write: false });
  const file = join(mkdtempSync(join(tmpdir(), "yieldmark-")), `${name}.mjs`);
  writeFileSync(file, result.outputFiles[0].text);
  return import(pathToFileURL(file));
}

const { csvField, csvText } = await load("csv");
const { separate } = await load("labels");
const state = await load("state");
const format = await load("format");
const data = await load("data");
const { onFront } = await load("front");
const { percentTicks } = await load("ticks");

test("CSV quotes, and makes formulas inert", () => {
  assert.equal(csvField("plain"), "plain");
  assert.equal(csvField('a "b", c'), '"a ""b"", c"');
  assert.equal(csvField("a\nb"), '"a\nb"');
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) assert.ok(csvField(`${start}cmd`).startsWith(`"'${start}`));
  assert.equal(csvField(null), "");
  assert.equal(csvField(1.5), "1.5");
  assert.equal(csvText([["a", 1], ["b", null]]), "a,1\r\nb,\r\n");
});

test("labels end up apart, in order, within their limits", () => {
  const wanted = [100, 101, 102, 40, 300, 299];
  const places = separate(wanted, 14, 10, 305);
  const sorted = [...places].sort((a, b) => a - b);
  sorted.slice(1).forEach((place, i) => assert.ok(place - sorted[i] >= 14 - 1e-9));
  assert.ok(sorted[0] >= 10 && sorted.at(-1) <= 305 + 1e-9);
  assert.equal(places[3], 40);
  wanted.forEach((a, i) => wanted.forEach((b, j) => assert.ok(a >= b || places[i] < places[j])));
});

const known = {
  techniques: ["loop", "coroutine"],
  metrics: [{ id: "time", absent: "" }, { id: "peak_bytes", absent: "no probe" }],
  scenarios: [["drain", ""], ["sum", ""]],
  toolchains: [{ id: "gcc" }, { id: "clang" }],
  sizes: [1, 64],
  examples: [{ name: "fibonacci", suite: "sequences", sources: { loop: "", coroutine: "" } }, { name: "power", suite: "sequences", sources: {} }],
};

test("a view's fragment gives the view again", () => {
  const view = { ...state.defaults(known), scenario: 1, n: 64, toolchain: 1, search: "fib", hidden: new Set([1]), to: "best", sort: 1, ascending: true, right: "loop", theme: "dark", use: { n: 5, share: 0.25, passes: 3, work: 1.5 }, example: 0 };
  assert.deepEqual(state.parse(`#${state.format(view, known)}`, known), view);
});

test("the default view has no fragment", () => assert.equal(state.format(state.defaults(known), known), ""));

test("a fragment of unknown values gives the defaults", () => {
  const bad = "#metric=peak_bytes&to=<b>&scenario=__proto__&n=1e9&toolchain=2&search=zzz&hide=x,,constructor&example=../x&sort=-1&left=%00&theme=evil&use=0,2,1,1&at=nowhere&%E0%A4%A";
  assert.deepEqual(state.parse(bad, known), state.defaults(known));
});

test("figures are written as the summaries write them", () => {
  assert.equal(format.timeText(0.2561), "0.256 ns");
  assert.equal(format.timeText(999.6), "1.00 µs");
  assert.equal(format.bytesText(1023), "1023 B");
  assert.equal(format.bytesText(8388608), "8.00 MiB");
  assert.equal(format.ratioText(9.996), "10.0×");
  assert.equal(format.ratioText(421000), "421\u2009000×");
  assert.equal(format.ratioText(0.0123), "0.012×");
  assert.equal(format.sizeText(4096), "4 Ki");
  assert.equal(format.nameText("range_v3"), "range v3");
  assert.equal(format.nameText("cpython_list"), "CPython list");
});

test("a ratio turned round", () => {
  assert.deepEqual(data.inverse({ low: 2, estimate: 4, high: 5 }), { low: 0.2, estimate: 0.25, high: 0.5 });
  assert.deepEqual(data.inverse({ low: null, estimate: 4, high: null }), { low: null, estimate: 0.25, high: null });
});

test("the ticks of the samples' axis keep their distance, and keep the median", () => {
  for (const [low, high, pixels] of [[-3, 3, 200], [-10, 800, 200], [-10, 40, 1100], [-90, 9000, 900]]) {
    const ticks = percentTicks(low, high, pixels);
    assert.ok(ticks.includes(0));
    assert.ok(ticks.every((tick) => low <= tick && tick <= high));
    assert.deepEqual(ticks, [...ticks].sort((a, b) => a - b));
  }
  assert.ok(percentTicks(-10, 800, 200).length < percentTicks(-10, 800, 1100).length);
});

test("the Pareto front holds what nothing beats on both", () => {
  const spots = [{ ratio: 1, bytes: 8 }, { ratio: 2, bytes: 0 }, { ratio: 2, bytes: 8 }, { ratio: 1, bytes: 8 }, { ratio: 3, bytes: 0 }];
  assert.deepEqual(spots.map((spot) => onFront(spot, spots)), [true, true, false, true, false]);
});
