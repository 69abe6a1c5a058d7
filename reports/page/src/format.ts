// How figures are written; the same as harness/text/format.cpp writes them in the summaries.

/** Figures from here on, and below the least, have no room in plain digits: 1.00e+299. */
const vast = 1e15;
const least = 0.0005;

/** With at least two digits in the exponent, as C++ writes it. */
function scientific(value: number): string {
  return value.toExponential(2).replace(/(?<=e[+-])(?=\d$)/, "0");
}

export function threeDigits(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < least || size >= vast) return scientific(value);
  return value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3);
}

function scaled(value: number, units: [number, string][]): string {
  let i = 0;
  // 999.5 would be written as 1000.
  while (i + 1 < units.length && value >= units[i + 1]![0] * 0.9995) i++;
  return `${threeDigits(value / units[i]![0])} ${units[i]![1]}`;
}

export function timeText(nanoseconds: number): string {
  return scaled(nanoseconds, [
    [1, "ns"],
    [1e3, "µs"],
    [1e6, "ms"],
    [1e9, "s"],
  ]);
}

export function bytesText(bytes: number): string {
  if (bytes < 1023.5) return `${bytes.toFixed(0)} B`;
  return scaled(bytes, [
    [1, "B"],
    [1024, "KiB"],
    [1024 ** 2, "MiB"],
    [1024 ** 3, "GiB"],
  ]);
}

export function countText(count: number): string {
  if (count >= vast) return scientific(count);
  const text = Number.isInteger(count) ? count.toFixed(0) : threeDigits(count);
  return text.replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

/** 1.02×, 16.1×, 31 245×. */
export function ratioText(ratio: number): string {
  return `${bareRatio(ratio)}×`;
}

export function bareRatio(ratio: number): string {
  if (ratio >= 99.95) return countText(Math.round(ratio));
  if (ratio < 0.0995) return String(Number(ratio.toPrecision(2)));
  return ratio.toFixed(ratio >= 9.995 ? 1 : 2);
}

/** 64, 4 Ki, 1 Mi. */
export function sizeText(n: number): string {
  if (n !== 0 && n % 1024 ** 2 === 0) return `${n / 1024 ** 2} Mi`;
  if (n !== 0 && n % 1024 === 0) return `${n / 1024} Ki`;
  return String(n);
}

export function valueText(value: number, unit: string): string {
  return unit === "bytes" ? bytesText(value) : unit === "ns" ? timeText(value) : countText(value);
}

/** A number of items: 10000, 1.50 million. */
export function itemsText(n: number): string {
  return n < 100_000 ? String(Math.round(n)) : `${threeDigits(n / 1e6)} million`;
}

/** " at n = 4 Ki"; "" where n isn't known. */
export function atSize(n: number | undefined): string {
  return n !== undefined && n > 0 ? ` at n = ${sizeText(n)}` : "";
}

/** "+3 %", "−3 %", "0 %". */
export function signedPercent(percent: number): string {
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent)} %`;
}

export function capitalised(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(names: string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}

/** "“A”", "“A” and “B”", "“A”, “B” and “C”". */
export function quotedTitles(titles: string[]): string {
  return listed(titles.map((title) => `“${title}”`));
}

/** "1 case", "2 cases". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

const names = new Map<string, string>();

/** What a technique is called; the program says it for those it knows. */
export function learnName(technique: string, name: string): void {
  names.set(technique, name);
}

/** A technique, scenario or example id as people read it. */
export function nameText(id: string): string {
  const name = names.get(id);
  if (name !== undefined) return name;
  if (!/^[a-z][a-z0-9_]*$/.test(id)) return id; // another project's: BM_Sort/8
  return id.replaceAll("_", " ");
}
