// Where axes have their ticks, and how those are labelled.

/** The ticks of an axis over n: the measured sizes, as many as fit. */
export function sizeTicks(sizes: number[], pixels: number): number[] {
  const every = Math.max(1, Math.ceil((sizes.length * 44) / Math.max(1, pixels)));
  return sizes.filter((_, i) => (sizes.length - 1 - i) % every === 0);
}

/** Powers of ten that a double holds. */
const powers = [-323, 308] as const;
const mostDecades = 12;

/**
 * Ticks of a log axis: the powers of ten, with figures between where there are few, and not all of them where there are
 * many. None where the axis can't be logarithmic.
 */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high >= low)) return [];
  const first = Math.max(powers[0], Math.floor(Math.log10(low)));
  const last = Math.min(powers[1], Math.ceil(Math.log10(high)));
  const decades = Math.log10(high) - Math.log10(low);
  const steps = decades > 2.5 ? [1] : decades > 1 ? [1, 3] : [1, 2, 3, 5, 7];
  const every = Math.max(1, Math.ceil((last - first) / mostDecades));
  const ticks: number[] = [];
  for (let power = Math.ceil(first / every) * every; power <= last; power += every)
    for (const one of steps) {
      const value = Number((one * 10 ** power).toPrecision(3));
      if (value >= low * 0.999 && value <= high * 1.001) ticks.push(value);
    }
  return ticks;
}

/** A tick's label: a round figure without its empty decimals. */
export function tickText(text: string): string {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
}

/** Percent: below it the axis of samples is nearly linear, above it nearly logarithmic. */
export const bend = 3;

/** Percent: what lies farther out is drawn at the edge, so that it doesn't press all else flat. */
export const farthest = 1e7;

/** The median and what fits on both sides of it, labels at least 52 pixels apart. */
export function percentTicks(low: number, high: number, pixels: number): number[] {
  const place = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value) / bend);
  const scale = pixels / (place(high) - place(low));
  const side = (sign: number, end: number): number[] => {
    const kept: number[] = [];
    for (const step of [2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000])
      if (step <= Math.abs(end) && (place(step) - place(Math.abs(kept.at(-1) ?? 0))) * scale >= 52)
        kept.push(sign * step);
    return kept;
  };
  return [...side(-1, low).reverse(), 0, ...side(1, high)];
}
