// Puts the page together and redraws it when the state changes.

import { barNode, drawBar } from "./bar";
import { benchmarksNode, drawBenchmarks } from "./benchmarks";
import { Data, readData } from "./data";
import { el } from "./dom";
import { comparisonNode, drawComparison } from "./comparison";
import { drawExplained, explainNode } from "./explain";
import { drawExact, drawExample, exampleNode } from "./example";
import { drawFindings, findingsNode } from "./findings";
import { nameText } from "./format";
import { drawHistory, historyNode } from "./history";
import { drawGlance, glanceNode } from "./glance";
import { learnLooks } from "./look";
import { isForeign } from "./schema";
import { adoptMeasured } from "./measured";
import { methodSection } from "./method";
import { format, parse, type CellPlace, type State } from "./state";
import { drawTable, tableNode } from "./table";
import { comesFrom } from "./save";
import { hideCard, startTelling } from "./tell";
import { drawTradeoff, tradeoffNode } from "./tradeoff";
import type { View } from "./view";

const footerText = "Made by yieldmark. One file: it contains everything it shows and needs no network.";

class Page implements View {
  readonly data = new Data(readData());
  private readonly drawn = new Map<string, string>();
  state: State = parse(location.hash, this.data.raw);

  start(): void {
    const { raw } = this.data;
    learnLooks(this.data.raw);
    if (raw.groups.length === 0 && (raw.comparison || raw.history)) {
      // Of a comparison or a history alone: nothing else has anything to show.
      for (const node of [barNode, tableNode, exampleNode]) node.hidden = true;
    }
    if (isForeign(raw)) {
      // Another project's program has benchmarks, not examples.
      tableNode.querySelector("h2")!.textContent = "All benchmarks";
      exampleNode.querySelector("h2")!.textContent = "One benchmark";
    }
    document.title = `${this.data.raw.title} · yieldmark`;
    this.assemble();
    startTelling();
    comesFrom(() => this.origin());
    this.draw();
    this.scroll();
    window.addEventListener("hashchange", () =>
      orRefuse(() => {
        const { cell } = this.state;
        this.state = parse(location.hash, this.data.raw);
        this.draw();
        // Back from an explained number leads to where it was clicked.
        if (cell && !this.state.cell) this.toCell(cell);
        else this.scroll();
      }),
    );
    explainNode.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.leaveCell();
    });
    explainNode.addEventListener("click", (event) => event.target === explainNode && this.leaveCell());
    document.querySelector(".skip")?.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("main")!.focus();
      document.getElementById("all")!.scrollIntoView();
    });
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("painted")));
  }

  /** Of a saved picture: the example with its scenario and compiler, and what was measured where. */
  private origin(): { subject: string; lines: string[] } {
    const { raw } = this.data;
    const { example, toolchain } = this.state;
    const scenario = raw.scenarios[this.data.scenarioOf(example, this.state.scenario)]?.[0] ?? "";
    const subject = [nameText(raw.examples[example]?.name ?? ""), scenario, raw.toolchains[toolchain]?.id ?? ""];
    const file = location.pathname.split("/").at(-1) ?? "";
    return {
      subject: subject.filter(Boolean).join(", "),
      lines: [raw.where, [raw.revision && `revision ${raw.revision}`, file + location.hash].filter(Boolean).join("; ")],
    };
  }

  private assemble(): void {
    const { raw } = this.data;
    const foreign = isForeign(raw) ? [benchmarksNode] : [];
    const parts = [
      ...foreign,
      glanceNode,
      tableNode,
      tradeoffNode,
      exampleNode,
      comparisonNode,
      historyNode,
      methodSection(raw),
    ];
    const main = el("main", { id: "main", tabindex: "-1" }, ...parts);
    const footer = el("footer", {}, el("p", {}, footerText));
    document.getElementById("page")!.append(adoptMeasured(this), findingsNode, barNode, main, footer, explainNode);
  }

  set(change: Partial<State>): void {
    const before = this.state;
    this.state = { ...this.state, at: "", ...change };
    const fragment = format(this.state, this.data.raw);
    // Back leads to the example that was shown before, not past every choice made since.
    const opens = change.cell !== undefined && change.cell !== null;
    const moves = opens || (change.example !== undefined && change.example !== before.example);
    history[moves ? "pushState" : "replaceState"](
      opens ? { explains: true } : null,
      "",
      fragment ? `#${fragment}` : location.pathname + location.search,
    );
    orRefuse(() => {
      this.draw();
      if (!opens) this.scroll();
    });
  }

  /** Closes the explained number: back to the view before it; where a link led to it, to the same view without it. */
  private leaveCell(): void {
    const { cell } = this.state;
    if ((history.state as { explains?: boolean } | null)?.explains) {
      history.back();
      return;
    }
    this.set({ cell: null });
    if (cell) this.toCell(cell);
  }

  private toCell({ example, technique }: CellPlace): void {
    const cell = document.querySelector<HTMLElement>(`[data-cell="${example},${technique}"]`);
    cell?.focus({ preventScroll: false });
  }

  private draw(): void {
    const { metric, to, scenario, n, toolchain, example, hidden, left, right, flame, use, only, search, series, cell } =
      this.state;
    hideCard();
    document.documentElement.dataset["theme"] = this.state.theme;
    this.drawChanged("findings", [toolchain, example, use], () => drawFindings(this));
    drawBar(this);
    if (isForeign(this.data.raw)) this.drawChanged("benchmarks", [metric, toolchain], () => drawBenchmarks(this));
    this.drawChanged("glance", [scenario, toolchain, [...hidden]], () => drawGlance(this));
    const { sort, ascending } = this.state;
    this.drawChanged("table", [metric, to, scenario, n, toolchain, search, [...hidden], sort, ascending], () =>
      drawTable(this),
    );
    this.drawChanged("tradeoff", [to, scenario, n, toolchain, example, [...hidden]], () => drawTradeoff(this));
    this.drawChanged("example", [to, scenario, n, toolchain, example, [...hidden], left, right, flame], () =>
      drawExample(this),
    );
    this.drawChanged("exact", [metric, scenario, toolchain, example, [...hidden]], () => drawExact(this));
    this.drawChanged("comparison", [only, search], () => drawComparison(this));
    this.drawChanged("history", [series], () => drawHistory(this));
    this.drawChanged("explain", [cell, to, toolchain], () => drawExplained(this, () => this.leaveCell()));
  }

  /** Draws a part only if what it depends on has changed. */
  private drawChanged(part: string, depends: unknown[], draw: () => void): void {
    const key = JSON.stringify(depends);
    if (this.drawn.get(part) === key) return;
    this.drawn.set(part, key);
    draw();
  }

  private scroll(): void {
    if (this.state.at) document.getElementById(this.state.at)?.scrollIntoView();
  }
}

/** Does it, or says in the page that its data are damaged: whatever stands in a file, no exception leaves the page. */
function orRefuse(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (document.querySelector("[role=alert]")) return;
    const why = `its data are damaged (${String(error)})`;
    const words = `This report can't be shown: ${why}. Make it again with yieldmark report.`;
    document.getElementById("page")!.prepend(el("p", { class: "nothing", role: "alert" }, words));
  }
}

orRefuse(() => new Page().start());
