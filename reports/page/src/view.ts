// What every part of the page is given: the data, the state, and how to change it.

import type { Data } from "./data";
import { isForeign, type Group, type Metric, type Sheet } from "./schema";
import type { State } from "./state";

export interface View {
  readonly data: Data;
  readonly state: State;
  /** Changes the state, writes it into the fragment and redraws. */
  set(change: Partial<State>): void;
}

export function metricOf(view: View): Metric {
  const { metrics } = view.data.raw;
  return metrics.find((m) => m.id === view.state.metric) ?? metrics[0]!;
}

/** The scenario in which the chosen example is shown. */
export function scenarioShown({ data, state }: View): number {
  return data.scenarioOf(state.example, state.scenario);
}

/** What was measured of the chosen example at the chosen size; undefined if nothing was. */
export function groupShown(view: View): Group | undefined {
  const { data, state } = view;
  return data.group(state.example, scenarioShown(view), state.toolchain, state.n);
}

/** The same at all sizes, ascending. */
export function groupsShown(view: View): Group[] {
  const { data, state } = view;
  return data.series(state.example, scenarioShown(view), state.toolchain);
}

/** The techniques whose boxes are checked, in the order of the columns. */
export function shown(view: View): number[] {
  return view.data.raw.techniques.map((_, i) => i).filter((i) => !view.state.hidden.has(i));
}

/** The techniques of the table that the chosen example stands in: what the legend lists. */
export function atHand(view: View): number[] {
  return view.data.sheetOf(view.state.example).techniques;
}

/** Those of them that one of the tables has. */
export function shownIn(view: View, sheet: Sheet): number[] {
  return sheet.techniques.filter((t) => !view.state.hidden.has(t));
}

/** The technique that ratios are to. */
export function reference(view: View, group: Group): number | null {
  // Another project's benchmarks have nothing to be held against.
  if (isForeign(view.data.raw)) return null;
  return view.state.to === "best" ? view.data.fastest(group) : view.data.raw.techniques.indexOf(view.state.to);
}
