// How a technique looks: as the page's data say, and plainly where they say nothing.
import { colour, dash, learnLooks, symbol } from "@page/look";
import { expect, test } from "vitest";
import { known } from "./known";

test("looks are those of the data; another project's technique is neutral", () => {
  learnLooks(known);
  expect([colour("loop"), symbol("loop"), dash("loop")]).toEqual(["var(--slot-grey)", "circle", undefined]);
  expect([colour("eager"), symbol("eager"), dash("eager")]).toEqual(["var(--slot-orange)", "cross", "5 3"]);
  for (const other of ["theirs", "__proto__", "constructor"])
    expect([colour(other), symbol(other), dash(other)]).toEqual(["var(--slot-other)", "circle", undefined]);
});
