// The machine code of a case, and the cell that is explained.
import { codeOf } from "@page/code";
import { cellName, format, parse } from "@page/state";
import type { View } from "@page/view";
import { expect, test } from "vitest";
import { known } from "./known";

const view = { data: { raw: known }, state: { toolchain: 0 } } as unknown as View;

test("the functions of a case, with labels and without what was left out", () => {
  const [region, body] = codeOf(view, 0, 1, 0);
  expect(region).toEqual({ name: "measured region", text: "+2:\n    add %rdx,%rax\n    ret", instructions: 2 });
  expect(body).toEqual({ name: "body", text: "    ret\n… 5 instructions more", instructions: 6 });
  expect(codeOf(view, 0, 1, 1)[0]!.text).toBe("    ret");
  expect(codeOf(view, 0, 0, 0)).toEqual([]);
  expect(codeOf({ ...view, state: { toolchain: 1 } } as View, 0, 1, 0)).toEqual([]);
});

test("a cell is named as its case is, and only one that a group has is taken", () => {
  const cell = { example: 0, technique: 1, scenario: 0, n: 64 };
  expect(cellName(cell, known)).toBe("fibonacci/coroutine/drain/64");
  const fragment = format({ ...parse("", known), cell }, known);
  expect(fragment).toBe("cell=fibonacci%2Fcoroutine%2Fdrain%2F64");
  expect(parse(fragment, known).cell).toEqual(cell);
  for (const other of [
    "fibonacci/coroutine/drain/1",
    "fibonacci/nothing/drain/64",
    "x",
    "",
    "fibonacci/coroutine/drain/64/",
  ])
    expect(parse(`cell=${encodeURIComponent(other)}`, known).cell).toBeNull();
});
