// What the names of another project's benchmarks say: in which numbers they differ, and which belong together.

import type { Interval } from "./schema";

export interface Benchmark {
  name: string;
  /** Of the metric that is shown. */
  value: Interval;
}

/** A number in a benchmark's name: its argument "/4096" or "/size:4096", or its threads. */
export interface NamedNumber {
  /** What it is called: "size", "threads"; "#1", "#2" where it has no name. */
  key: string;
  value: number;
  /** What the benchmark shares with those that differ from it in this number alone. */
  family: string;
}

/** What Google Benchmark writes behind a name about how often it ran: no argument. */
const manners = ["min_time", "min_warmup_time", "iterations", "repeats"];

/** "BM_Sort/4096/real_time" has the number 4096, in the family "BM_Sort/…/real_time". */
export function numbersOf(name: string): NamedNumber[] {
  const parts = name.split("/");
  let unnamed = 0;
  return parts.flatMap((part, i): NamedNumber[] => {
    const found = i > 0 ? /^(?:([^:]+):)?(\d+)$/.exec(part) : null;
    if (!found || manners.includes(found[1] ?? "")) return [];
    const after = parts.slice(i + 1);
    const family = [...parts.slice(0, i), ...(after.length > 0 ? ["…", ...after] : [])].join("/");
    return [{ key: found[1] ?? `#${++unnamed}`, value: Number(found[2]), family }];
  });
}

export interface Family {
  name: string;
  spots: { argument: number; value: Interval; benchmark: string }[];
}

/** A number in which benchmarks differ, and those that differ in nothing else. */
export interface Dimension {
  key: string;
  families: Family[];
}

/** Families with at least two arguments, by name; each by its argument. An axis of arguments is logarithmic: no 0. */
function familiesOver(key: string, all: Benchmark[]): Family[] {
  const families = new Map<string, Family>();
  for (const { name, value } of all) {
    const number = numbersOf(name).find((one) => one.key === key);
    if (!number || number.value === 0) continue;
    const family = families.get(number.family) ?? { name: number.family, spots: [] };
    family.spots.push({ argument: number.value, value, benchmark: name });
    families.set(number.family, family);
  }
  for (const family of families.values()) family.spots.sort((a, b) => a.argument - b.argument);
  return [...families.values()]
    .filter(({ spots }) => new Set(spots.map((spot) => spot.argument)).size > 1)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The numbers in which benchmarks differ, in the order of their names; threads come last. */
export function dimensionsOf(all: Benchmark[]): Dimension[] {
  const keys = [...new Set(all.flatMap(({ name }) => numbersOf(name).map(({ key }) => key)))];
  return [...keys.filter((key) => key !== "threads"), "threads"]
    .map((key) => ({ key, families: familiesOver(key, all) }))
    .filter(({ families }) => families.length > 0);
}

const ordinals = ["first", "second", "third", "fourth"];

/** "threads", "size", "the argument"; "the first argument" where there are several without a name. */
export function dimensionText(key: string, all: Dimension[]): string {
  if (!key.startsWith("#")) return key;
  if (!all.some((other) => other.key.startsWith("#") && other.key !== key)) return "the argument";
  const number = Number(key.slice(1));
  return `the ${ordinals[number - 1] ?? `${number}th`} argument`;
}
