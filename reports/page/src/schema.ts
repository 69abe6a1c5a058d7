// The page's data as the program writes them; reports/page_data.hpp and the headers that it names document each field.

/** A value near a reference: in ten-thousandths of it, or as text where that can't hold it; null if there is none. */
export type Written = number | string | null;

/** An estimate; low and high are null where there were too few processes for an interval. */
export interface Interval {
  low: number | null;
  estimate: number;
  high: number | null;
}

/** What was measured of one example in one scenario at one size, built by one compiler. */
export interface Group {
  e: number;
  s: number;
  c: number;
  n: number;
  i: number;
  p: number;
  t: number[];
  y: Written[];
  d: (number | null)[];
  r: Written[];
  f?: Written[];
  o?: number[];
  x: number[];
  /** [metric, technique, reason] of the exact metrics that a case lacks. */
  a?: [string, number, number][];
  /** By the id of an exact metric. */
  [metric: string]: Written[] | [string, number, number][] | number | undefined;
}

export interface Example {
  name: string;
  suite: string;
  /** Titles of the tutorials that it comes from. */
  documents: string[];
  asks: string;
  scenario: number;
  sources: Record<string, string>;
  nothing: number[];
}

export interface Metric {
  id: string;
  unit: "ns" | "bytes" | "count";
  name: string;
  by: "ratio" | "difference";
  absent: string;
}

/** One table of examples, and the techniques that are its columns. */
export interface Sheet {
  title: string;
  techniques: number[];
  examples: number[];
}

/** Geometric means over a sheet's examples. */
export interface Footer {
  g: number;
  c: number;
  s: number;
  n: number | null;
  r: (number | null)[];
  b: (number | null)[];
}

/** A claim of the documents and its verdict (reports/page_findings.hpp). */
export interface Finding {
  id: string;
  claim: string;
  /** Titles of the tutorials that say so. */
  documents: string[];
  verdict: "holds" | "fails" | "depends" | "not measured";
  figure: string;
  meaning: string;
  /** One sentence with its figure; empty: not measured. */
  statement: string;
  sentence: string;
  /** What the figure was made from: an example or a technique, and its figure. */
  rows: [of: string, figure: string][];
  crossover: string;
  command: string;
  cases: number;
  chart: [example: number | null, scenario: number | null, metric: string];
}

/** reports/page_builds.hpp */
export interface BuildCost {
  e: number;
  c: number;
  t: string;
  s: (number | null)[];
  l: number;
  b: number;
  k: number;
  x: string;
}

/** What a technique took for an example at each size (reports/page_findings.hpp). */
export interface CostLine {
  e: number;
  t: number;
  eager: boolean;
  /** Whether the line fits what was measured. */
  straight: boolean;
  /** The shape between sizes. */
  l: [fixed: number, each: number];
  /** Bytes of heap; empty: not measured. */
  h: [] | [fixed: number, each: number];
  /** The measured sizes. */
  n: number[];
  /** ns by process, then size (readTimes makes them of what is written). */
  y: (number | null)[];
}

export interface Models {
  c: number;
  sentences: string[];
  spread: [straight: number | null, bent: number | null];
  reread: (number | null)[];
  lines: CostLine[];
}

/** By the number of values: lower rank, upper rank, weight, flat. */
export type Weights = Record<string, number[]>;

/** reports/page_profiles.hpp */
export interface HeapTimeline {
  /** That were handed over in all; 0: they were not counted, and the steps are over time. */
  items: number;
  /** Moment and live bytes, flat. The moment: thousandths of the items, or ns. */
  steps: number[];
  first: number;
  last: number;
  release: number;
  peak: number;
  events: number;
}

export interface CpuProfile {
  sampler: string;
  unit: string;
  names: string[];
  stacks: number[][];
}

export interface Profile {
  e: number;
  t: number;
  s: number;
  c: number;
  n: number;
  heap: HeapTimeline | null;
  cpu: CpuProfile | null;
  no_heap: string;
  no_cpu: string;
}

/** The machine code of the cases (reports/page_code.hpp). */
export interface CodeData {
  lines: string[];
  names: string[];
  /** Its name, how many instructions it has more, and its lines. */
  functions: number[][];
  of: [example: number, technique: number, use: number, toolchain: number, ...functions: number[]][];
}

/** Which functions make a case differ (reports/comparison/page_functions.hpp). */
export interface FunctionsData {
  b?: number;
  n?: number;
  f?: [name: string, base: number, now: number][];
  names?: string[];
  s?: number[][];
  w?: string;
}

/** A metric of a comparison or a history; the last is 1 for a counter of another project's program. */
export type MetricName = [id: string, name: string, unit: string, counter?: number];

/** A compared metric (reports/comparison/page.hpp). */
export type ChangeData = (number | string | null)[];

export interface ComparedCase {
  n: string;
  o: number;
  k?: number;
  w: string;
  s?: number;
  u?: number;
  a?: number;
  m: ChangeData[];
  x?: FunctionsData;
}

export interface ComparisonData {
  facts: [string, string][];
  doubts: string[];
  sentences: string[];
  outcomes: [id: string, words: string, count: number][];
  kinds: [words: string, count: number][];
  metrics: MetricName[];
  cases: ComparedCase[];
}

/** One case's metric over the revisions (reports/page_history.hpp). */
export interface SeriesData {
  n: number;
  m: number;
  h: number;
  t: number;
  b: number;
  /** How many points there are, where these are some of them. */
  a?: number;
  r?: number[];
  y?: Written[];
  e?: number[];
  w: (number | null)[];
  p: [at: number, after: number | null, before: number, now: number, p: number, gradual: number][];
}

export type ChangePoint = SeriesData["p"][number];

export interface HistoryData {
  revisions: [revision: string, date: string, subject: string][];
  metrics: MetricName[];
  machines: string[];
  toolchains: string[];
  cases: string[];
  baselines: [revision: string, digest: string][];
  series: SeriesData[];
  changes: [series: number, which: number][];
}

export type Symbol = "circle" | "square" | "triangle" | "diamond" | "star" | "cross" | "wye" | "hexagon";

/** A technique's colour (--slot-… of the style sheet) and form, whether its lines are dashed, its name, and
    how a sentence about it begins. */
export type Look = [slot: string, symbol: Symbol, dashed: number, name: string, one: string];

export interface PageData {
  schema: number;
  title: string;
  results_file: string;
  /** Compilers, machine and date. */
  where: string;
  revision: string;
  method: [string, string][];
  toolchains: { id: string; compiler: string; flags: string }[];
  techniques: string[];
  /** By technique: those of the program's table, and those that were measured. */
  looks: Record<string, Look>;
  /** The technique that ratios are to at first, and the generator whose source is shown beside its. */
  reference: string;
  generator: string;
  list: string;
  /** The chooser's question at first: an example's index, and n. */
  opening: [example: number, n: number];
  scenarios: [string, string][];
  sizes: number[];
  metrics: Metric[];
  examples: Example[];
  findings: Finding[];
  models: Models[];
  weights: Weights;
  comparison: ComparisonData | null;
  history: HistoryData | null;
  builds: BuildCost[];
  profiles: Profile[];
  code: CodeData;
  reasons: string[];
  columns: number[][];
  extra: number;
  sheets: Sheet[];
  groups: Group[];
  footers: Footer[];
}

/** A line's times as the program writes them: the median at each size, then each process near it. */
export function readTimes(line: { n: number[]; y: Written[] }): (number | null)[] {
  const sizes = line.n.length;
  const medians = line.y.slice(0, sizes) as number[];
  return line.y.slice(sizes).map((written, i) => near(written, medians[i % sizes]!));
}

/** Whether all is another project's program, which has benchmarks, but no techniques that are known here. */
export function isForeign(data: PageData): boolean {
  return data.techniques.length === 1 && data.techniques[0] === "benchmark";
}

/** A value that was written near a reference (reports/page_interval.hpp). */
export function near(written: Written | undefined, reference: number): number | null {
  if (written === null || written === undefined) return null;
  return typeof written === "string" ? Number(written) : reference * (1 + written / 1e4);
}

/** The interval at an index; its ends stand near the estimate, and the estimate near `rough` where that is given. */
export function intervalAt(flat: Written[], index: number, rough?: number): Interval | null {
  const written = flat[3 * index + 1];
  const estimate = rough === undefined && typeof written === "number" ? written : near(written, rough ?? NaN);
  return estimate === null
    ? null
    : { low: near(flat[3 * index], estimate), estimate, high: near(flat[3 * index + 2], estimate) };
}
