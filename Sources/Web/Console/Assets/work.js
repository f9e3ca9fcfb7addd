// The left column's lists: what the agent has, and what waits.

import { describe, fill, tellWait } from "./rows.js";

export class Work {
  constructor(root, template, live) {
    this.root = root;
    this.template = template;
    this.mine = root.querySelector("[data-list=mine]");
    this.free = root.querySelector("[data-list=free]");
    this.cards = new Map(); // of the queue, by item
    live.addEventListener("state", ({ detail }) => this.#state(detail));
    live.addEventListener("work", ({ detail }) => this.#put(detail.card));
    live.addEventListener("work_gone", ({ detail }) => this.#remove(this.mine, detail.item));
    live.addEventListener("queue", ({ detail }) => this.#queue(detail));
    live.want({ type: "queue" });
    setInterval(() => { for (const row of root.querySelectorAll("li[data-kind]")) tellWait(row); }, 20_000);
  }

  #state(frame) {
    if (!frame.work) return;
    const known = new Set(frame.work.map((card) => card.item));
    for (const row of [...this.mine.children]) if (!known.has(row.dataset.item)) row.remove();
    for (const card of frame.work) this.#put(card);
    this.#none("mine", this.mine);
  }

  #put(card) {
    const row = this.#row(this.mine, card.item);
    if (row) describe(row, card);
    else this.mine.append(this.#make(card));
    this.#none("mine", this.mine);
  }

  #remove(list, item) {
    this.#row(list, item)?.remove();
    this.#none("mine", this.mine);
  }

  #queue(frame) {
    for (const card of frame.rows) this.cards.set(card.item, card);
    const shown = new Set(frame.order);
    for (const item of [...this.cards.keys()]) if (!shown.has(item)) this.cards.delete(item);
    for (const row of [...this.free.children]) if (!shown.has(row.dataset.item)) row.remove();
    frame.order.forEach((item, place) => {
      const card = this.cards.get(item);
      let row = this.#row(this.free, item);
      if (!row && card) row = this.#make(card);
      else if (row && card) describe(row, card);
      // A row that stands where it belongs is not touched: it may have the focus.
      if (row && this.free.children[place] !== row) this.free.insertBefore(row, this.free.children[place] ?? null);
    });
    this.root.querySelector("[data-count=free]").textContent = frame.total;
    this.#none("free", this.free);
  }

  #make(card) {
    const row = fill(this.template, card);
    const link = row.querySelector("a");
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
    return row;
  }

  #row(list, item) { return [...list.children].find((row) => row.dataset.item === item); }

  #none(name, list) { this.root.querySelector(`[data-none=${name}]`).hidden = list.children.length > 0; }
}
