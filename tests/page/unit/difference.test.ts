// Both sides' instructions in one tree.
import { differenceBoxes, differenceText, differenceTree, sideOf, withCalls } from "@page/difference";
import { expect, test } from "vitest";

const data = {
  b: 300,
  n: 500,
  f: [],
  names: ["bench", "old", "new"],
  s: [
    [100, 100, 0],
    [200, 0, 0, 1],
    [0, 400, 0, 2],
  ],
};

test("what is gone and what is new stand side by side", () => {
  const root = differenceBoxes(differenceTree(data));
  expect(root.data.name).toBe("bench");
  expect(withCalls(root.data)).toEqual({ base: 300, now: 500 });
  expect(root.children!.map((box) => [box.data.name, box.value])).toEqual([
    ["new", 400],
    ["old", 200],
  ]);
  expect(root.value).toBe(700);
});

test("only what a function itself executes colours it", () => {
  const root = differenceTree(data).calls[0]!;
  expect(sideOf(root, 500)).toBe("same");
  expect(root.calls.map((call) => sideOf(call, 500))).toEqual(["less", "more"]);
});

test("differences have their sign", () => {
  expect(differenceText(200, 0)).toBe("−200");
  expect(differenceText(0, 12345.6)).toBe("+12\u2009346");
});
