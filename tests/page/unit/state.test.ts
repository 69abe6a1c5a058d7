// What the reader chose, in the URL's fragment and out of it.
import { defaults, format, parse } from "@page/state";
import { expect, test } from "vitest";
import { known } from "./known";

test("a view's fragment gives the view again", () => {
  const view = {
    ...defaults(known),
    scenario: 1,
    n: 64,
    toolchain: 1,
    search: "fib",
    hidden: new Set([1]),
    to: "best",
    sort: 1,
    ascending: true,
    right: "loop",
    flame: 1,
    theme: "dark",
    use: { n: 5, share: 0.25, passes: 3, work: 1.5 },
    example: 0,
    only: "kind:time only",
    series: 2,
  };
  expect(parse(`#${format(view, known)}`, known)).toEqual(view);
});

test("the default view has no fragment", () => expect(format(defaults(known), known)).toBe(""));

test("a fragment of unknown values gives the defaults", () => {
  const bad =
    "#metric=peak_bytes&to=<b>&scenario=__proto__&n=1e9&toolchain=2&search=zzz&hide=x,,constructor&example=../x" +
    "&sort=-1&left=%00&flame=constructor&theme=evil&use=0,2,1,1&only=kind:constructor" +
    "&trend=<b>&of=__proto__&nth=-1&at=nowhere&%E0%A4%A";
  expect(parse(bad, known)).toEqual(defaults(known));
});

test("a series is found by its case, then by its metric, then by its number", () => {
  const series = (fragment: string): number | null => parse(fragment, known).series;
  expect(series("#trend=power/loop/drain/64")).toBe(3);
  expect(series("#trend=fibonacci/loop/drain/64&of=instructions")).toBe(1);
  expect(series("#trend=fibonacci/loop/drain/64&of=instructions&nth=1")).toBe(2);
  expect(series("#trend=fibonacci/loop/drain/64&of=instructions&nth=99")).toBe(1);
  expect(series("#trend=fibonacci/loop/drain/64&of=cycles")).toBe(0);
});

test("a page without history or comparison ignores what only they know", () => {
  const bare = { ...known, history: null, comparison: null };
  expect(parse("#only=worse&trend=power/loop/drain/64", bare)).toEqual(defaults(bare));
});

test("a search is known if a case of the comparison has it in its name", () => {
  expect(parse("#search=old_case", known).search).toBe("old_case");
  expect(parse("#search=older_case", known).search).toBe("");
});
