// How figures are written, and how they are read out of the page's data.
import { bytesText, learnName, nameText, ratioText, sizeText, timeText } from "@page/format";
import { bracketed, confidenceText, inverse, likeOne, mapped, rangeText, single, spreadText } from "@page/interval";
import { intervalAt } from "@page/schema";
import { expect, test } from "vitest";

test("figures are written as the summaries write them", () => {
  expect(timeText(0.2561)).toBe("0.256 ns");
  expect(timeText(999.6)).toBe("1.00 µs");
  expect(bytesText(1023)).toBe("1023 B");
  expect(bytesText(8388608)).toBe("8.00 MiB");
  expect(ratioText(9.996)).toBe("10.0×");
  expect(ratioText(421000)).toBe("421\u2009000×");
  expect(ratioText(0.0123)).toBe("0.012×");
  expect(sizeText(4096)).toBe("4 Ki");
  expect(nameText("range_v3")).toBe("range v3");
  learnName("made_list", "a list of mine");
  expect(nameText("made_list")).toBe("a list of mine");
  expect(nameText("BM_Sort<my_type>/8")).toBe("BM_Sort<my_type>/8");
});

test("an interval's ends stand in ten-thousandths from its estimate", () => {
  expect(intervalAt([-100, 2, 250, null, 3, null], 0)).toEqual({ low: 1.98, estimate: 2, high: 2.05 });
  expect(intervalAt([-100, 2, 250, null, 3, null], 1)).toEqual({ low: null, estimate: 3, high: null });
  expect(intervalAt([null, null, null], 0)).toBeNull();
  expect(intervalAt([-100, 500, 250], 0, 2)).toEqual({ low: 2.1 * 0.99, estimate: 2.1, high: 2.1 * 1.025 });
});

test("a ratio turned round", () => {
  expect(inverse({ low: 2, estimate: 4, high: 5 })).toEqual({ low: 0.2, estimate: 0.25, high: 0.5 });
  expect(inverse({ low: null, estimate: 4, high: null })).toEqual({ low: null, estimate: 0.25, high: null });
});

test("a ratio is like one if its interval holds 1", () => {
  expect(likeOne({ low: 0.99, estimate: 1.2, high: 1.3 })).toBe(true);
  expect(likeOne({ low: 1.0001, estimate: 1.2, high: 1.3 })).toBe(false);
  expect(likeOne({ low: null, estimate: 1, high: null })).toBe(false);
});

test("an interval is written in one way everywhere, and left out where there is none", () => {
  const known = { low: 1, estimate: 2, high: 3 };
  expect(rangeText(known, String)).toBe("1 to 3");
  expect(confidenceText(known, String)).toBe("95 %: 1 to 3");
  expect(spreadText(known, String)).toBe(" (1–3)");
  expect(bracketed(confidenceText(known, String))).toBe(" (95 %: 1 to 3)");
  for (const text of [rangeText, confidenceText, spreadText]) expect(text(single(2)!, String)).toBe("");
  expect(bracketed("")).toBe("");
  expect(mapped({ low: null, estimate: 2, high: 3 }, (x) => 2 * x)).toEqual({ low: null, estimate: 4, high: 6 });
  expect(single(null)).toBeNull();
});
