// What the names of another project's benchmarks say: which belong together, and the number in which they differ.

import type { Interval } from "./schema";

export interface Benchmark {
  name: string;
  time: Interval;
}

/** Of a benchmark's name: what it shares with others, and the number in which it differs. */
export interface Member {
  family: string;
  argument: number;
}

/** "BM_Sort/4096/real_time" is of the family "BM_Sort/…/real_time", at 4096; null without a number of its own. */
export function memberOf(name: string): Member | null {
  const found = /^(.*?)\/(\d+)(?=\/|$)(.*)$/.exec(name);
  return found ? { family: `${found[1]!}${found[3] ? `/…${found[3]}` : ""}`, argument: Number(found[2]) } : null;
}

export interface Family {
  name: string;
  spots: { argument: number; time: Interval; benchmark: string }[];
}

/** Families of benchmarks with at least two arguments, by name; each by its argument. */
export function familiesOf(all: Benchmark[]): Family[] {
  const families = new Map<string, Family>();
  for (const { name, time } of all) {
    const member = memberOf(name);
    if (!member || member.argument === 0 || !(time.estimate > 0)) continue;
    const family = families.get(member.family) ?? { name: member.family, spots: [] };
    family.spots.push({ argument: member.argument, time, benchmark: name });
    families.set(member.family, family);
  }
  for (const family of families.values()) family.spots.sort((a, b) => a.argument - b.argument);
  return [...families.values()]
    .filter(({ spots }) => new Set(spots.map((spot) => spot.argument)).size > 1)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
