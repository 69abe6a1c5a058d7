// Which of the recorded profiles belong to the view.

import { nameText, sizeText } from "./format";
import type { Profile } from "./schema";
import { groupShown, scenarioShown, shown, type View } from "./view";

export interface Place {
  s: number;
  n: number;
}

/** The profiled place nearest to the view: its own, otherwise of its scenario, otherwise any; the largest n first. */
export function nearestPlace(places: Place[], scenario: number, n: number | null): Place | null {
  const rank = (place: Place): number[] => [
    Number(place.s === scenario),
    Number(place.s === scenario && place.n === n),
    place.n,
  ];
  let best: Place | null = null;
  for (const place of places) {
    if (best === null) best = place;
    const [mine, other] = [rank(place), rank(best)];
    const differs = mine.findIndex((value, i) => value !== other[i]);
    if (differs >= 0 && mine[differs]! > other[differs]!) best = place;
  }
  return best;
}

/** The profiles of the view's example and compiler that have such a part, all at one scenario and size. */
export function profilesOf(view: View, part: "heap" | "cpu"): Profile[] {
  const { data, state } = view;
  const visible = shown(view);
  const all = data.raw.profiles.filter(
    (p) => p.e === state.example && p.c === state.toolchain && p[part] !== null && visible.includes(p.t),
  );
  const place = nearestPlace(all, scenarioShown(view), groupShown(view)?.n ?? state.n);
  return all.filter((p) => p.s === place?.s && p.n === place.n).sort((a, b) => a.t - b.t);
}

/** "drain, n = 4 Ki". */
export function placeText(view: View, one: Profile): string {
  const scenario = view.data.raw.scenarios[one.s]?.[0] ?? "";
  return [nameText(scenario), one.n > 0 ? `n = ${sizeText(one.n)}` : ""].filter(Boolean).join(", ");
}

/** What to say where there is none: why, if somebody tried, and the command that makes one. */
export function noProfile(view: View, part: "no_heap" | "no_cpu", what: string): string {
  const { data, state } = view;
  const example = data.raw.examples[state.example]?.name ?? "";
  const tried = data.raw.profiles.find(
    (p) => p.e === state.example && p.c === state.toolchain && p[part] !== "" && p[part] !== "not asked for",
  );
  const why = tried ? ` (${tried[part]})` : "";
  const names = `${example}/*/${data.raw.scenarios[scenarioShown(view)]?.[0] ?? "*"}/${groupShown(view)?.n ?? "*"}`;
  return `No ${what} of this example was recorded${why}. To record one: yieldmark profile '${names}'`;
}
