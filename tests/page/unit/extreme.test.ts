// Figures as no machine gives them: whatever they are, every loop ends and every text is one.
import { bareRatio, bytesText, countText, threeDigits, timeText } from "@page/format";
import { symbol } from "@page/look";
import { intervalAt, near } from "@page/schema";
import { clipAt, logTicks, percentTicks } from "@page/ticks";
import { expect, test } from "vitest";

test("ticks of a log axis are few, whatever it spans", () => {
  expect(logTicks(1, 1000)).toEqual([1, 10, 100, 1000]);
  expect(logTicks(1, 5)).toEqual([1, 2, 3, 5]);
  for (const [low, high] of [
    [5e-324, Number.MAX_VALUE],
    [1e-300, 1e300],
    [1, Infinity],
    [5e-324, 5e-324],
    [Number.MAX_VALUE, Infinity],
  ] as const) {
    const ticks = logTicks(low, high);
    expect(ticks.length).toBeLessThan(20);
    expect(ticks.every((tick) => low * 0.999 <= tick && tick <= high * 1.001 && Number.isFinite(tick))).toBe(true);
  }
  expect(logTicks(1e-300, 1e300).length).toBeGreaterThan(5);
  for (const [low, high] of [
    [0, 1],
    [-1, 1],
    [NaN, 1],
    [1, NaN],
    [Infinity, -Infinity],
    [-Infinity, Infinity],
  ] as const)
    expect(logTicks(low, high)).toEqual([]);
});

test("a log axis ends before the few values that would leave most of it empty", () => {
  expect(clipAt([1, 1.2, 2, 3, 4, 5, 6, 7, 11_567])).toBe(7);
  expect(clipAt([1, 2, 4, 8, 16, 32, 64, 128])).toBeNull();
  expect(clipAt([1, 1.1, 1.2, 9])).toBeNull();
  expect(clipAt([1, 1, 1, 9_000, 9_100, 9_200])).toBeNull();
  expect(clipAt([])).toBeNull();
});

test("ticks of the samples' axis are few, whatever it spans", () => {
  for (const [low, high] of [
    [-100, Infinity],
    [-100, 1e308],
    [NaN, NaN],
    [0, 0],
  ] as const)
    expect(percentTicks(low, high, 500).length).toBeLessThan(30);
});

test("a value near another, or in a text as it is", () => {
  expect(near(-5000, 4)).toBe(2);
  expect(near("1e300", 4)).toBe(1e300);
  expect(near(null, 4)).toBe(null);
  expect(near(undefined, 4)).toBe(null);
  expect(intervalAt(["1e-300", 2, 5000], 0)).toEqual({ low: 1e-300, estimate: 2, high: 3 });
  expect(intervalAt(["0.5", "1e300", null], 0, 2)).toEqual({ low: 0.5, estimate: 1e300, high: null });
  expect(intervalAt([null, null, null], 0, 2)).toBe(null);
  expect(intervalAt([0, 0, 0], 0, 2)).toEqual({ low: 2, estimate: 2, high: 2 });
});

test("figures without room in plain digits", () => {
  expect(threeDigits(1e299)).toBe("1.00e+299");
  expect(threeDigits(0.0004)).toBe("4.00e-04");
  expect(threeDigits(0.0005)).toBe("0.001");
  expect(timeText(5e-324)).toBe("4.94e-324 ns");
  expect(timeText(1e308)).toBe("1.00e+299 s");
  expect(bytesText(1e300)).toBe("9.31e+290 GiB");
  expect(countText(1e21)).toBe("1.00e+21");
  expect(bareRatio(1e21)).toBe("1.00e+21");
});

test("a technique may be called as what every object has", () => {
  for (const id of ["valueOf", "__proto__", "constructor", "toString"]) expect(symbol(id)).toBe("circle");
});
