// Circles among the imports of TypeScript and JavaScript sources, imports of types included.
// Usage: node import_circles.mjs FILE... Exit code: 0 none, 1 some, 2 wrong usage.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"']+)\1/g;

function importsOf(file) {
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = [...text.matchAll(specifier)].map((match) => normalize(join(dirname(file), match[2])));
  const endings = ["", ".ts", ".mjs", "/index.ts"];
  return found
    .flatMap((path) => endings.map((ending) => path + ending).filter((name) => /\.(ts|mjs)$/.test(name)))
    .filter((name) => existsSync(name));
}

/** The sets of files that all reach each other, by Tarjan's algorithm; a file that imports itself too. */
function circles(files) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    const imports = importsOf(file);
    for (const next of imports) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== index.get(file)) return;
    const members = stack.splice(stack.indexOf(file));
    if (members.length > 1 || imports.includes(file)) found.push(members);
  };
  for (const file of files) if (!index.has(file)) visit(file);
  return found;
}

/** One way round: from the first member back to it. */
function wayRound(members) {
  const inside = new Set(members);
  const from = new Map();
  const queue = [members[0]];
  for (const file of queue) {
    for (const next of importsOf(file).filter((name) => inside.has(name))) {
      if (next === members[0]) {
        const way = [next];
        for (let at = file; at !== members[0]; at = from.get(at)) way.unshift(at);
        return [members[0], ...way].join(" -> ");
      }
      if (!from.has(next)) {
        from.set(next, file);
        queue.push(next);
      }
    }
  }
  return members.join(" ");
}

const files = process.argv.slice(2).map((file) => normalize(file));
if (files.length === 0) {
  console.error("import_circles: name the files to read");
  process.exit(2);
}
const found = circles(files);
for (const members of found) {
  const more = members.length > 2 ? ` (one way round; together: ${members.sort().join(", ")})` : "";
  console.log(`circle of imports: ${wayRound(members)}${more}`);
}
process.exit(found.length === 0 ? 0 : 1);
