// The chooser's answer as a sentence; the same as reports/chooser_words.cpp makes of the same lines.

import { made, rank, type Ranked, type Spread, type Use } from "./chooser";
import { bytesText, itemsText, listed, ratioText, timeText } from "./format";
import { likeOne, spreadText } from "./interval";
import { sentenceName } from "./look";
import type { CostLine, Weights } from "./schema";

export interface Names {
  /** By index. */
  techniques: string[];
  loop: string;
  list: string;
  generator: string;
}

function lowerFirst(text: string): string {
  return /^[A-Z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

function heapText(line: CostLine, use: Use): string {
  const [fixed, each] = line.h;
  if (fixed === undefined || each === undefined) return "";
  const bytes = fixed + each * made(line, use);
  return bytes < 0.5 ? " and no heap" : ` and ${bytesText(bytes)} of heap`;
}

/** Of one example's lines. */
export function chooserSentence(
  lines: CostLine[],
  names: Names,
  use: Use,
  reread: (number | null)[],
  spread: Spread,
  weights: Weights,
): string {
  const id = (t: number): string => names.techniques[t]!;
  const isLoop = (line: CostLine): boolean => id(line.t) === names.loop;
  const ranking = rank(
    lines.filter((line) => !isLoop(line)),
    use,
    reread,
    spread,
    weights,
  );
  const [best] = ranking;
  if (!best) return "Nothing can be said: no technique was measured near that.";
  const lineOf = (one: Ranked): CostLine => lines.find((line) => line.t === one.technique)!;
  const time = ({ time: { estimate } }: Ranked): string => timeText(estimate);
  const first = lowerFirst(sentenceName(id(best.technique)));
  const parts = [`Use ${first}: ${time(best)}${spreadText(best.time, timeText)}.`];
  const others = ranking.filter((one) => one !== best);
  const alike = others.filter((one) => likeOne(one.ratio)).map((one) => sentenceName(id(one.technique)));
  if (alike.length > 0)
    parts.push(`${listed(alike.map((name, i) => (i === 0 ? name : lowerFirst(name))))} can't be told from it.`);
  for (const one of others)
    if (!likeOne(one.ratio) && [names.list, names.generator].includes(id(one.technique)))
      parts.push(
        `${sentenceName(id(one.technique))} takes ${time(one)} (${ratioText(one.ratio.estimate)})` +
          `${heapText(lineOf(one), use)}.`,
      );
  const [loop] = rank(lines.filter(isLoop), use, reread, spread, weights);
  if (loop) parts.push(`The bare loop takes ${time(loop)}.`);
  if (best.outside) {
    const sizes = lineOf(best).n;
    parts.push(`This is beyond what was measured, ${itemsText(sizes[0]!)} to ${itemsText(sizes.at(-1)!)} items.`);
  }
  return parts.join(" ");
}
