// Families, arguments and threads in the names of another project's benchmarks.
import { dimensionsOf, dimensionText, numbersOf } from "@page/families";
import { expect, test } from "vitest";

const all = (names: string[]): never =>
  names.map((name, i) => ({ name, value: { low: null, estimate: i + 1, high: null } })) as never;

test("a number of a name is an argument, with the name that it has", () => {
  expect(numbersOf("BM_Sort/4096")).toEqual([{ key: "#1", value: 4096, family: "BM_Sort" }]);
  expect(numbersOf("BM_Sort<int>/4096/real_time")).toEqual([
    { key: "#1", value: 4096, family: "BM_Sort<int>/…/real_time" },
  ]);
  expect(numbersOf("family/size:1024/8/real_time/threads:8")).toEqual([
    { key: "size", value: 1024, family: "family/…/8/real_time/threads:8" },
    { key: "#1", value: 8, family: "family/size:1024/…/real_time/threads:8" },
    { key: "threads", value: 8, family: "family/size:1024/8/real_time" },
  ]);
});

test("how often a benchmark ran is no argument, and neither is what only looks like a number", () => {
  expect(numbersOf("BM_A/min_time:2/min_warmup_time:1/iterations:100/repeats:3")).toEqual([]);
  expect(numbersOf("BM_x86/v2/1.5/12 items")).toEqual([]);
  expect(numbersOf("4096/BM_A")).toEqual([]);
});

test("each number in which benchmarks differ is a dimension, threads the last", () => {
  const names = ["A/threads:2/8", "A/threads:1/8", "A/threads:1/64", "B/size:8", "B/size:1", "C/7", "D/0", "D/1"];
  const found = dimensionsOf(all(names));
  expect(found.map(({ key }) => key)).toEqual(["#1", "size", "threads"]);
  expect(found.map(({ families }) => families.map(({ name }) => name))).toEqual([["A/threads:1"], ["B"], ["A/…/8"]]);
  expect(found[2]!.families[0]!.spots.map((spot) => [spot.argument, spot.benchmark])).toEqual([
    [1, "A/threads:1/8"],
    [2, "A/threads:2/8"],
  ]);
});

test("an argument without a name is the first, second … only beside others", () => {
  const one = dimensionsOf(all(["A/1", "A/2", "A/2/threads:1", "A/2/threads:2"]));
  expect(one.map(({ key }) => dimensionText(key, one))).toEqual(["the argument", "threads"]);
  const two = dimensionsOf(all(["A/1/1", "A/1/2", "A/2/1"]));
  expect(two.map(({ key }) => dimensionText(key, two))).toEqual(["the first argument", "the second argument"]);
});
