// Links of Markdown files: each file and each heading that a link names is there, and each path of the tree in `code`.
// Usage: node doc_links.mjs ROOT FILE... (files relative to ROOT). Exit code: 0 good, 1 dead links, 2 wrong usage.
// Links to other sites are counted, not followed. A path that the reader is to make stands in the document as
// <!-- not in the tree: path path… -->.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { linesOf, spansOf, withoutSpans } from "./markdown.mjs";

/** The anchors of a document's headings, as GitHub makes them, and those that it sets itself. */
function anchorsOf(file) {
  const anchors = new Set();
  const times = new Map();
  for (const { text, fence } of linesOf(file)) {
    if (fence !== undefined) continue;
    for (const set of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(set[1]);
    const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(text);
    if (!heading) continue;
    const shown = heading[1].replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");
    const slug = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replace(/ /g, "-");
    const before = times.get(slug) ?? 0;
    times.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
  }
  return anchors;
}

/** What links of a line lead to: [text](target), ![image](target), [name]: target. */
function targetsOf(text) {
  const plain = withoutSpans(text);
  const inline = [...plain.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1]);
  const reference = /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/.exec(plain);
  return reference ? [...inline, reference[1]] : inline;
}

/** Why the target is dead; "" if it isn't. */
function deadness(root, file, target) {
  const [path, anchor] = target.split("#");
  const rooted = path.startsWith("/") ? join(root, path) : join(root, dirname(file), path);
  const to = path === "" ? join(root, file) : decodeURIComponent(rooted);
  if (relative(root, to).startsWith("..")) return "leads out of the tree";
  if (!existsSync(to)) return "no such file";
  if (anchor === undefined) return "";
  if (statSync(to).isDirectory() || !to.endsWith(".md")) return "";
  return anchorsOf(to).has(anchor) ? "" : `no heading #${anchor} there`;
}

/** Is the code span a path of the tree? A pattern or a placeholder is none, nor what the build makes. */
function isPath(span, folders) {
  return /^[\w.-]+\/[\w./-]*$/.test(span) && folders.has(span.split("/")[0]);
}

const [root, ...files] = process.argv.slice(2);
if (root === undefined || files.length === 0) {
  console.error("doc_links: name the tree's root and the files to read");
  process.exit(2);
}
const made = new Set(["build", "out", "node_modules", ".git"]);
const folders = new Set(
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !made.has(entry.name))
    .map((entry) => entry.name),
);
let dead = 0;
let elsewhere = 0;
const report = (file, number, what) => {
  dead += 1;
  console.log(`${file}:${number}: ${what}`);
};
for (const file of files) {
  const lines = linesOf(join(root, file)).filter((line) => line.fence === undefined);
  const absent = new Set();
  for (const { number, text } of lines) {
    for (const path of /<!-- not in the tree: (.*?) -->/.exec(text)?.[1].split(" ") ?? []) {
      absent.add(path);
      if (existsSync(join(root, path))) report(file, number, `"not in the tree: ${path}", but it is`);
    }
  }
  for (const { number, text } of lines) {
    for (const target of targetsOf(text)) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
        elsewhere += 1;
        continue;
      }
      const why = deadness(root, file, target);
      if (why !== "") report(file, number, `dead link ${target}: ${why}`);
    }
    for (const span of spansOf(text)) {
      if (!isPath(span, folders) || absent.has(span) || existsSync(join(root, span))) continue;
      report(file, number, `\`${span}\`: no such file`);
    }
  }
}
if (elsewhere > 0) console.log(`not checked: ${elsewhere} link${elsewhere === 1 ? "" : "s"} to other sites`);
process.exit(dead === 0 ? 0 : 1);
