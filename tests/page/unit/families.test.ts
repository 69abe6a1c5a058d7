// Families and arguments in the names of another project's benchmarks.
import { familiesOf, memberOf } from "@page/families";
import { expect, test } from "vitest";

test("the first number of a name is its argument", () => {
  expect(memberOf("BM_Sort/4096")).toEqual({ family: "BM_Sort", argument: 4096 });
  expect(memberOf("BM_Sort<int>/4096/real_time")).toEqual({ family: "BM_Sort<int>/…/real_time", argument: 4096 });
  expect(memberOf("BM_Map/insert/8/threads:2")).toEqual({ family: "BM_Map/insert/…/threads:2", argument: 8 });
  expect(memberOf("BM_x86/v2")).toBeNull();
  expect(memberOf("BM_Parse")).toBeNull();
});

test("a family has at least two arguments, in their order", () => {
  const of = (name: string, estimate: number): object => ({ name, time: { low: null, estimate, high: null } });
  const found = familiesOf([of("B/64", 2), of("A/8", 5), of("B/8", 1), of("C", 1), of("A/8/x", 1)] as never);
  expect(found.map((family) => [family.name, family.spots.map((spot) => spot.argument)])).toEqual([["B", [8, 64]]]);
});
