// What the checks of the documents need to know of Markdown.
import { readFileSync } from "node:fs";

/** The lines of a file as {number, text, fence}: fence is the language inside a fenced block, undefined outside. The
 * lines of the fences themselves are left out. */
export function linesOf(file) {
  const lines = [];
  let fence;
  let mark = "";
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((text, index) => {
      const found = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)/.exec(text);
      if (fence === undefined && found) {
        mark = found[1];
        fence = found[2];
      } else if (fence !== undefined && text.trim().startsWith(mark) && /^[`~]+$/.test(text.trim())) {
        fence = undefined;
      } else {
        lines.push({ number: index + 1, text, fence });
      }
    });
  return lines;
}

/** The text of each `code span` in a line. */
export function spansOf(text) {
  return [...text.matchAll(/(`+)(.+?)\1(?!`)/g)].map((match) => match[2].trim());
}

/** The line without its code spans. */
export function withoutSpans(text) {
  return text.replace(/(`+)(.+?)\1(?!`)/g, (all) => " ".repeat(all.length));
}
