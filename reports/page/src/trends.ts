// The way to look things up in the history's data, and how they are called.

import { nameText } from "./format";
import { near, type ChangePoint, type HistoryData, type SeriesData, type Written } from "./schema";

export interface TrendPoint {
  revision: number; // index
  low: number | null;
  ratio: number;
  high: number | null;
  raw: number | null;
}

/** Values that stand as [value, count]… one by one. */
export function unrolled(rows: (number | null)[]): (number | null)[] {
  const values: (number | null)[] = [];
  for (let i = 0; i + 1 < rows.length; i += 2) for (let k = 0; k < (rows[i + 1] ?? 0); k++) values.push(rows[i]!);
  return values;
}

export function trendPoints(series: SeriesData): TrendPoint[] {
  const part = (value: Written | undefined): number | null => near(value, 1);
  const ratios = series.e
    ? unrolled(series.e).map((ratio) => [null, ratio, null])
    : Array.from({ length: Math.floor((series.y?.length ?? 0) / 3) }, (_, i) => [
        part(series.y![3 * i]),
        part(series.y![3 * i + 1]),
        part(series.y![3 * i + 2]),
      ]);
  const raws = series.e ? unrolled(series.w) : series.w;
  const points: TrendPoint[] = [];
  let revision = -1;
  ratios.forEach(([low, ratio, high], i) => {
    revision = series.r ? (i === 0 ? 0 : revision) + series.r[i]! : i;
    if (ratio !== null && ratio !== undefined)
      points.push({ revision, low: low ?? null, ratio, high: high ?? null, raw: raws[i] ?? null });
  });
  return points;
}

/** A commit by its first ten signs; another name as it is, unless it is long. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{12,}$/.test(revision)
    ? revision.slice(0, 10)
    : revision.length > 24
      ? `${revision.slice(0, 23)}…`
      : revision;
}

/** How a view names a series: its case and metric, and a number where several have both. */
export function seriesName(history: HistoryData, index: number): { trend: string; of: string; nth: number } {
  const one = history.series[index]!;
  const nth = history.series.slice(0, index).filter((other) => other.n === one.n && other.m === one.m).length;
  return { trend: history.cases[one.n]!, of: history.metrics[one.m]![0], nth };
}

/** The series of a name; null if there is none. */
export function findSeries(history: HistoryData, trend: string, of: string | null, nth: number): number | null {
  const fits = history.series.map((_, i) => i).filter((i) => history.cases[history.series[i]!.n] === trend);
  const metric = fits.filter((i) => history.metrics[history.series[i]!.m]![0] === of);
  return metric[nth] ?? metric[0] ?? fits[0] ?? null;
}

/** What is shown at first: the series of the latest change, of time if it has one. */
export function firstSeries(history: HistoryData): number {
  const isTime = ([series]: [number, number]): boolean => history.metrics[history.series[series]!.m]![0] === "time";
  return history.changes.find(isTime)?.[0] ?? history.changes[0]?.[0] ?? 0;
}

/** What a case is an example of: its name up to the first slash. */
export function exampleOf(name: string): string {
  return name.split("/")[0]!;
}

/** A ratio as a change: as reports/comparison/rows.cpp writes it. */
export function percentChange(ratio: number): string {
  if (ratio === 1) return "0 %";
  if (ratio >= 2) return `${ratio.toFixed(2)}×`;
  const part = Math.abs(ratio - 1) * 100;
  return `${ratio < 1 ? "−" : "+"}${part.toFixed(part < 0.0995 ? 2 : part < 9.95 ? 1 : 0)} %`;
}

export interface Level {
  from: number;
  to: number;
  ratio: number;
}

/** The level between two changes, as the program found it: none where nothing changed. */
export function levels(points: TrendPoint[], steps: ChangePoint[]): Level[] {
  if (steps.length === 0 || points.length === 0) return [];
  const ends = [...steps.map(([at]) => at), points.length];
  return ends.map((end, i) => {
    const begin = i === 0 ? 0 : ends[i - 1]!;
    return {
      from: points[begin]!.revision - 0.5,
      to: points[Math.min(end, points.length) - 1]!.revision + 0.5,
      ratio: i === 0 ? steps[0]![2] : steps[i - 1]![3],
    };
  });
}

/** The day of an ISO 8601 date; another text as it is. */
export function dayOf(date: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? date;
}

export function revisionText(history: HistoryData, index: number | null): string {
  return index === null ? "?" : shortRevision(history.revisions[index]![0]);
}

/** What a series is measured against. */
export function baseText(history: HistoryData, series: SeriesData): string {
  return shortRevision(history.baselines[series.b]![0]);
}

/** The revisions between which a change lies: after the first, up to the second. */
export function withinText(history: HistoryData, points: TrendPoint[], [at, after]: ChangePoint): string {
  return `${revisionText(history, after)}..${revisionText(history, points[at]?.revision ?? null)}`;
}

/** example/technique/scenario/n as people read it; another project's name as it is, whatever its shape. */
export function caseText(history: HistoryData, series: SeriesData): string {
  const name = history.cases[series.n]!;
  const own = history.baselines[series.b]![1] !== ""; // only our cases have a contract
  const parts = name.split("/");
  return own && parts.length === 4
    ? `${nameText(parts[0]!)}, ${nameText(parts[1]!)}, ${nameText(parts[2]!)}, n = ${parts[3]!}`
    : name;
}

/** The machine and compiler that a series was measured with, what against, and of which sources. */
export function placeText(history: HistoryData, one: SeriesData): string {
  const digest = history.baselines[one.b]![1];
  return [
    history.machines[one.h],
    history.toolchains[one.t],
    `against ${baseText(history, one)}`,
    ...(digest ? [`sources ${digest.slice(0, 8)}`] : []),
  ].join("; ");
}
