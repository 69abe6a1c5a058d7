// Both sides of one case in one tree: who calls whom, and what it costs in the base and in the new.

import { hierarchy, partition, type HierarchyRectangularNode } from "d3";
import { countText } from "./format";
import type { FunctionsData } from "./schema";

export interface TwoCosts {
  name: string;
  /** Instructions of the function itself. */
  base: number;
  now: number;
  calls: TwoCosts[];
}

export type TwoBox = HierarchyRectangularNode<TwoCosts>;

/** The stacks as a tree under one root. */
export function differenceTree(data: FunctionsData): TwoCosts {
  const root: TwoCosts = { name: "all", base: 0, now: 0, calls: [] };
  for (const [base, now, ...frames] of data.s ?? []) {
    let at = root;
    for (const frame of frames) {
      const name = data.names?.[frame] ?? "";
      let next = at.calls.find((call) => call.name === name);
      if (!next) at.calls.push((next = { name, base: 0, now: 0, calls: [] }));
      at = next;
    }
    at.base += base ?? 0;
    at.now += now ?? 0;
  }
  return root;
}

/** Laid out over [0, 1]. A box is as wide as the dearer side of what is in it, so that what is gone can be seen too. */
export function differenceBoxes(tree: TwoCosts): TwoBox {
  const top = tree.calls.length === 1 && tree.base === 0 && tree.now === 0 ? tree.calls[0]! : tree;
  const sorted = hierarchy(top, (call) => call.calls)
    .sum((call) => Math.max(call.base, call.now))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.data.name < b.data.name ? -1 : 1));
  return partition<TwoCosts>()(sorted);
}

/** What a function costs with all that it calls. */
export function withCalls(of: TwoCosts): { base: number; now: number } {
  const all = { base: of.base, now: of.now };
  for (const call of of.calls) {
    const { base, now } = withCalls(call);
    all.base += base;
    all.now += now;
  }
  return all;
}

/** "+1 200", "−3": a difference of instructions. */
export function differenceText(base: number, now: number): string {
  const by = now - base;
  return `${by < 0 ? "−" : "+"}${roundText(Math.abs(by))}`;
}

export function roundText(instructions: number): string {
  return countText(instructions >= 1000 ? Math.round(instructions) : instructions);
}

/** How a box is coloured: what its function itself executes more or fewer of, against all of the dearer side. */
export function sideOf(of: TwoCosts, all: number): "more" | "less" | "same" {
  const by = (of.now - of.base) / all;
  return by > 0.001 ? "more" : by < -0.001 ? "less" : "same";
}
