// <intake-chat channel="chat-web">: the city's chat as one element, on our page or any other that the channel allows.
//
//   <script type="module" src="https://311.example.gov/chat/intake-chat.js"></script>
//   <intake-chat channel="chat-web" city="Example City" phone="617-555-0311" lang="es"></intake-chat>
//
// Attributes: channel (needed); city, phone (shown to the resident); lang (otherwise the page's, then the browser's);
// gateway (where the chat server is, otherwise where this file comes from); max-bytes (the channel's largest message).
// What people write is only ever text here, never markup.

import { element, mailForm, placePart, surveyForm } from "./chat-parts.js";
import { ChatSession } from "./chat-session.js";
import { style } from "./chat-style.js";
import { languageFor, wordsIn } from "./chat-words.js";

const NEVER_MIND = 2; // failed attempts before the resident is told that we cannot be reached
const OFFERS = { ended: "anew", elsewhere: "here", tooMany: "again", broken: "again" };

class IntakeChat extends HTMLElement {
  surveys = new Map(); // by key
  #items = new Map(); // by client id or, for the city's lines, by number
  #window = { online: () => this.session.hurry(), visible: () => document.hidden || this.session.hurry() };

  connectedCallback() {
    const page = this.closest("[lang]")?.lang;
    const language = languageFor([page, ...(navigator.languages ?? [navigator.language])]);
    this.say = wordsIn(language);
    this.time = new Intl.DateTimeFormat(language === "ht" ? "fr-HT" : language, { hour: "numeric", minute: "2-digit" });
    if (!this.shadowRoot) this.#build(language);
    this.session = new ChatSession({ endpoint: this.#endpoint(), language, view: this });
    for (const { id, text, point } of this.session.pending) this.#mine(id, text, Date.now(), "sending", point);
    window.addEventListener("online", this.#window.online);
    document.addEventListener("visibilitychange", this.#window.visible);
    if (!this.getAttribute("channel")) return this.session.missing();
    this.#notices(language);
    this.session.ask();
    if (this.session.hasBegun) this.session.connect();
  }

  // What the city tells everybody just now stands in the greeting. Without an answer there is none.
  async #notices(language) {
    try {
      const address = this.#endpoint().replace(/^ws/, "http").replace(/socket$/, `notices.js?${Date.now()}`);
      const { notices } = await import(address);
      this.told.replaceChildren(...(notices[language] ?? []).map((text) => element("p", { dir: "auto" }, text)));
    } catch { /* an older gateway, or none to be reached */ }
  }

  disconnectedCallback() {
    this.session.leave();
    window.removeEventListener("online", this.#window.online);
    document.removeEventListener("visibilitychange", this.#window.visible);
    this.#items.clear();
    this.list.replaceChildren();
  }

  // What the session tells.

  line({ sequence, from, id, text, at, survey }) {
    this.#tell(this.aside, "");
    if (from === "you") {
      const item = this.#items.get(id) ?? this.#mine(id, text, at, "sent");
      return this.#sent(item, sequence);
    }
    const item = this.#item("city", this.getAttribute("city") || this.say("city"), text, at, "");
    this.#items.set(sequence, item);
    if (survey) this.#survey(item, survey);
    this.#place(item, sequence);
  }

  scene({ sequence, scene, name, at }) {
    const isFirst = this.agent === undefined;
    if (scene === "joined") this.agent = name;
    const word = { joined: isFirst ? "joined" : "took", added: "added", left: "left", ended: name ? "endedBy" : "endedYou" }[scene];
    if (!word) return;
    const item = this.#item("note", "", this.say(word, { name: name ?? "" }), at, "");
    this.#items.set(sequence, item);
    this.#place(item, sequence);
    this.position(0);
    if (scene === "ended") this.#over();
  }

  // Where the resident stands in the queue; 0 where they do not wait.
  position(place) { this.#tell(this.queue, place > 0 ? this.say("position", { place }) : ""); }

  typing(name) {
    clearTimeout(this.typingEnds);
    this.#tell(this.aside, this.say("typing", { name: name ?? this.agent ?? this.say("agent") }));
    this.typingEnds = setTimeout(() => this.#tell(this.aside, ""), 7000);
  }

  rated(survey, state) {
    const form = this.surveys.get(survey);
    if (!form) return;
    form.replaceWith(element("p", { class: "hint" }, this.say(state === "taken" ? "rated" : state === "over" ? "rateOver" : "too_many")));
    this.#announce(this.say(state === "taken" ? "rated" : "rateOver"));
  }

  transcript(state) { this.mail?.tell(state); }

  acknowledged(id, sequence) {
    const item = this.#items.get(id);
    if (!item) return;
    this.#sent(item, sequence);
    this.#announce(this.say("announceSent"));
  }

  // Where the resident is was left out of a message of theirs.
  placeless(id) {
    this.#items.get(id)?.querySelector(".shared")?.remove();
    this.place.tell(this.say("placeOutside"));
  }

  failed(id) {
    const item = this.#items.get(id);
    item?.classList.add("failed");
    this.#mark(item, "notSent");
    this.#announce(this.say("announceNotSent"));
    this.#wrong(this.say("tooLong"));
  }

  // What is pending is not sent as long as this chat is the one: it came too late for it.
  held(isHeld) {
    for (const { id } of this.session.pending) {
      const item = this.#items.get(id);
      item?.classList.toggle("held", isHeld);
      this.#mark(item, isHeld ? "notSent" : "sending");
    }
    if (isHeld) this.#announce(this.say("announceNotSent"));
  }

  // All of a conversation at once is no news: a screen reader is not made to read it out.
  replay(isOn) { this.log.setAttribute("aria-busy", String(isOn)); }

  state(name, attempts) {
    const isAway = attempts > NEVER_MIND && (name === "waiting" || name === "connecting");
    const words = isAway ? this.say("away") : this.say(name);
    const isForbidden = name === "forbidden";
    const isRefused = isForbidden || name === "missing";
    const isTrouble = isAway || isRefused || name in OFFERS;
    const isShort = name === "connected" || (name === "connecting" && attempts === 0);
    this.#tell(this.status, isShort ? words : name === "connecting" ? this.status.textContent : isTrouble ? "" : words);
    const phone = this.getAttribute("phone");
    this.#tell(this.noticeText, isTrouble ? [words, phone && this.say("call", { phone })].filter(Boolean).join(" ") : "");
    this.notice.hidden = !isTrouble;
    this.page.hidden = !isForbidden;
    // Back in a chat that is over, nothing can be written in it.
    this.form.hidden = isRefused || !this.after.hidden;
    this.toggleAttribute("refused", isRefused);
    if (isRefused) for (const { id } of this.session.pending) this.#mark(this.#items.get(id), "notSent");
    this.offer.hidden = !(name in OFFERS);
    if (name in OFFERS) {
      this.offer.textContent = this.say(OFFERS[name]);
      this.offer.onclick = () => {
        if (name === "ended") this.#anew();
        else this.session.resume();
        this.input.focus();
      };
    }
  }

  // What the resident does.

  #submit() {
    const words = this.input.value.trim() || (this.place.hasPoint ? this.say("placeHere") : "");
    const bytes = new TextEncoder().encode(words);
    if (bytes.length === 0) return this.input.focus();
    const limit = Number(this.getAttribute("max-bytes")) || 8192;
    // There and back, so that half a character, which no gateway reads, has become a sign for one.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    if (bytes.length > limit) return this.#wrong(this.say("tooLong"));
    this.#wrong("");
    this.input.value = "";
    const at = Date.now();
    const point = this.place.take();
    this.#mine(this.session.write(text, point), text, at, "sending", point);
    if (this.session.isOver) this.held(true);
    this.input.focus();
  }

  #key(event) {
    // On a phone Enter begins a new line; while an input method composes, it ends that.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    this.#submit();
  }

  #typed() {
    this.#wrong("");
    if (this.input.value === "") return;
    this.session.connect();
    this.session.typing();
  }

  // What the resident sees.

  #survey(item, survey) {
    if (this.surveys.has(survey)) return;
    const form = surveyForm(this.say, survey, (answer) => this.session.rate(survey, answer));
    this.surveys.set(survey, form);
    item.append(form);
  }

  // Nothing can be written any more; what remains is the transcript and another chat.
  #over() {
    this.form.hidden = true;
    this.ending.hidden = true;
    this.#tell(this.aside, "");
    this.mail = mailForm(this.say, (wish) => this.session.transcript(wish));
    this.after.replaceChildren(this.mail, this.#button("anew", () => {
      this.#anew();
      this.input.focus();
    }));
    this.after.hidden = false;
  }

  #anew() {
    this.after.hidden = true;
    this.form.hidden = false;
    this.agent = undefined;
    this.#clearSent();
    this.session.leave();
    this.session.resume({ anew: true });
  }

  // Asks once more before it ends the chat.
  #endForm(say) {
    const box = element("div", { class: "ending", hidden: "" });
    const ask = this.#button("end", () => {
      ask.hidden = true;
      sure.hidden = false;
      sure.querySelector("button").focus();
    });
    const sure = element("div", { hidden: "", role: "group", "aria-label": say("endSure") });
    const back = () => { sure.hidden = true; ask.hidden = false; };
    sure.append(
      element("span", {}, say("endSure")),
      this.#button("endYes", () => { this.session.end(); back(); }),
      this.#button("endNo", () => { back(); this.input.focus(); }));
    box.append(ask, sure);
    return box;
  }

  #button(word, act) {
    const button = element("button", { type: "button", class: "quiet" }, this.say(word));
    button.onclick = act;
    return button;
  }

  #mine(id, text, at, state, point) {
    this.ending.hidden = false;
    const item = this.#item("you", this.say("you"), text, at, this.say(state));
    if (point) item.append(element("p", { class: "about shared" }, this.say("placeSent")));
    this.#items.set(id, item);
    this.#place(item, Infinity);
    return item;
  }

  #sent(item, sequence) {
    this.#mark(item, "sent");
    if (item.sequence !== sequence) this.#place(item, sequence);
  }

  #mark(item, state) {
    if (item) item.querySelector(".state").textContent = " · " + this.say(state);
  }

  #item(from, name, text, at, state) {
    const item = element("li", { class: from });
    const about = element("p", { class: "about" });
    const time = element("time", { datetime: new Date(at).toISOString() }, this.time.format(at));
    about.append(element("span", {}, name && name + " · "), time, element("span", { class: "state" }, state && " · " + state));
    item.append(element("p", { class: "text", dir: "auto" }, text), about);
    return item;
  }

  // In the order of the numbers; what has none yet stands last, in the order of writing.
  #place(item, sequence) {
    item.sequence = sequence;
    const others = [...this.list.children].filter((other) => other !== item);
    const next = others.find((other) => other.sequence > sequence) ?? null;
    // To move an element that stands right would make a screen reader read it again.
    if (item.parentNode !== this.list || item.nextElementSibling !== next) this.list.insertBefore(item, next);
    this.log.scrollTop = this.log.scrollHeight;
  }

  #clearSent() {
    for (const [id, item] of this.#items) {
      if (item.sequence === Infinity && !item.classList.contains("failed")) continue;
      item.remove();
      this.#items.delete(id);
    }
  }

  #wrong(words) {
    this.hint.textContent = words || this.say("hint");
    this.hint.classList.toggle("wrong", words !== "");
    this.hint.classList.toggle("keys", words === "");
    this.input.setAttribute("aria-invalid", String(words !== ""));
    if (words) this.#announce(words);
  }

  #announce(words) { this.announcer.textContent = words; }

  // A live region that is told the same again would be read again.
  #tell(place, words) {
    if (place.textContent !== words) place.textContent = words;
  }

  #endpoint() {
    const gateway = this.getAttribute("gateway");
    const base = gateway ? new URL("chat/", gateway.replace(/\/*$/, "/")) : new URL("./", import.meta.url);
    const url = new URL(`${encodeURIComponent(this.getAttribute("channel") ?? "")}/socket`, base);
    url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
    return url.href;
  }

  #build(language) {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    const say = this.say;
    const section = element("section", { lang: language, "aria-labelledby": "title" });
    const header = element("header", {});
    this.status = element("p", { class: "status", role: "status" }, say("idle"));
    header.append(element("h2", { id: "title" }, say("title", { city: this.getAttribute("city") || "311" })), this.status);

    this.log = element("div", {
      class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": say("log"), tabindex: "0",
    });
    const welcome = element("div", { class: "welcome" });
    welcome.append(element("p", {}, say("welcome")), element("p", {}, say("emergency")));
    this.told = element("div", { class: "told" });
    welcome.append(this.told);
    this.list = element("ol", {});
    this.log.append(welcome, this.list);

    this.notice = element("div", { class: "notice", hidden: "" });
    this.noticeText = element("p", { role: "alert" });
    this.offer = element("button", { type: "button", hidden: "" });
    const page = this.#endpoint().replace(/^ws/, "http").replace(/\/socket$/, `?lang=${language}`);
    this.page = element("a", { href: page, target: "_blank", rel: "noopener", hidden: "" }, say("page"));
    this.notice.append(this.noticeText, this.page, this.offer);

    this.queue = element("p", { class: "queue", role: "status" });
    this.aside = element("p", { class: "aside" });
    this.ending = this.#endForm(say);
    this.after = element("div", { class: "after", hidden: "" });
    this.form = this.#form(say);
    // Outside the form, which is hidden once the chat is over: what is hidden is not read out.
    this.announcer = element("p", { class: "unseen", role: "status" });
    section.append(
      header, this.queue, this.log, this.aside, this.notice, this.after, this.form, this.ending, this.announcer);
    root.append(section);
  }

  #form(say) {
    const form = element("form", {});
    this.input = element("textarea", { id: "text", rows: "1", autocomplete: "off", "aria-describedby": "hint", enterkeyhint: "enter" });
    const row = element("div", { class: "row" });
    row.append(this.input, element("button", { type: "submit" }, say("send")));
    this.hint = element("p", { id: "hint", class: "hint keys" }, say("hint"));
    this.place = placePart(say);
    form.append(element("label", { for: "text" }, say("label")), row, this.hint, this.place);
    form.onsubmit = (event) => { event.preventDefault(); this.#submit(); };
    this.input.onkeydown = (event) => this.#key(event);
    this.input.oninput = () => this.#typed();
    return form;
  }
}

if (!customElements.get("intake-chat")) customElements.define("intake-chat", IntakeChat);
