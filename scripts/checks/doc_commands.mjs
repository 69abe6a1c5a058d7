// Commands that Markdown files and the YAML of CI systems show: each program, subcommand and option exists.
// Usage: node doc_commands.mjs ROOT BIN FILE... (files relative to ROOT; BIN: the folder of the built programs).
// Exit code: 0 good, 1 wrong commands, 2 wrong usage, 3 a program that is needed isn't built.
// What can't be checked is listed.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { linesOf, spansOf } from "./markdown.mjs";
import { simpleCommands } from "./shell_words.mjs";

const [root, bin, ...files] = process.argv.slice(2);
if (bin === undefined || files.length === 0) {
  console.error("doc_commands: name the tree's root, the folder of the built programs and the files to read");
  process.exit(2);
}
const wrong = [];
const unchecked = new Map();
const unbuilt = new Set();
const helps = new Map();

/** What `program arguments --help` says; undefined if it fails. */
function helpOf(program, args) {
  const key = [program, ...args].join(" ");
  if (!helps.has(key)) {
    // --help of yieldmark-bench is Google Benchmark's.
    const flags = basename(program) === "yieldmark-bench" ? ["--help", "--yieldmark_help"] : ["--help"];
    try {
      const quiet = { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 };
      helps.set(key, flags.map((flag) => execFileSync(program, [...args, flag], quiet)).join("\n"));
    } catch {
      helps.set(key, undefined);
    }
  }
  return helps.get(key);
}

/** The subcommands that a help lists. */
function subcommandsOf(help) {
  const list = /^Subcommands:\n((?:[ \t]+.*\n|\n(?=[ \t]))*)/m.exec(`${help}\n`);
  return list ? [...list[1].matchAll(/^ {2}([a-z][\w-]*)/gm)].map((match) => match[1]) : [];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Options of `words` that `help` doesn't have. What follows "--" belongs to another program. */
function unknownOptions(words, help) {
  const own = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
  return own
    .filter((word) => /^(--[A-Za-z]|-[A-Za-z]\S*$)/.test(word)) // '-O3 -flto' is a value
    .map((word) => word.replace(/=.*$/s, ""))
    .filter((option) => {
      const literal = option.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return !new RegExp(`(^|[^\\w-])${literal}(?![\\w-])`, "m").test(help);
    });
}

/** The program's arguments, against the help of the subcommand that they name. "": all is there. */
function checkProgram(program, shown, words) {
  const path = [];
  let help = helpOf(program, path);
  if (help === undefined) return `${shown} --help fails`;
  let rest = words;
  for (let subcommands = subcommandsOf(help); subcommands.length > 0; subcommands = subcommandsOf(help)) {
    const before = rest.findIndex((word) => !word.startsWith("-"));
    if (before === -1) break;
    const name = rest[before];
    if (!subcommands.includes(name)) return `${[shown, ...path].join(" ")} has no subcommand ${name}`;
    path.push(name);
    help = helpOf(program, path);
    if (help === undefined) return `${[shown, ...path].join(" ")} --help fails`;
    rest = rest.slice(before + 1);
  }
  const unknown = unknownOptions(rest, help);
  return unknown.length === 0 ? "" : `${[shown, ...path].join(" ")} has no option ${unknown.join(", ")}`;
}

function checkPresets(words) {
  const presets = JSON.parse(readFileSync(join(root, "CMakePresets.json"), "utf8"));
  const names = presets.configurePresets.filter((preset) => !preset.hidden).map((preset) => preset.name);
  const given = words.flatMap((word, i) =>
    word === "--preset" ? [words[i + 1]] : word.startsWith("--preset=") ? [word.slice("--preset=".length)] : [],
  );
  const unknown = given.filter((name) => !names.includes(name));
  return unknown.length === 0 ? "" : `no preset ${unknown.join(", ")} in CMakePresets.json`;
}

/** Why the command is wrong; "" if it is right or can't be checked. */
function fault([program, ...words], notChecked) {
  if (program.startsWith("scripts/") || program.startsWith(".ci/")) {
    const script = join(root, program);
    if (!isExecutable(script)) return `${program}: no such script`;
    // One that doesn't know --help would take it for nothing and do all that it does.
    if (readFileSync(script, "utf8").includes("--help")) return checkProgram(script, program, words);
    return words.length === 0 ? "" : `${program} has no --help, so no arguments either`;
  }
  if (/^(\S*\/)?yieldmark(-[a-z]+)?$/.test(program) && !program.startsWith("/")) {
    const built = join(bin, basename(program));
    if (isExecutable(built)) return checkProgram(built, basename(program), words);
    unbuilt.add(built);
    return "";
  }
  if (program === "cmake" || program === "ctest") {
    const why = checkPresets(words);
    if (why !== "") return why;
  }
  const onPath = (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
  notChecked(onPath ? `${program} is not one of ours` : `${program} isn't installed here`);
  return "";
}

function check(file, number, text) {
  for (const words of simpleCommands(text)) {
    const shown = words.join(" ");
    const why = fault(words, (reason) => {
      if (!unchecked.has(reason)) unchecked.set(reason, []);
      unchecked.get(reason).push(`${file}:${number}`);
    });
    if (why !== "") wrong.push(`${file}:${number}: ${shown}\n    ${why}`);
  }
}

/** Does a code span read as one of our commands? "`yieldmark`" alone is a name. */
function isCommand(span) {
  return /^(scripts\/|\.ci\/|(\S*\/)?yieldmark(-[a-z]+)? [a-z-]|(cmake|ctest) --preset)/.test(span);
}

/** The commands of a CI system's file: what stands after run:, in its block, or in the lists of GitLab's scripts. */
function checkYaml(file) {
  let block; // how far the key of an open block is indented
  let open;
  readFileSync(join(root, file), "utf8")
    .split("\n")
    .forEach((line, index) => {
      const indent = /^ */.exec(line)[0].length;
      if (block !== undefined && line.trim() !== "" && indent <= block) block = undefined;
      const run = /^(\s*)(?:-\s+)?(?:run|(?:before_|after_)?script):\s*(.*)$/.exec(line);
      const text = run ? run[2] : block === undefined ? "" : line.replace(/^\s*- /, "").trim();
      if (run && /^(?:[|>][+-]?)?$/.test(run[2])) block = run[1].length;
      else if (text !== "") {
        open = { number: open?.number ?? index + 1, text: (open?.text ?? "") + text };
        if (open.text.endsWith("\\")) open.text = `${open.text.slice(0, -1)} `;
        else {
          check(file, open.number, open.text);
          open = undefined;
        }
      }
    });
}

for (const file of files) {
  if (/\.ya?ml$/.test(file)) {
    checkYaml(file);
    continue;
  }
  let open; // a command that goes on in the next line
  for (const { number, text, fence } of linesOf(join(root, file))) {
    if (fence === undefined) {
      for (const span of spansOf(text).filter((one) => isCommand(one))) check(file, number, span);
    } else if (["sh", "bash", "shell", "console"].includes(fence)) {
      open = { number: open?.number ?? number, text: (open?.text ?? "") + text.replace(/^\$ /, "") };
      if (open.text.endsWith("\\")) open.text = `${open.text.slice(0, -1)} `;
      else {
        check(file, open.number, open.text);
        open = undefined;
      }
    } else if (["yaml", "yml"].includes(fence)) {
      const run = /^\s*(?:-\s+)?run:\s*([^|>\s].*)$/.exec(text);
      if (run) check(file, number, run[1]);
    }
  }
}
for (const one of wrong) console.log(one);
for (const [reason, places] of unchecked) console.log(`not checked: ${reason} (${places.join(", ")})`);
for (const one of unbuilt) console.log(`not checked: ${one} isn't built`);
process.exit(wrong.length > 0 ? 1 : unbuilt.size > 0 ? 3 : 0);
