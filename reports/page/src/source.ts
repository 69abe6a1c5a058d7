// Source text with its syntax coloured, built from the highlighter's own tree: its HTML is never used.

import hljs from "highlight.js/lib/core";
import cpp from "highlight.js/lib/languages/cpp";
import python from "highlight.js/lib/languages/python";
import { append, el, type Child } from "./dom";
import { nameText } from "./format";

hljs.registerLanguage("cpp", cpp);
hljs.registerLanguage("python", python);

interface Token {
  scope?: string;
  children: (Token | string)[];
}

function nodes(token: Token): Child[] {
  return token.children.map((child) => {
    if (typeof child === "string") return child;
    const scope = /^[a-z]+/.exec(child.scope ?? "")?.[0];
    return el("span", scope ? { class: `hl-${scope}` } : {}, ...nodes(child));
  });
}

/** The text of a technique's file in a box that scrolls. */
export function sourceText(text: string | undefined, name: string): HTMLElement {
  if (text === undefined) return el("p", { class: "nothing" }, "The run has no source for this.");
  const label = `${nameText(name)}, source`;
  return el("pre", { tabindex: "0", "aria-label": label }, highlighted(text, name === "reference" ? "python" : "cpp"));
}

export function highlighted(text: string, language: "cpp" | "python"): HTMLElement {
  const code = el("code", {});
  const result = hljs.highlight(text, { language, ignoreIllegals: true }) as unknown as { _emitter?: { root?: Token } };
  append(code, result._emitter?.root ? nodes(result._emitter.root) : [text]);
  return code;
}
