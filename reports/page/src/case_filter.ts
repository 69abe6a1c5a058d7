// The rule by which a pattern names cases, as the program has it (harness/results/case_filter.hpp); one table
// of examples holds both to it (tests/results/case_filters.json).

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** "[ab]" or "[!a-c]" that begins at `at`: as a regular expression, and where it ends; null if it isn't closed. */
function setAt(glob: string, at: number): [string, number] | null {
  const excludes = glob[at + 1] === "!" || glob[at + 1] === "^";
  const first = at + (excludes ? 2 : 1);
  const end = glob.indexOf("]", first + 1); // a bracket that stands first is one of the characters
  if (end < 0) return null;
  const inside = glob.slice(first, end).replace(/[\\^[\]]/g, "\\$&");
  return [`[${excludes ? "^" : ""}${inside}]`, end];
}

function expressionOf(glob: string): string {
  let made = "";
  for (let i = 0; i < glob.length; ++i) {
    const set = glob[i] === "[" ? setAt(glob, i) : null;
    if (set) [made, i] = [made + set[0], set[1]];
    else if (glob[i] === "*") made += ".*";
    else if (glob[i] === "?") made += ".";
    else if (glob[i] === "\\" && i + 1 < glob.length) made += escaped(glob[++i]!);
    else made += escaped(glob[i]!);
  }
  return `^${made}$`;
}

function globOf(pattern: string): RegExp {
  try {
    return new RegExp(expressionOf(pattern), "s");
  } catch {
    return /$^/; // a range that runs backwards, as [b-a], fits nothing
  }
}

/** Whether the pattern names a case: its whole name, a leading part up to a slash, its suite, or a glob. */
export function caseFilter(pattern: string): (name: string, suite?: string) => boolean {
  if (pattern === "") return () => false;
  const leading = pattern.endsWith("/") ? pattern : `${pattern}/`;
  const glob = globOf(pattern);
  return (name, suite = "") => pattern === suite || name === pattern || name.startsWith(leading) || glob.test(name);
}
