// Heap timelines and the tree behind a flame graph.
import { callTree, kindOf, laidOut, matchedShare, neighbour, sums } from "@page/frames";
import { nearestPlace } from "@page/profiles";
import { levelAt, stepsOf } from "@page/timeline";
import { expect, test } from "vitest";

const profile = {
  sampler: "perf",
  unit: "samples",
  names: ["once", "body", "new", "malloc", "<img src=x>"],
  stacks: [
    [40, 0],
    [30, 0, 1],
    [20, 0, 2, 3],
    [6, 0, 1, 1],
    [4, 0, 4],
  ],
};

test("the tree holds every sample, the dearest call first", () => {
  const root = laidOut(callTree(profile));
  expect(root.data.name).toBe("once");
  expect(root.value).toBe(100);
  expect(root.children!.map((c) => [c.data.name, c.value])).toEqual([
    ["body", 36],
    ["new", 20],
    ["<img src=x>", 4],
  ]);
  for (const box of root.descendants())
    for (const child of box.children ?? []) {
      expect(child.x0).toBeGreaterThanOrEqual(box.x0);
      expect(child.x1).toBeLessThanOrEqual(box.x1 + 1e-12);
      expect((child.x1 - child.x0) / (root.x1 - root.x0)).toBeCloseTo(child.value! / 100);
    }
});

test("several roots stand under one", () => {
  const root = laidOut(
    callTree({
      ...profile,
      stacks: [
        [1, 0],
        [2, 1],
      ],
    }),
  );
  expect(root.data.name).toBe("all");
  expect(root.children!.length).toBe(2);
});

test("what is searched is counted once, however often it stands on a stack", () => {
  const root = laidOut(callTree(profile));
  expect(matchedShare(root, "body")).toBeCloseTo(0.36);
  expect(matchedShare(root, " ONCE ")).toBe(1);
  expect(matchedShare(root, "malloc")).toBeCloseTo(0.2);
  expect(matchedShare(root, "no such")).toBe(0);
  expect(matchedShare(root, "")).toBe(0);
});

test("the table sums up by function, a recursion once", () => {
  expect(sums(profile)).toEqual([
    { name: "once", own: 40, total: 100 },
    { name: "body", own: 36, total: 36 },
    { name: "malloc", own: 20, total: 20 },
    { name: "<img src=x>", own: 4, total: 4 },
    { name: "new", own: 0, total: 20 },
  ]);
});

test("keys go to caller, callee and neighbours, and stop at the edges", () => {
  const root = laidOut(callTree(profile));
  const [body, made] = root.children!;
  expect(neighbour(root, "ArrowDown")).toBe(body);
  expect(neighbour(body!, "ArrowUp")).toBe(root);
  expect(neighbour(body!, "ArrowRight")).toBe(made);
  expect(neighbour(body!, "ArrowLeft")).toBe(body);
  expect(neighbour(root, "ArrowUp")).toBe(root);
  expect(neighbour(root, "ArrowRight")).toBe(root);
  expect(neighbour(made!.children![0]!, "ArrowDown")).toBe(made!.children![0]);
});

test("kinds of code", () => {
  expect(kindOf("once [measured region]")).toBe("region");
  expect(kindOf("[fiber's own stack]")).toBe("region");
  expect(kindOf("[kernel: page fault]")).toBe("kernel");
  expect(kindOf("yieldmark::fibonacci::coroutine(...) [coroutine body]")).toBe("own");
  expect(kindOf("yieldmark::detail::fiber_body<...>::run(...)")).toBe("support");
  expect(kindOf("yieldmark::generator<...>::~generator()")).toBe("support");
  expect(kindOf("yieldmark::string_generator::coroutine(...)")).toBe("own");
  expect(kindOf("operator new(...)")).toBe("library");
});

test("steps end where the sequence does, and tell the level at any moment", () => {
  const heap = { steps: [0, 0, 10, 64, 20, 32], first: 12, last: 18, release: 30, peak: 64, events: 2 };
  const steps = stepsOf(heap);
  expect(steps).toEqual([
    { at: 0, live: 0 },
    { at: 10, live: 64 },
    { at: 20, live: 32 },
    { at: 30, live: 32 },
  ]);
  expect([0, 9.9, 10, 19, 20, 99].map((at) => levelAt(steps, at))).toEqual([0, 0, 64, 64, 32, 32]);
  expect(stepsOf({ ...heap, steps: [] })).toEqual([]);
  expect(stepsOf({ ...heap, release: -1 }).length).toBe(3);
});

test("the view's own place comes first, then its scenario, then any; the largest of several", () => {
  const places = [
    { s: 0, n: 64 },
    { s: 0, n: 4096 },
    { s: 1, n: 65536 },
  ];
  expect(nearestPlace(places, 0, 64)).toEqual({ s: 0, n: 64 });
  expect(nearestPlace(places, 0, 1)).toEqual({ s: 0, n: 4096 });
  expect(nearestPlace(places, 2, 64)).toEqual({ s: 1, n: 65536 });
  expect(nearestPlace([], 0, 64)).toBe(null);
});

test("over the items handed over, the last level lasts until all are", () => {
  const heap = { items: 64, steps: [0, 0, 0, 512], first: 10, last: 20, release: 25, peak: 512, events: 1 };
  expect(stepsOf(heap).at(-1)).toEqual({ at: 1000, live: 512 });
  expect(levelAt(stepsOf(heap), 500)).toBe(512);
});
