// Charts of points, which the pointer and the arrow keys walk.

import { scrollTable, textRow } from "./blocks";
import { button } from "./controls";
import { el, replace, svg } from "./dom";
import { Figure } from "./figure";
import { savePng, saveSvg } from "./save";
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
  /** Whether there is nothing to draw, so that a line says so in its place. */
  lacking?: boolean;
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

class Frame extends Figure {
  private chart: Chart;
  private drawing: Drawing | null = null;
  private at = -1;
  private readonly ring = svg("circle", { class: "ring", r: 7 });

  constructor(chart: Chart) {
    super(`chart chart-${chart.id}`, {
      "aria-roledescription": "chart",
      keydown: (event: KeyboardEvent) => this.key(event),
      blur: () => this.leave(),
      pointermove: (event: PointerEvent) => this.point(event),
      pointerleave: () => this.leave(),
    });
    this.chart = chart;
    this.assemble([], [button(() => this.save(saveSvg), {}, "SVG"), button(() => this.save(savePng), {}, "PNG")]);
  }

  update(chart: Chart): void {
    this.chart = chart;
    this.title.textContent = chart.title;
    this.note.textContent = chart.note;
    this.stage.setAttribute("aria-label", `${chart.title}. ${chart.note}. Arrow keys walk the points.`);
    this.node.hidden = chart.lacking === true;
    this.width = this.stage.clientWidth;
    this.draw();
  }

  protected draw(): void {
    hideCard();
    this.at = -1;
    if (this.asTable) {
      this.stage.tabIndex = 0;
      const { head, rows } = this.chart.table();
      replace(this.stage, scrollTable(`${this.chart.title}, as a table`, head, rows.map(textRow)));
      return;
    }
    this.drawing = this.width > 0 ? this.chart.draw(this.width) : null;
    this.node.classList.toggle("empty", !this.drawing && this.width > 0);
    // There is nothing to walk in an empty chart.
    this.stage.tabIndex = this.drawing ? 0 : -1;
    if (!this.drawing) {
      replace(this.stage, el("p", { class: "nothing" }, this.chart.empty));
      return;
    }
    this.drawing.svg.setAttribute("aria-hidden", "true");
    this.drawing.svg.removeAttribute("aria-label");
    replace(this.stage, this.drawing.svg);
  }

  private save(as: typeof saveSvg): void {
    if (this.asTable) this.turn();
    if (this.drawing) as(this.drawing.svg, this.chart);
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
