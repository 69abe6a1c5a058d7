// Bundles src/ into the page's two halves, dist/head.html and dist/tail.html; the report builder writes the data
// between them. Run in a copy of this folder that has node_modules.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

async function bundle(entry, extra) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    target: ["es2022"],
    charset: "utf8",
    legalComments: "inline",
    logLevel: "warning",
    ...extra,
  });
  return result.outputFiles[0].text;
}

// The libraries keep their notices in files that bundling drops.
function notices() {
  const packages = ["@observablehq/plot", "d3", "highlight.js"];
  const texts = packages.map((name) => {
    const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    const licence = readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim();
    return `${about.name} ${about.version}\n${licence}`;
  });
  return `/*!\nThis page contains:\n\n${texts.join("\n\n").replaceAll("*/", "* /")}\n*/\n`;
}

const style = await bundle("src/style.css", {});
const script = notices() + (await bundle("src/main.ts", { format: "iife" }));
if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
  throw new Error("the bundle holds text that would end its own element");
}
const hash = createHash("sha256").update(script, "utf8").digest("base64");
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}'`,
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const shell = readFileSync("src/index.html", "utf8");
const [before, after] = shell.split("<!--data-->");
const head = before
  .replace("<!--policy-->", () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace("<!--style-->", () => `<style>${style}</style>`);
const tail = after.replace("<!--script-->", () => `<script>${script}</script>`);
mkdirSync("dist", { recursive: true });
writeFileSync("dist/head.html", `${head}<script type="application/json" id="data">`);
writeFileSync("dist/tail.html", `</script>${tail}`);
