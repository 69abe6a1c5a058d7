// The card beside the pointer and the region that screen readers hear. Both say the same lines.

import { el, replace } from "./dom";

const card = el("div", { class: "card", role: "presentation", "aria-hidden": "true", hidden: true });
const live = el("div", { class: "unseen", "aria-live": "polite", role: "status" });

export function startTelling(): void {
  document.body.append(card, live);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideCard();
  });
  // Not on scroll: a focused point may have been scrolled into sight just to show its card.
  document.addEventListener("wheel", hideCard, { passive: true });
  document.addEventListener("touchmove", hideCard, { passive: true });
}

export function showCard(lines: string[], box: DOMRect): void {
  replace(card, ...lines.map((line, i) => el(i === 0 ? "strong" : "span", {}, line)));
  card.hidden = false;
  const { width, height } = card.getBoundingClientRect();
  const left = Math.min(
    Math.max(8, box.left + box.width / 2 - width / 2),
    document.documentElement.clientWidth - width - 8,
  );
  const above = box.top - height - 8;
  card.style.left = `${left}px`;
  card.style.top = `${above > 4 ? above : box.bottom + 8}px`;
}

export function hideCard(): void {
  card.hidden = true;
}

/** Shows lines beside `hovered` while the pointer is on it, and beside `anchor` on focus, when they are also heard. */
export function tells(node: HTMLElement, lines: string[], anchor: Element = node, hovered: Element = node): void {
  hovered.addEventListener("mouseenter", () => showCard(lines, hovered.getBoundingClientRect()));
  node.addEventListener("mouseleave", hideCard);
  node.addEventListener("focus", () => {
    showCard(lines, anchor.getBoundingClientRect());
    say(lines);
  });
  node.addEventListener("blur", hideCard);
}

export function say(lines: string[]): void {
  live.textContent = lines.join(", ");
}
