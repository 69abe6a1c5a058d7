// The machine code of a case: what the measured executable has, below the source that it was made from.

import { el, type Child } from "./dom";
import { counted } from "./format";
import type { View } from "./view";

const uses = ["drain", "sum", "first"];

export interface CodeFunction {
  name: string;
  text: string;
  instructions: number;
}

/** The functions of a case's code, the measured region first; empty where none was recorded. */
export function codeOf({ data, state }: View, example: number, technique: number, scenario: number): CodeFunction[] {
  const { code, scenarios } = data.raw;
  // Every scenario but two hands all items to the sink.
  const use = Math.max(0, uses.indexOf(scenarios[scenario]?.[0] ?? ""));
  const found = code.of.find(([e, t, u, c]) => e === example && t === technique && u === use && c === state.toolchain);
  return (found?.slice(4) ?? []).map((index) => {
    const [name, more, ...lines] = code.functions[index]!;
    const texts = lines.map((line) => code.lines[line] ?? "");
    const rest = more ? `\n… ${counted(more, "instruction")} more` : "";
    return {
      name: code.names[name!] ?? "",
      text: texts.map((text) => (text.endsWith(":") ? text : `    ${text}`)).join("\n") + rest,
      instructions: texts.filter((text) => !text.endsWith(":")).length + (more ?? 0),
    };
  });
}

export const noCode =
  "No machine code was recorded. To record that of every case: yieldmark asm --into out/results.json";

function functionNode({ name, text, instructions }: CodeFunction): Child[] {
  return [
    el("h4", {}, name, el("span", {}, `, ${counted(instructions, "instruction")}`)),
    el("pre", { tabindex: "0", "aria-label": `${name}, machine code` }, el("code", {}, text)),
  ];
}

/** Folded: it is long. Null where none was recorded. */
export function codeNode(functions: CodeFunction[], open = false): HTMLElement | null {
  if (functions.length === 0) return null;
  const all = functions.reduce((sum, one) => sum + one.instructions, 0);
  const what = functions.length > 1 ? ` in ${functions.length} functions` : "";
  return el(
    "details",
    { class: "code", open },
    el("summary", {}, `Its machine code: ${counted(all, "instruction")}${what}`),
    ...functions.flatMap(functionNode),
  );
}
