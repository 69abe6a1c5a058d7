// The flame graph of one technique: the measured region at the top, what it calls below it.

import { scrollTable, textRow } from "./blocks";
import { button } from "./controls";
import { el, replace, svg } from "./dom";
import { Figure } from "./figure";
import { nameText } from "./format";
import { callTree, kindOf, laidOut, matchedShare, neighbour, sums, type Box } from "./frames";
import { cutAtEnd } from "./labels";
import { noProfile, placeText, profilesOf } from "./profiles";
import { saveSvg } from "./save";
import type { Profile } from "./schema";
import { hideCard, say, showCard } from "./tell";
import type { View } from "./view";

const rowHeight = 21;
const letterWidth = 6.7;

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.0995 ? 2 : 1)} %`;
}

class Flame extends Figure {
  private readonly pick = el("select", {
    "aria-label": "Technique of the flame graph",
    change: () => this.choose(Number(this.pick.value)),
  });
  private readonly search = el("input", {
    type: "search",
    "aria-label": "Find a function",
    placeholder: "Find a function",
    size: 16,
    input: () => this.find(),
  });
  private readonly found = el("span", { class: "found-share", role: "status" });
  private view: View | null = null;
  private profiles: Profile[] = [];
  private root: Box | null = null;
  private top: Box | null = null;
  private focus: Box | null = null;
  private readonly boxes = new Map<Element, Box>();
  private drawing: SVGSVGElement | null = null;

  constructor() {
    super("chart chart-flame", {
      class: "stage flame-stage",
      "aria-roledescription": "flame graph",
      keydown: (event: KeyboardEvent) => this.key(event),
      blur: () => this.leave(),
      pointermove: (event: PointerEvent) => this.point(event),
      pointerleave: () => hideCard(),
      click: (event: MouseEvent) => this.click(event),
    });
    this.assemble([this.pick, this.search, this.found], [button(() => this.save(), {}, "SVG")]);
  }

  update(view: View): void {
    this.view = view;
    this.profiles = profilesOf(view, "cpu");
    const names = this.profiles.map((p) => view.data.raw.techniques[p.t]!);
    const wished = [view.data.raw.techniques[view.state.flame ?? -1], view.state.right, view.state.left].find(
      (name) => name !== undefined && names.includes(name),
    );
    const at = Math.max(0, names.indexOf(wished ?? ""));
    replace(this.pick, ...names.map((name, i) => el("option", { value: i, selected: i === at }, nameText(name))));
    this.node.hidden = this.profiles.length === 0;
    for (const tool of [this.pick, this.search]) tool.hidden = this.profiles.length === 0;
    this.width = this.stage.clientWidth;
    this.show(at);
  }

  private choose(at: number): void {
    this.view!.set({ flame: this.profiles[at]!.t });
  }

  private show(at: number): void {
    const profile = this.profiles[at];
    const { view } = this;
    this.root = profile ? laidOut(callTree(profile.cpu!)) : null;
    this.top = this.focus = this.root;
    this.title.textContent = profile ? `Where the time goes, ${placeText(view!, profile)}` : "Where the time goes";
    this.note.textContent = profile ? this.noteOf(profile) : "";
    const technique = profile ? nameText(view!.data.raw.techniques[profile.t]!) : "";
    this.stage.setAttribute(
      "aria-label",
      `Flame graph of ${technique}. Arrow keys walk the calls, Enter zooms in, Escape zooms out.`,
    );
    this.find();
    this.draw();
  }

  private noteOf(profile: Profile): string {
    const { sampler, unit } = profile.cpu!;
    const how =
      sampler === "callgrind"
        ? "instructions of one iteration, counted by Callgrind"
        : `${this.root?.value ?? 0} ${unit} by a clock, taken by ${sampler}`;
    const reading = "callers above, wider is more; inlined functions count towards their caller";
    return `${how}; ${reading}. Click or Enter zooms, Esc goes back`;
  }

  protected draw(): void {
    hideCard();
    this.boxes.clear();
    this.drawing = null;
    if (!this.root || !this.root.value)
      replace(
        this.stage,
        el("p", { class: "nothing" }, this.view ? noProfile(this.view, "no_cpu", "CPU profile") : ""),
      );
    else if (this.asTable) replace(this.stage, this.table());
    else if (this.width > 0) this.drawBoxes();
  }

  /** The callers of the zoomed box over the whole width, and all that is under it. */
  private drawBoxes(): void {
    const top = this.top!;
    const scale = this.width / (top.x1 - top.x0);
    const shown = [...top.ancestors().slice(1), ...top.descendants()].filter(
      (box) => box.depth <= top.depth || (box.x1 - box.x0) * scale >= 0.7,
    );
    const height = (Math.max(...shown.map((box) => box.depth)) + 1) * rowHeight;
    this.drawing = svg("svg", {
      width: this.width,
      height,
      viewBox: `0 0 ${this.width} ${height}`,
      "aria-hidden": "true",
      class: "flame",
      "font-size": 12,
    });
    for (const box of shown) this.drawing.append(this.boxNode(box, scale));
    replace(this.stage, this.drawing);
    this.markAll();
  }

  private boxNode(box: Box, scale: number): SVGGElement {
    const whole = box.depth < this.top!.depth;
    const x = whole ? 0 : (box.x0 - this.top!.x0) * scale;
    const width = whole ? this.width : (box.x1 - box.x0) * scale;
    const group = svg("g", {
      class: `call kind-${kindOf(box.data.name)}`,
      transform: `translate(${x},${box.depth * rowHeight})`,
    });
    group.append(svg("rect", { width: Math.max(0.5, width - 1), height: rowHeight - 1, rx: Math.min(2, width / 4) }));
    const letters = Math.floor((width - 9) / letterWidth);
    if (letters >= 3) {
      const text = cutAtEnd(box.data.name, letters);
      group.append(svg("text", { x: 4, y: rowHeight / 2, dy: "0.32em", fill: "currentColor" }, text));
    }
    this.boxes.set(group, box);
    return group;
  }

  private get wanted(): string {
    return this.search.value.trim().toLowerCase();
  }

  private find(): void {
    const share = this.root ? matchedShare(this.root, this.wanted) : 0;
    this.found.textContent = this.wanted === "" ? "" : share > 0 ? `${percent(share)} of all` : "not found";
    this.markAll();
  }

  private markAll(): void {
    for (const [node, box] of this.boxes) {
      node.classList.toggle("matched", this.wanted !== "" && box.data.name.toLowerCase().includes(this.wanted));
      node.classList.toggle("focused", box === this.focus && document.activeElement === this.stage);
    }
  }

  private linesOf(box: Box): string[] {
    const all = this.root!.value!;
    const own = box.data.own > 0 && box.children ? [`${percent(box.data.own / all)} in itself`] : [];
    return [box.data.name, `${percent((box.value ?? 0) / all)} of all`, ...own, `${box.value} ${this.profileUnit()}`];
  }

  private profileUnit(): string {
    return this.profiles[Number(this.pick.value)]?.cpu?.unit ?? "";
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") return this.asTable ? this.turn() : this.zoom(this.root);
    if (this.asTable || !this.focus || !this.drawing) return;
    if (event.key === "Enter") this.zoom(this.focus);
    else if (event.key.startsWith("Arrow")) this.walk(neighbour(this.focus, event.key));
    else return;
    event.preventDefault();
  }

  private walk(to: Box): void {
    this.focus = to;
    // A call that is out of sight in the zoomed part brings its own part into view.
    if (![...this.boxes.values()].includes(to)) {
      this.top = to;
      this.drawBoxes();
    }
    this.markAll();
    say(this.linesOf(to));
    const node = [...this.boxes].find(([, box]) => box === to)?.[0];
    if (node) showCard(this.linesOf(to), node.getBoundingClientRect());
  }

  private zoom(to: Box | null): void {
    if (!to || !this.drawing) return;
    this.top = this.focus = to;
    this.drawBoxes();
    say([`Zoomed to ${to.data.name}`]);
  }

  private boxAt(event: MouseEvent): Box | null {
    const node = (event.target as Element).closest(".call");
    return (node && this.boxes.get(node)) ?? null;
  }

  private click(event: MouseEvent): void {
    const box = this.boxAt(event);
    if (box) this.zoom(box === this.top ? (box.parent ?? box) : box);
  }

  private point(event: PointerEvent): void {
    const box = this.boxAt(event);
    if (box) showCard(this.linesOf(box), new DOMRect(event.clientX - 8, event.clientY - 8, 16, 16));
    else hideCard();
  }

  private leave(): void {
    hideCard();
    this.markAll();
  }

  private save(): void {
    if (this.asTable) this.turn();
    if (this.drawing)
      saveSvg(this.drawing, {
        id: "flame",
        title: this.title.textContent!,
        note: this.note.textContent!,
      });
  }

  private table(): HTMLElement {
    const all = this.root!.value!;
    const rows = sums(this.profiles[Number(this.pick.value)]!.cpu!).slice(0, 100);
    return scrollTable(
      "Where the time goes, as a table",
      ["function", "itself", "with what it calls"],
      rows.map(({ name, own, total }) => textRow([name, percent(own / all), percent(total / all)])),
    );
  }
}

let flame: Flame | null = null;

/** The one flame graph of the page, drawn anew for the view. */
export function flameFigure(view: View): HTMLElement {
  flame ??= new Flame();
  flame.update(view);
  return flame.node;
}
