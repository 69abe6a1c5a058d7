// What the reader's search finds. It is typed letter by letter, so it finds any part of an example's, a suite's or a
// compared case's name; and it is a pattern over case names as on the command line (case_filter.ts).

import { caseFilter } from "./case_filter";
import type { PageData } from "./schema";

function holds(search: string, text: string): boolean {
  return text.toLowerCase().includes(search.toLowerCase());
}

/** The names of an example's measured cases. */
function casesOf(data: PageData, example: number): string[] {
  return data.groups
    .filter((group) => group.e === example)
    .flatMap(({ t, s, n }) =>
      t.map((one) => [data.examples[example]!.name, data.techniques[one], data.scenarios[s]?.[0], n].join("/")),
    );
}

/** The examples that a search finds, by their numbers. */
export function foundExamples(search: string, data: PageData): Set<number> {
  const wanted = search.trim();
  const names = caseFilter(wanted);
  const isFound = ({ name, suite }: PageData["examples"][number], example: number): boolean =>
    holds(wanted, name) || holds(wanted, suite) || casesOf(data, example).some((one) => names(one, suite));
  return new Set(data.examples.flatMap((one, example) => (isFound(one, example) ? [example] : [])));
}

/** Whether a search finds a case of the comparison. */
export function caseSearch(search: string): (name: string) => boolean {
  const wanted = search.trim();
  const names = caseFilter(wanted);
  return (name) => holds(wanted, name) || names(name);
}

/** A search is known if it finds something. */
export function findsAny(search: string, data: PageData): boolean {
  const found = caseSearch(search);
  return foundExamples(search, data).size > 0 || (data.comparison?.cases ?? []).some((one) => found(one.n));
}
