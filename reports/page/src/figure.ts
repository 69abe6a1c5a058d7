// The frame around every drawing: its title and note, its tools, and the stage that holds it, or the same as a table.

import { button } from "./controls";
import { el, replace, type Attributes, type Child } from "./dom";

export abstract class Figure {
  readonly node: HTMLElement;
  protected readonly title = el("h3", {});
  protected readonly note = el("p", { class: "note" });
  protected readonly stage: HTMLElement;
  protected asTable = false;
  protected width = 0;
  private readonly toggle = button(() => this.turn(), { "aria-pressed": "false" }, "Table");

  constructor(className: string, stage: Attributes) {
    this.stage = el("div", { class: "stage", tabindex: "0", role: "application", ...stage });
    this.node = el("figure", { class: className });
    new ResizeObserver(() => this.resized()).observe(this.stage);
  }

  /** Puts the frame together; the tools stand before and after the switch to the table. */
  protected assemble(before: Child[], after: Child[]): void {
    const tools = el("div", { class: "tools" }, ...before, this.toggle, ...after);
    replace(this.node, el("figcaption", {}, el("div", {}, this.title, this.note), tools), this.stage);
  }

  /** Fills the stage. */
  protected abstract draw(): void;

  /** Switches between drawing and table. */
  protected turn(): void {
    this.asTable = !this.asTable;
    this.toggle.setAttribute("aria-pressed", String(this.asTable));
    this.stage.setAttribute("role", this.asTable ? "group" : "application");
    this.draw();
  }

  private resized(): void {
    if (Math.abs(this.stage.clientWidth - this.width) < 2) return;
    this.width = this.stage.clientWidth;
    this.draw();
  }
}
