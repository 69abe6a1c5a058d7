// Source text with its syntax coloured, built from the highlighter's own tree: its HTML is never used.

import hljs from "highlight.js/lib/core";
import cpp from "highlight.js/lib/languages/cpp";
import python from "highlight.js/lib/languages/python";
import { append, el, type Child } from "./dom";

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

export function highlighted(text: string, language: "cpp" | "python"): HTMLElement {
  const code = el("code", {});
  const result = hljs.highlight(text, { language, ignoreIllegals: true }) as unknown as { _emitter?: { root?: Token } };
  append(code, result._emitter?.root ? nodes(result._emitter.root) : [text]);
  return code;
}
