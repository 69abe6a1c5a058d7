// The little of the page's data that a fragment is held against.
import type { PageData } from "@page/schema";

const series = (n: number, m: number): object => ({ n, m, h: 0, t: 0, b: 0, e: [1, 2], w: [8, 2], p: [] });

export const known = {
  techniques: ["loop", "coroutine"],
  looks: {
    loop: ["grey", "circle", 0, "loop", "A loop"],
    eager: ["orange", "cross", 1, "std::vector (reserved)", "A reserved std::vector"],
  },
  reference: "loop",
  generator: "coroutine",
  list: "eager",
  opening: [0, 1000],
  metrics: [
    { id: "time", absent: "" },
    { id: "peak_bytes", absent: "no probe" },
  ],
  scenarios: [
    ["drain", ""],
    ["sum", ""],
  ],
  toolchains: [{ id: "gcc" }, { id: "clang" }],
  sizes: [1, 64],
  models: [],
  code: {
    lines: ["ret", "add %rdx,%rax", "+2:"],
    names: ["measured region", "body"],
    functions: [
      [0, 0, 2, 1, 0],
      [1, 5, 0],
      [0, 0, 0],
    ],
    of: [
      [0, 1, 0, 0, 0, 1],
      [0, 1, 1, 0, 2],
    ],
  },
  groups: [
    { e: 0, s: 0, c: 0, n: 64, t: [0, 1] },
    { e: 1, s: 1, c: 0, n: 64, t: [0] },
  ],
  examples: [
    { name: "fibonacci", suite: "sequences", sources: { loop: "", coroutine: "" } },
    { name: "power", suite: "sequences", sources: {} },
  ],
  comparison: {
    outcomes: [
      ["worse", "changed for the worse", 2],
      ["same", "with no difference found", 5],
    ],
    kinds: [
      ["time only", 1],
      ["memory", 1],
    ],
    metrics: [["time", "time", "ns"]],
    cases: [{ n: "old_case/loop/drain/8", o: 1, w: "", m: [] }],
    facts: [],
    doubts: [],
    sentences: [],
  },
  history: {
    revisions: [
      ["base", "", ""],
      ["next", "", ""],
    ],
    metrics: [
      ["time", "time", "ns"],
      ["instructions", "instructions", "count"],
    ],
    machines: ["a", "b"],
    toolchains: ["g++"],
    cases: ["fibonacci/loop/drain/64", "power/loop/drain/64"],
    baselines: [["base", ""]],
    series: [series(0, 0), series(0, 1), series(0, 1), series(1, 0)],
    changes: [],
  },
} as unknown as PageData;
