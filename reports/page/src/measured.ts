// Section 1: the answer and what was measured. It stands in the page as HTML (reports/answer_page.cpp); here it comes
// alive.

import { el, rendered, replace } from "./dom";
import { chooserNode } from "./ranking";
import { hideCard, showCard } from "./tell";
import type { View } from "./view";

/** A mark of the picture tells its figures under the pointer, and opens its example. */
function enliven(view: View, mark: SVGElement): void {
  const title = mark.querySelector("title");
  const lines = (title?.textContent ?? "").split("; ");
  title?.remove();
  mark.addEventListener("mouseenter", () => showCard(lines, mark.getBoundingClientRect()));
  mark.addEventListener("mouseleave", hideCard);
  mark.addEventListener("click", () => view.set({ example: Number(mark.dataset["e"]), at: "example" }));
}

export function adoptMeasured(view: View): HTMLElement {
  const node = document.getElementById("measured") ?? el("header", { id: "measured", class: "measured" });
  const place = node.querySelector<HTMLElement>("#chooser");
  if (place) {
    replace(place, chooserNode);
    place.hidden = view.data.raw.models.length === 0;
  }
  for (const mark of node.querySelectorAll<SVGElement>(".mark[data-e]")) enliven(view, mark);
  rendered(node);
  return node;
}
