// The request that the page shows: who else looks at it, who types, and what comes while one reads.

const TYPING_EVERY = 3_000; // ms between two words that we type
const TYPING_LASTS = 8_000; // ms after which somebody who said nothing more types no longer

export class Look {
  constructor(root, live) {
    this.root = root;
    this.live = live;
    this.typedAt = 0;
    this.viewers = root.querySelector("[data-viewers]");
    live.want({ type: "look", number: root.dataset.number });
    live.addEventListener("viewers", ({ detail }) => this.#seen(detail.people ?? []));
    live.addEventListener("touched", () => this.#refresh());
    root.addEventListener("input", (event) => { if (event.target.matches("textarea")) this.#type(); });
  }

  #type() {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.live.tell({ type: "typing", choice: "no" }), TYPING_LASTS - 2_000);
    if (Date.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = Date.now();
    this.live.tell({ type: "typing" });
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

  // The page's own address tells how it looks now: what is typed stays, the rest is put in its place.
  async #refresh() {
    if (this.isRefreshing) { this.isAgain = true; return; }
    this.isRefreshing = true;
    try {
      const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of this.root.querySelectorAll("[data-part]")) {
        const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
        if (fresh) renew(part, fresh);
      }
    } finally {
      this.isRefreshing = false;
      if (this.isAgain) {
        this.isAgain = false;
        this.#refresh();
      }
    }
  }
}

// Replaces what differs, child by child, so that a live region tells what is new and nothing else. Where somebody is at work, or has typed,
// nothing is touched.
function renew(part, fresh) {
  const children = [...fresh.children].map((child) => document.importNode(child, true));
  children.forEach((child, place) => {
    const known = part.children[place];
    if (!known) part.append(child);
    else if (!isBusy(known) && plain(known) !== plain(child)) {
      const open = [...known.querySelectorAll("details")].map((details) => details.open);
      child.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? false; });
      known.replaceWith(child);
    }
  });
  for (const child of [...part.children].slice(children.length)) if (!isBusy(child)) child.remove();
}

// Each form is drawn with another number, and opening a part changes nothing either.
function plain(element) {
  return element.outerHTML.replaceAll(/name="form" value="[^"]*"/g, "").replaceAll(/<details open="">/g, "<details>");
}

function isBusy(element) {
  if (element.contains(document.activeElement)) return true;
  return [...element.querySelectorAll("textarea, input:not([type=hidden])")].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
}

function names(people) {
  const all = people.map((person) => person.name);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
