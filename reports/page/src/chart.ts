// The frame around every chart: its title, its table, its downloads, and the points that pointer and arrow keys walk.

import { download, el, replace } from "./dom";
import { hideCard, say, showCard } from "./tell";

export interface Point {
  x: number;
  y: number;
  series: string;
  lines: string[];
}

export interface Drawing {
  svg: SVGSVGElement;
  points: Point[];
}

export interface Chart {
  id: string;
  title: string;
  note: string;
  /** Draws at a width; null where there is nothing to draw. */
  draw(width: number): Drawing | null;
  table(): { head: string[]; rows: string[][] };
  empty: string;
}

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

/** The drawing as a file of its own: what style sheets say is written into it. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((node, i) => {
    const style = getComputedStyle(node);
    for (const name of painted) to[i]!.setAttribute(name, style.getPropertyValue(name));
    to[i]!.removeAttribute("class");
    to[i]!.removeAttribute("style");
  });
  copy.querySelectorAll("style").forEach((node) => node.remove());
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

function savePng(svg: SVGSVGElement, name: string): void {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([standalone(svg)], { type: "image/svg+xml" }));
  image.addEventListener("load", () => {
    const canvas = el("canvas", { width: svg.clientWidth * 2, height: svg.clientHeight * 2 });
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => blob && download(`${name}.png`, blob), "image/png");
  });
  image.src = url;
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  download(`${name}.svg`, new Blob([standalone(svg)], { type: "image/svg+xml" }));
}

function tableOf(chart: Chart): HTMLElement {
  const { head, rows } = chart.table();
  return el(
    "div",
    { class: "chart-table", tabindex: "0", role: "region", "aria-label": `${chart.title}, as a table` },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col" }, text)))),
      el(
        "tbody",
        {},
        ...rows.map((row) =>
          el("tr", {}, ...row.map((text, i) => (i === 0 ? el("th", { scope: "row" }, text) : el("td", {}, text)))),
        ),
      ),
    ),
  );
}

/** Where the keys go from a point: left and right along its series, up and down to the nearest of another. */
export function step(points: Point[], at: number, key: string): number {
  const here = points[at];
  if (!here) return 0;
  const along = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  let best = at;
  let least = Infinity;
  points.forEach((point, i) => {
    if (i === at || (along && point.series !== here.series)) return;
    const forward = sign * (along ? point.x - here.x : point.y - here.y);
    if (forward < 0 || (forward === 0 && sign * (i - at) < 0)) return;
    const distance = along ? forward : forward + 4 * Math.abs(point.x - here.x);
    if (distance < least) [least, best] = [distance, i];
  });
  return best;
}

class Frame {
  readonly node: HTMLElement;
  private readonly stage: HTMLElement;
  private chart: Chart;
  private drawing: Drawing | null = null;
  private asTable = false;
  private at = -1;
  private width = 0;
  private readonly ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  private readonly title = el("h3", {});
  private readonly note = el("p", { class: "note" });
  private readonly toggle: HTMLButtonElement;

  constructor(chart: Chart) {
    this.chart = chart;
    this.toggle = el("button", { type: "button", "aria-pressed": "false", click: () => this.turn() }, "Table");
    this.stage = el("div", {
      class: "stage",
      tabindex: "0",
      role: "application",
      "aria-roledescription": "chart",
      keydown: (event: KeyboardEvent) => this.key(event),
      blur: () => this.leave(),
      pointermove: (event: PointerEvent) => this.point(event),
      pointerleave: () => this.leave(),
    });
    const tools = el(
      "div",
      { class: "tools" },
      this.toggle,
      el("button", { type: "button", click: () => this.save("svg") }, "SVG"),
      el("button", { type: "button", click: () => this.save("png") }, "PNG"),
    );
    this.node = el(
      "figure",
      { class: `chart chart-${chart.id}` },
      el("figcaption", {}, el("div", {}, this.title, this.note), tools),
      this.stage,
    );
    this.ring.setAttribute("class", "ring");
    this.ring.setAttribute("r", "7");
    new ResizeObserver(() => this.resized()).observe(this.stage);
  }

  update(chart: Chart): void {
    this.chart = chart;
    this.title.textContent = chart.title;
    this.note.textContent = chart.note;
    this.stage.setAttribute("aria-label", `${chart.title}. ${chart.note}. Arrow keys walk the points.`);
    this.width = this.stage.clientWidth;
    this.draw();
  }

  private resized(): void {
    if (Math.abs(this.stage.clientWidth - this.width) < 2) return;
    this.width = this.stage.clientWidth;
    this.draw();
  }

  private draw(): void {
    hideCard();
    this.at = -1;
    if (this.asTable) {
      replace(this.stage, tableOf(this.chart));
      return;
    }
    this.drawing = this.width > 0 ? this.chart.draw(this.width) : null;
    this.node.classList.toggle("empty", !this.drawing && this.width > 0);
    if (!this.drawing) {
      replace(this.stage, el("p", { class: "nothing" }, this.chart.empty));
      return;
    }
    this.drawing.svg.setAttribute("aria-hidden", "true");
    this.drawing.svg.removeAttribute("aria-label");
    replace(this.stage, this.drawing.svg);
  }

  private turn(): void {
    this.asTable = !this.asTable;
    this.toggle.setAttribute("aria-pressed", String(this.asTable));
    this.stage.setAttribute("role", this.asTable ? "group" : "application");
    this.draw();
  }

  private save(kind: "svg" | "png"): void {
    if (this.asTable) this.turn();
    if (!this.drawing) return;
    const name = `yieldmark-${this.chart.id}`;
    if (kind === "png") savePng(this.drawing.svg, name);
    else saveSvg(this.drawing.svg, name);
  }

  private key(event: KeyboardEvent): void {
    const points = this.drawing?.points ?? [];
    if (event.key === "Escape") {
      if (this.asTable) this.turn();
      this.leave();
    }
    if (this.asTable || points.length === 0 || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    this.show(this.at < 0 ? 0 : step(points, this.at, event.key));
    say(points[this.at]!.lines);
  }

  private point(event: PointerEvent): void {
    if (this.asTable || !this.drawing) return;
    const box = this.drawing.svg.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let best = -1;
    let least = 40 ** 2;
    this.drawing.points.forEach((point, i) => {
      const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
      if (distance < least) [least, best] = [distance, i];
    });
    if (best < 0) this.leave();
    else if (best !== this.at) this.show(best);
  }

  private show(index: number): void {
    this.at = index;
    const point = this.drawing!.points[index]!;
    const box = this.drawing!.svg.getBoundingClientRect();
    this.ring.setAttribute("cx", String(point.x));
    this.ring.setAttribute("cy", String(point.y));
    this.drawing!.svg.append(this.ring);
    showCard(point.lines, new DOMRect(box.left + point.x - 8, box.top + point.y - 8, 16, 16));
  }

  private leave(): void {
    this.at = -1;
    this.ring.remove();
    hideCard();
  }
}

const frames = new Map<string, Frame>();

/** The frame of a chart's id, drawn anew; it keeps its place on the page and whether it shows as a table. */
export function chartFrame(chart: Chart): HTMLElement {
  const frame = frames.get(chart.id) ?? new Frame(chart);
  frames.set(chart.id, frame);
  frame.update(chart);
  return frame.node;
}
