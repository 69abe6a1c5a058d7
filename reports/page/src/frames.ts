// The tree behind a flame graph: who called whom, and what it cost.

import { hierarchy, partition, type HierarchyRectangularNode } from "d3";
import type { CpuProfile } from "./schema";

export interface Call {
  name: string;
  own: number;
  calls: Call[];
}

export type Box = HierarchyRectangularNode<Call>;

/** The calls as a tree under one nameless root. */
export function callTree(profile: CpuProfile): Call {
  const root: Call = { name: "", own: 0, calls: [] };
  for (const [weight, ...frames] of profile.stacks) {
    let at = root;
    for (const frame of frames) {
      const name = profile.names[frame] ?? "";
      let next = at.calls.find((call) => call.name === name);
      if (!next) at.calls.push((next = { name, own: 0, calls: [] }));
      at = next;
    }
    at.own += weight ?? 0;
  }
  return root;
}

/** The tree laid out over [0, 1], the dearest call first; of a root that calls one function only, that one. */
export function laidOut(tree: Call): Box {
  const top = tree.calls.length === 1 && tree.own === 0 ? tree.calls[0]! : { ...tree, name: "all" };
  const sorted = hierarchy(top, (call) => call.calls)
    .sum((call) => call.own)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.data.name < b.data.name ? -1 : 1));
  return partition<Call>()(sorted);
}

/** The share of all that was spent in or under functions whose name holds `text`, each moment counted once. */
export function matchedShare(root: Box, text: string): number {
  const wanted = text.trim().toLowerCase();
  if (wanted === "" || !root.value) return 0;
  const sum = (box: Box): number =>
    box.data.name.toLowerCase().includes(wanted)
      ? (box.value ?? 0)
      : (box.children ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root) / root.value;
}

export interface Sum {
  name: string;
  own: number;
  total: number;
}

/** Functions by what they spent themselves; `total` holds what they called, and counts a recursion once. */
export function sums(profile: CpuProfile): Sum[] {
  const found = new Map<string, Sum>();
  for (const [weight, ...frames] of profile.stacks) {
    const names = frames.map((frame) => profile.names[frame] ?? "");
    new Set(names).forEach((name) => {
      const sum = found.get(name) ?? { name, own: 0, total: 0 };
      sum.total += weight ?? 0;
      if (name === names.at(-1)) sum.own += weight ?? 0;
      found.set(name, sum);
    });
  }
  return [...found.values()].sort((a, b) => b.own - a.own || b.total - a.total);
}

/** Where the keys go from a box: to its caller, its dearest callee, or the neighbour under the same caller. */
export function neighbour(box: Box, key: string): Box {
  if (key === "ArrowUp") return box.parent ?? box;
  if (key === "ArrowDown") return box.children?.[0] ?? box;
  const row = box.parent?.children ?? [box];
  const at = row.indexOf(box) + (key === "ArrowLeft" ? -1 : 1);
  return row[Math.min(Math.max(at, 0), row.length - 1)]!;
}

/** What kind of code a function is, which its colour says. */
export function kindOf(name: string): "region" | "kernel" | "own" | "support" | "library" {
  if (name.startsWith("[kernel")) return "kernel";
  if (name.includes("[measured region]") || name === "all" || /^\[(fiber|another|switch|deeper)/.test(name))
    return "region";
  // An example's namespace is followed by a name, a class template of the support by its arguments.
  if (/^yieldmark::(detail::|bench::|(frame|stack)_pool::|\w+<)/.test(name)) return "support";
  return name.startsWith("yieldmark::") ? "own" : "library";
}
