// The left column's lists: what the agent has, and what waits.

import { arrange, leave } from "./order.js";
import { describe, fill, tellTimes } from "./rows.js";

export class Work {
  constructor(root, template, live) {
    this.root = root;
    this.template = template;
    this.mine = root.querySelector("[data-list=mine]");
    this.free = root.querySelector("[data-list=free]");
    this.cards = new Map(); // of the queue, by item
    this.current = document.querySelector(".case")?.dataset.number;
    live.addEventListener("state", ({ detail }) => this.#state(detail));
    live.addEventListener("work", ({ detail }) => this.#put(detail.card));
    live.addEventListener("work_gone", ({ detail }) => this.#remove(this.mine, detail.item));
    live.addEventListener("queue", ({ detail }) => this.#queue(detail));
    live.want({ type: "queue" });
    setInterval(() => { for (const row of root.querySelectorAll("li[data-kind]")) tellTimes(row); }, 20_000);
  }

  #state(frame) {
    if (!frame.work) return;
    const known = new Set(frame.work.map((card) => card.item));
    for (const row of [...this.mine.children]) if (!known.has(row.dataset.item)) leave(row, this.#first());
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
    const row = this.#row(list, item);
    if (row) leave(row, this.#first());
    this.#none("mine", this.mine);
  }

  #queue(frame) {
    for (const card of frame.rows) this.cards.set(card.item, card);
    const shown = new Set(frame.order);
    for (const item of [...this.cards.keys()]) if (!shown.has(item)) this.cards.delete(item);
    for (const row of [...this.free.children]) if (!shown.has(row.dataset.item)) leave(row, this.#first());
    const rows = frame.order.map((item) => {
      const card = this.cards.get(item);
      const row = this.#row(this.free, item);
      if (row && card) describe(row, card);
      return row ?? (card && this.#make(card));
    });
    arrange(this.free, rows.filter(Boolean));
    this.root.querySelector("[data-count=free]").textContent = frame.total;
    this.#none("free", this.free);
  }

  #make(card) {
    const row = fill(this.template, card);
    const link = row.querySelector("a");
    if (card.number === this.current) link.setAttribute("aria-current", "page");
    return row;
  }

  // Where the focus goes when a list is empty.
  #first() { return this.root.querySelector("a[href]"); }

  #row(list, item) { return [...list.children].find((row) => row.dataset.item === item); }

  #none(name, list) { this.root.querySelector(`[data-none=${name}]`).hidden = list.children.length > 0; }
}
