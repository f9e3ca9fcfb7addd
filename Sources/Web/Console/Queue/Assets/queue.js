// The queue's table: rows come, move and leave as work does. Without this file it stands as it was drawn.

import { arrange, leave } from "./order.js";
import { tellDue, waited } from "./rows.js";

export class QueueTable {
  constructor(root, live) {
    this.root = root;
    this.body = root.querySelector("tbody");
    this.template = root.querySelector("template");
    this.none = document.querySelector("[data-none]");
    this.next = document.querySelector("[data-next]");
    this.count = document.querySelector(`[data-view-count=${root.dataset.view}]`);
    this.opened = new Intl.DateTimeFormat("en-US", {
      month: "short", day: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
      timeZone: root.dataset.zone,
    });
    this.cards = new Map(); // by item
    const { view, channel, place } = root.dataset;
    live.addEventListener("queue", ({ detail }) => this.#show(detail));
    live.want({ type: "queue", view, ...(channel && { channel }), ...(place && { place }) });
    setInterval(() => { for (const row of this.body.children) this.#tell(row); }, 20_000);
  }

  #show({ rows, order, total, next }) {
    for (const card of rows) this.cards.set(card.item, card);
    const shown = new Set(order);
    for (const item of [...this.cards.keys()]) if (!shown.has(item)) this.cards.delete(item);
    for (const row of [...this.body.children]) {
      if (!shown.has(row.dataset.item)) leave(row, this.root.querySelector("caption"));
    }
    const drawn = order.map((item) => {
      const card = this.cards.get(item);
      let row = [...this.body.children].find((known) => known.dataset.item === item);
      if (!row && card) row = document.importNode(this.template.content.firstElementChild, true);
      if (row && card) this.#describe(row, card);
      return row;
    });
    arrange(this.body, drawn.filter(Boolean));
    this.root.hidden = order.length === 0;
    this.none.hidden = order.length > 0;
    if (this.count && !this.root.dataset.channel && !this.root.dataset.place) this.count.textContent = total;
    this.next.hidden = !next;
    if (next) {
      const address = new URL(location.href);
      address.searchParams.set("after", next);
      this.next.querySelector("a").href = address.pathname + address.search;
    }
  }

  #describe(row, card) {
    row.dataset.item = card.item;
    row.querySelector("a").href = `/desk/requests/${card.number}`;
    const title = row.querySelector("[data-title]");
    title.textContent = card.title;
    title.lang = card.languageCode;
    const opened = row.querySelector("[data-opened]");
    opened.dateTime = new Date(card.opened).toISOString();
    if (!opened.textContent) opened.textContent = this.opened.format(card.opened);
    row.querySelector("[data-undelivered]").hidden = !card.undelivered;
    const cells = {
      number: card.number, channel: card.channel, language: card.language ?? "English", department: card.department,
      holder: card.holder ?? "nobody",
    };
    for (const [name, text] of Object.entries(cells)) row.querySelector(`[data-cell=${name}]`).textContent = text;
    const priority = document.createElement(card.priority === 1 ? "strong" : "span");
    priority.textContent = card.priority;
    row.querySelector("[data-priority]").replaceChildren(priority);
    this.#tell(row);
  }

  // Time goes on while nothing else changes.
  #tell(row) {
    const card = this.cards.get(row.dataset.item);
    if (!card) return;
    row.querySelector("[data-waits]").textContent = card.waits ? waited(card) : "answered";
    tellDue(row, card, "");
  }
}
