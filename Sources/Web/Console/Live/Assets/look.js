// The request that the page shows: who else looks at it, who types, and what comes while one reads.

import { renew } from "./renew.js";

const REFRESH_EVERY = 1_000; // ms
const TYPING_EVERY = 3_000; // ms between two words that we type
const TYPING_LASTS = 8_000; // ms after which somebody who said nothing more types no longer

export class Look {
  constructor(root, live) {
    this.root = root;
    this.live = live;
    this.typedAt = 0;
    this.viewers = root.querySelector("[data-viewers]");
    this.resident = root.querySelector("[data-resident-typing]");
    live.want({ type: "look", number: root.dataset.number });
    live.addEventListener("welcome", () => { this.isUnsure = true; });
    live.addEventListener("viewers", ({ detail }) => this.#looks(detail.people ?? []));
    live.addEventListener("touched", () => { this.#residentTypes(false); this.#refresh(); });
    live.addEventListener("resident_typing", () => this.#residentTypes(true));
    // What was not touched while somebody was at work in it.
    root.addEventListener("focusout", () => { if (this.isBehind) setTimeout(() => this.#refresh()); });
    root.addEventListener("input", (event) => { if (event.target.matches("textarea")) this.#type(event.target); });
  }

  // From here on we hear of what comes; what came between the drawing of the page, or the loss of the connection, and now, is looked for.
  #looks(people) {
    if (this.isUnsure) {
      this.isUnsure = false;
      this.#refresh();
    }
    this.#seen(people);
  }

  // A resident is told only of an answer that goes into their chat: not of notes, and not of mails.
  #type(field) {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.live.tell({ type: "typing", choice: "no" }), TYPING_LASTS - 2_000);
    if (Date.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = Date.now();
    const isAnswer = field.id === "text" && !field.form.elements.way?.value;
    this.live.tell({ type: "typing", ...(isAnswer && { choice: "answer" }) });
  }

  #residentTypes(isTyping) {
    if (!this.resident) return;
    clearTimeout(this.residentFade);
    const words = isTyping ? "The resident is typing…" : "";
    if (this.resident.textContent !== words) this.resident.textContent = words;
    if (isTyping) this.residentFade = setTimeout(() => this.#residentTypes(false), TYPING_LASTS);
  }

  #seen(people) {
    clearTimeout(this.fade);
    const typing = people.filter((person) => person.typing);
    const looking = people.filter((person) => !person.typing);
    const words = [];
    if (typing.length) words.push(`${names(typing)} ${typing.length === 1 ? "types" : "type"} an answer.`);
    if (looking.length) words.push(`${names(looking)} also ${looking.length === 1 ? "looks" : "look"} at this.`);
    this.viewers.textContent = words.join(" ");
    if (typing.length) {
      this.fade = setTimeout(() => this.#seen(people.map((person) => ({ ...person, typing: false }))), TYPING_LASTS);
    }
  }

  // The request's own address tells how it looks now: what is typed stays, the rest is put in its place. Not oftener than each second, however
  // much happens.
  async #refresh() {
    if (this.isRefreshing) { this.isAgain = true; return; }
    this.isRefreshing = true;
    this.isAgain = false;
    try {
      // Not the page's address: one that tells what was wrong with a form stands at the form's.
      const answer = await fetch(`/desk/requests/${this.root.dataset.number}`, { headers: { accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.isBehind = false;
      for (const part of this.root.querySelectorAll("[data-part]")) {
        const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
        if (fresh && renew(part, fresh)) this.isBehind = true;
      }
    } catch {
      // No connection: what came meanwhile is looked for as soon as there is one.
    } finally {
      setTimeout(() => {
        this.isRefreshing = false;
        if (this.isAgain) this.#refresh();
      }, REFRESH_EVERY);
    }
  }
}

function names(people) {
  const all = people.map((person) => person.name);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
