// The checks of scripts/checks that node runs, on small trees: what each must find, and what it must leave alone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { simpleCommands } from "../../scripts/checks/shell_words.mjs";

const checks = join(dirname(fileURLToPath(import.meta.url)), "../../scripts/checks");
const made = mkdtempSync(join(tmpdir(), "yieldmark-checks-"));
after(() => rmSync(made, { recursive: true }));

/** A folder with these files; those below bin/ and scripts/ can be run. */
function tree(files) {
  const root = mkdtempSync(join(made, "tree-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    if (/^(bin|scripts)\//.test(path)) chmodSync(join(root, path), 0o755);
  }
  return root;
}

function run(check, root, ...args) {
  const ran = spawnSync(process.execPath, [join(checks, check), ...args], { cwd: root, encoding: "utf8" });
  return { code: ran.status, lines: ran.stdout.split("\n").filter((line) => line !== ""), error: ran.stderr };
}

test("imports: a circle is found, of types too and over several files", () => {
  const root = tree({
    "a.ts": 'import type { B } from "./b";\n',
    "b.ts": 'export { c } from "./c";\n',
    "c.ts": 'const a = await import("./a");\n',
    "d.ts": 'import { a } from "./a";\nimport { plot } from "@observablehq/plot";\n',
  });
  const { code, lines } = run("import_circles.mjs", root, "d.ts", "a.ts", "b.ts", "c.ts");
  assert.equal(code, 1);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^circle of imports: a\.ts -> b\.ts -> c\.ts -> a\.ts/);
});

test("imports: none where the arrows all lead down, or stand in a comment", () => {
  const root = tree({
    "a.ts": 'import { b } from "./b";\nimport { c } from "./c";\n',
    "b.ts": 'import { c } from "./c";\n// import { a } from "./a";\n/* import { a } from "./a"; */\n',
    "c.ts": 'export const c = "./a";\n',
  });
  assert.deepEqual(run("import_circles.mjs", root, "a.ts", "b.ts", "c.ts"), { code: 0, lines: [], error: "" });
});

test("links: files, headings and paths that aren't there", () => {
  const root = tree({
    "README.md": [
      "# The title: `code`, twice?",
      "## Twice",
      "## Twice",
      "[good](docs/a.md) [good](docs/a.md#two-words) [good](#twice-1) [good](#the-title-code-twice) [good](docs)",
      "[dead](docs/b.md) [dead](docs/a.md#three) ![dead](c.png) [out](../x) [far](https://example.org/x)",
      "`docs/a.md` `docs/gone.md` `docs/*.md` `docs/<name>.md` `other/x.md` `[no](link.md)`",
      "```sh",
      "[no](link.md) `docs/none.md`",
      "```",
      "[named]: docs/d.md",
    ].join("\n"),
    "docs/a.md": "# Two words\n[up](../README.md)\n",
  });
  const { code, lines } = run("doc_links.mjs", root, ".", "README.md", "docs/a.md");
  assert.equal(code, 1);
  assert.deepEqual(lines, [
    "README.md:5: dead link docs/b.md: no such file",
    "README.md:5: dead link docs/a.md#three: no heading #three there",
    "README.md:5: dead link c.png: no such file",
    "README.md:5: dead link ../x: leads out of the tree",
    "README.md:6: `docs/gone.md`: no such file",
    "README.md:10: dead link docs/d.md: no such file",
    "not checked: 1 link to other sites",
  ]);
});

test("links: a path that the reader is to make", () => {
  const root = tree({ "docs/a.md": "<!-- not in the tree: docs/b.md -->\n`docs/b.md`\n" });
  assert.equal(run("doc_links.mjs", root, ".", "docs/a.md").code, 0);
  writeFileSync(join(root, "docs/b.md"), "");
  assert.equal(run("doc_links.mjs", root, ".", "docs/a.md").code, 1);
});

// As CLI11 writes it.
const program = `#!/bin/sh
case "$*" in
"--help")
  printf 'Options:\\n  -h,--help  this\\n\\n'
  printf 'Subcommands:\\n  run        Measure\\n  history    Track\\n\\nExamples\\n' ;;
"run --help") printf 'Options:\\n  --out TEXT  where\\n  -j,--jobs INT  how many\\n' ;;
"history --help") printf 'Subcommands:\\n  add   Add\\n' ;;
"history add --help") printf 'Options:\\n  --case GLOB  which\\n' ;;
*) exit 2 ;;
esac
`;

function commandsOf(document, files = {}) {
  const root = tree({ "README.md": document, "bin/yieldmark": program, ...files });
  const presets = { configurePresets: [{ name: "gcc" }, { name: "base", hidden: true }] };
  writeFileSync(join(root, "CMakePresets.json"), JSON.stringify(presets));
  return run("doc_commands.mjs", root, ".", "bin", "README.md");
}

test("commands: what is right passes", () => {
  const document = [
    "`yieldmark run --out DIR` and `yieldmark` and `yieldmark history add --case=x`",
    "```sh",
    "build/gcc/bin/yieldmark run 'a --none b' --out x -- ./theirs --whatever   # --comment",
    "X=1 scripts/go --fast \\",
    "    && yieldmark run -j 2 > out.txt",
    "```",
    "```cpp",
    "yieldmark walk",
    "```",
  ].join("\n");
  const go = "#!/bin/sh\n# --help\necho ' --fast  go'\n";
  assert.deepEqual(commandsOf(document, { "scripts/go": go }), { code: 0, lines: [], error: "" });
});

test("commands: those of a CI system's file, in one line, in blocks and in lists", () => {
  const yaml = [
    "job:",
    "  script:",
    "    - yieldmark run --out x",
    "    - yieldmark walk",
    "  steps:",
    "    - name: run it",
    "      run: yieldmark run --yaml",
    "    - run: |",
    "        yieldmark run \\",
    "          --block",
    "      if: always()",
    "  after: yieldmark never",
  ].join("\n");
  const root = tree({ "ci/all.yml": yaml, "bin/yieldmark": program });
  const { code, lines } = run("doc_commands.mjs", root, ".", "bin", "ci/all.yml");
  assert.equal(code, 1);
  assert.deepEqual(
    lines.filter((line) => line.startsWith("ci/")),
    ["ci/all.yml:4: yieldmark walk", "ci/all.yml:7: yieldmark run --yaml", "ci/all.yml:9: yieldmark run --block"],
  );
});

test("commands: what doesn't exist is found, each with its place", () => {
  const document = [
    "Say `yieldmark run --output DIR`, or `scripts/gone`.",
    "```sh",
    "yieldmark walk",
    "yieldmark history remove x | yieldmark run --job 2",
    "scripts/go --fas",
    "scripts/go --fast '-O3 -flto'",
    "cmake --preset msvc",
    "```",
    "```yaml",
    "- run: yieldmark run --yaml",
    "```",
  ].join("\n");
  const { code, lines } = commandsOf(document, { "scripts/go": "#!/bin/sh\n# --help\necho ' --fast  go'\n" });
  assert.equal(code, 1);
  assert.deepEqual(
    lines.filter((line) => line.startsWith("    ")).map((line) => line.trim()),
    [
      "yieldmark run has no option --output",
      "scripts/gone: no such script",
      "yieldmark has no subcommand walk",
      "yieldmark history has no subcommand remove",
      "yieldmark run has no option --job",
      "scripts/go has no option --fas",
      "no preset msvc in CMakePresets.json",
      "yieldmark run has no option --yaml",
    ],
  );
  assert.match(lines[4], /^README\.md:3: yieldmark walk$/);
});

test("commands: what can't be checked is listed, and a program that isn't built is a failure of its own", () => {
  const { code, lines } = commandsOf("```sh\nyieldmark-bench --x\nls -l\nno-such-tool\n```\n");
  assert.equal(code, 3);
  assert.deepEqual(lines, [
    "not checked: ls is not one of ours (README.md:3)",
    "not checked: no-such-tool isn't installed here (README.md:4)",
    "not checked: bin/yieldmark-bench isn't built",
  ]);
});

test("commands: a script that knows no --help is not run", () => {
  const script = "#!/bin/sh\ntouch ran\n";
  const root = tree({ "README.md": "`scripts/go` and `scripts/go now`\n", "scripts/go": script });
  const { code, lines } = run("doc_commands.mjs", root, ".", "bin", "README.md");
  assert.equal(code, 1);
  assert.deepEqual(lines, ["README.md:1: scripts/go now", "    scripts/go has no --help, so no arguments either"]);
  assert.equal(existsSync(join(root, "ran")), false);
});

test("shell words: quotes, assignments, redirections, comments", () => {
  const line = `A=1 scripts/x --a='b c' "d \\"e" f\\ g 2>&1 | less -S > out.txt && (cd y; z …) # no`;
  const words = [["scripts/x", "--a=b c", 'd "e', "f g"], ["less", "-S"], ["cd", "y"], ["z"]];
  assert.deepEqual(simpleCommands(line), words);
});
