// The top of the left column: where the agent is, and what they are offered. Without this file the same works by forms.

import { leave } from "./order.js";
import { describe, fill } from "./rows.js";

const CHOICES = ["offline", "available", "busy", "break", "after_work"];

export class Place {
  constructor(root, live) {
    this.root = root;
    this.live = live;
    this.offers = root.querySelector("[data-offers]");
    this.form = root.querySelector("[data-presence]");
    this.select = this.form.querySelector("select");
    this.said = root.querySelector("[data-live]");
    for (const plain of root.querySelectorAll("[data-plain]")) plain.hidden = true;
    this.select.addEventListener("change", () => this.#choose());
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#choose(); });
    this.offers.addEventListener("submit", (event) => this.#answer(event));
    this.#alerts();
    live.addEventListener("state", ({ detail }) => this.#state(detail));
    live.addEventListener("presence", ({ detail }) => this.#present(detail));
    live.addEventListener("offer", ({ detail }) => this.#offer(detail.card, true));
    live.addEventListener("whisper", ({ detail }) => this.#whisper(detail));
    live.addEventListener("offer_gone", ({ detail }) => this.#gone(detail));
    setInterval(() => this.#count(), 1_000);
  }

  say(text) { this.said.textContent = text; }

  #state(frame) {
    const before = this.root.dataset.place;
    if (this.live.isRestarted && frame.presence === "offline" && CHOICES.includes(before) && before !== "offline") {
      this.live.isRestarted = false;
      this.select.value = before;
      this.#choose();
    } else if (frame.presence) this.#present(frame);
    const known = new Set((frame.offers ?? []).map((card) => card.item));
    for (const row of [...this.offers.children]) if (!known.has(row.dataset.item)) leave(row, this.select);
    for (const card of frame.offers ?? []) this.#offer(card, false);
    this.#empty();
  }

  #present(frame) {
    this.root.dataset.place = frame.presence;
    this.select.querySelector("[data-unanswered]")?.remove();
    if (CHOICES.includes(frame.presence)) {
      this.select.value = frame.presence;
      return;
    }
    const option = new Option("Did not answer offers", "", true, true);
    option.disabled = true;
    option.dataset.unanswered = "";
    this.select.prepend(option);
    this.say("You let offers pass and get none now. Say where you are.");
  }

  async #choose() {
    if (!this.select.value) return;
    const answer = await this.live.ask({ type: "presence", choice: this.select.value });
    if (answer === null) this.form.submit();
    else if (answer.type === "refused") this.say(answer.text ?? "That was not possible.");
  }

  #offer(card, isNew) {
    let row = this.#row(card.item);
    const isKnown = Boolean(row);
    if (!row) {
      row = fill(this.root.querySelector("template[data-template=offer]"), card);
      for (const form of row.querySelectorAll("form")) form.action = form.action.replace(/offers\/[^/]*/, `offers/${card.item}`);
      this.offers.append(row);
    }
    row.dataset.until = card.until;
    row.querySelector("input[name=claim]").value = card.version;
    describe(row, card);
    this.#empty();
    this.#count();
    if (isNew && !isKnown) this.#alert(card);
  }

  #gone({ item, why }) {
    const row = this.#row(item);
    if (!row) return;
    leave(row, this.select);
    this.#empty();
    if (why === "expired") this.say("An offer ran out.");
    else if (why === "taken") this.say("Somebody took what you were offered.");
  }

  // Accepts or declines without leaving the page, and follows where accepting leads.
  async #answer(event) {
    event.preventDefault();
    const form = event.target;
    const row = form.closest("[data-item]");
    const isAccepted = form.hasAttribute("data-accept");
    const { item } = row.dataset;
    const version = Number(row.querySelector("input[name=claim]").value);
    const path = row.dataset.number;
    const answer = await this.live.ask({ type: isAccepted ? "accept" : "decline", item, version });
    if (answer === null) return form.submit();
    if (answer.type === "refused") {
      this.say(answer.text ?? "That was not possible.");
      leave(row, this.select);
      return this.#empty();
    }
    if (isAccepted) {
      if (path) location.assign(`/desk/requests/${path}?done=taken`);
      else form.submit();
    } else this.#gone({ item });
  }

  // A supervisor's word stays until it is put away.
  #whisper({ number, from, text }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/desk/requests/${number}`;
    link.textContent = number;
    const button = document.createElement("button");
    button.className = "quiet";
    button.textContent = "Put away";
    button.addEventListener("click", () => { item.remove(); this.select.focus(); });
    const words = document.createElement("p");
    words.dir = "auto";
    words.textContent = text;
    item.append(`${from} whispers on `, link, words, button);
    this.root.querySelector("[data-whispers]").append(item);
  }

  #row(item) { return [...this.offers.children].find((row) => row.dataset.item === item); }

  #empty() { this.root.querySelector("[data-no-offers]").hidden = this.offers.children.length > 0; }

  #count() {
    for (const row of this.offers.children) {
      const seconds = Math.max(0, Math.round(this.live.until(Number(row.dataset.until)) / 1_000));
      row.querySelector("[data-countdown]").textContent = `${seconds} s left`;
    }
  }

  // Sound and desktop notices are for those who ask for them, in this browser.
  #alerts() {
    const box = this.root.querySelector("[data-alerts]");
    box.hidden = false;
    for (const input of box.querySelectorAll("[data-alert]")) {
      const key = `intake-desk:${input.dataset.alert}`;
      input.checked = localStorage.getItem(key) === "yes";
      input.addEventListener("change", async () => {
        if (input.checked && input.dataset.alert === "notice" && (await Notification.requestPermission()) !== "granted") {
          input.checked = false;
        }
        localStorage.setItem(key, input.checked ? "yes" : "no");
      });
    }
  }

  #alert(card) {
    this.say(`Offered: ${card.title}, ${card.channel}`);
    if (localStorage.getItem("intake-desk:sound") === "yes") this.#ring();
    if (localStorage.getItem("intake-desk:notice") === "yes" && document.hidden && Notification.permission === "granted") {
      // Nothing of the resident's: notices stay on screens that others see.
      const notice = new Notification("An offer at the desk", { body: card.channel, tag: card.item });
      notice.onclick = () => window.focus();
    }
  }

  #ring() {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.15, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
    tone.frequency.value = 660;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.6);
    tone.onended = () => audio.close();
  }
}
