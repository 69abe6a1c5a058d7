// Drawings as files of their own, which say what they show and where it comes from.

import { download, el, svg } from "./dom";

const painted = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "fill-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
];

/** What style sheets say of the drawing is written into it. */
function standalone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const from = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((node, i) => {
    const style = getComputedStyle(node);
    for (const name of painted) to[i]!.setAttribute(name, style.getPropertyValue(name));
    to[i]!.removeAttribute("class");
    to[i]!.removeAttribute("style");
  });
  copy.querySelectorAll("style").forEach((node) => node.remove());
  const fill = getComputedStyle(document.body).backgroundColor;
  copy.prepend(svg("rect", { width: "100%", height: "100%", fill }));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

/** What a picture is of. */
export interface About {
  id: string;
  title: string;
  note: string;
}

/** Where a saved picture comes from: what all of the page's pictures say below themselves, and in their names. */
interface Origin {
  subject: string;
  lines: string[];
}

let origin: () => Origin = () => ({ subject: "", lines: [] });

/** Sets what is said of where pictures come from. */
export function comesFrom(what: () => Origin): void {
  origin = what;
}

const lineHeight = 17;

/** Breaks a line where it would be wider than the picture. */
function broken(text: string, width: number): string[] {
  const most = Math.max(20, Math.floor(width / 6.3));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The drawing with its title above it and its origin below: a picture that can be cited. */
function framed(drawing: SVGSVGElement, about: About): { text: string; width: number; height: number } {
  const { subject, lines } = origin();
  const [width, height] = [drawing.clientWidth, drawing.clientHeight];
  const above = [...broken(subject ? `${subject}: ${about.title}` : about.title, width), ...broken(about.note, width)];
  const below = lines.flatMap((line) => broken(line, width));
  const style = getComputedStyle(document.body);
  const top = above.length * lineHeight + 14;
  const total = top + height + below.length * lineHeight + 14;
  const text = (line: string, y: number, bold = false): SVGTextElement =>
    svg(
      "text",
      { x: 8, y, fill: style.color, "font-family": style.fontFamily, "font-size": 12, "font-weight": bold ? 600 : 400 },
      line,
    );
  const whole = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: total });
  const inner = new DOMParser().parseFromString(standalone(drawing), "image/svg+xml").documentElement;
  for (const [name, value] of Object.entries({ x: 0, y: top, width, height })) inner.setAttribute(name, String(value));
  whole.append(
    svg("rect", { width: "100%", height: "100%", fill: style.backgroundColor }),
    ...above.map((line, i) => text(line, 18 + i * lineHeight, i === 0)),
    document.importNode(inner, true),
    ...below.map((line, i) => text(line, top + height + 14 + i * lineHeight)),
  );
  return { text: new XMLSerializer().serializeToString(whole), width, height: total };
}

/** "yieldmark-fibonacci-time". */
function fileName(about: About): string {
  const parts = ["yieldmark", origin().subject, about.id].map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, "-"));
  return parts.filter(Boolean).join("-");
}

function blobOf(text: string): Blob {
  return new Blob([text], { type: "image/svg+xml" });
}

export function saveSvg(drawing: SVGSVGElement, about: About): void {
  download(`${fileName(about)}.svg`, blobOf(framed(drawing, about).text));
}

/** At twice the size on the screen. */
export function savePng(drawing: SVGSVGElement, about: About): void {
  const { text, width, height } = framed(drawing, about);
  const image = new Image();
  const url = URL.createObjectURL(blobOf(text));
  image.addEventListener("load", () => {
    const canvas = el("canvas", { width: width * 2, height: height * 2 });
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => blob && download(`${fileName(about)}.png`, blob), "image/png");
  });
  image.src = url;
}
