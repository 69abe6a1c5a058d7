// The page's rule of matching, held against the table that the program's own is held against too.
import { readFileSync } from "node:fs";
import { caseFilter } from "@page/case_filter";
import { caseSearch, foundExamples } from "@page/search";
import { expect, test } from "vitest";
import { known } from "./known";

interface Row {
  pattern: string;
  name: string;
  suite?: string;
  matches: boolean;
  why: string;
}
const table = JSON.parse(readFileSync(process.env["YIELDMARK_CASE_FILTERS"]!, "utf8")) as Row[];

test("the table has its rows", () => expect(table.length).toBeGreaterThan(40));

test.each(table)("$pattern and $name: $why", ({ pattern, name, suite, matches }) =>
  expect(caseFilter(pattern)(name, suite)).toBe(matches),
);

test("the page's search finds parts of names, and cases by the rule", () => {
  const found = (search: string): number[] => [...foundExamples(search, known)];
  expect(found("")).toEqual([0, 1]);
  expect(found("FIBO")).toEqual([0]);
  expect(found("sequences")).toEqual([0, 1]);
  expect(found("*/coroutine/*")).toEqual([0]);
  expect(found("power/loop/sum")).toEqual([1]);
  expect(found("power/loop/drain")).toEqual([]);
  expect(found("coroutine")).toEqual([]);
});

test("a compared case is found by a part of its name, and by the rule", () => {
  expect(caseSearch("LOOP/drain")("old_case/loop/drain/8")).toBe(true);
  expect(caseSearch("old*/8")("old_case/loop/drain/8")).toBe(true);
  expect(caseSearch("old*/9")("old_case/loop/drain/8")).toBe(false);
});
