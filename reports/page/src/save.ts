// Drawings as files of their own.

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

function svgBlob(drawing: SVGSVGElement): Blob {
  return new Blob([standalone(drawing)], { type: "image/svg+xml" });
}

export function saveSvg(drawing: SVGSVGElement, name: string): void {
  download(`${name}.svg`, svgBlob(drawing));
}

/** At twice the size on the screen. */
export function savePng(drawing: SVGSVGElement, name: string): void {
  const image = new Image();
  const url = URL.createObjectURL(svgBlob(drawing));
  image.addEventListener("load", () => {
    const canvas = el("canvas", { width: drawing.clientWidth * 2, height: drawing.clientHeight * 2 });
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => blob && download(`${name}.png`, blob), "image/png");
  });
  image.src = url;
}
