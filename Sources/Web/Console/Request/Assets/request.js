// A request's page: keeps what is typed on the server, counts a text's segments, and takes shortcuts. The page works without it.

const form = document.getElementById("answer");
const text = document.getElementById("text");

// GSM 03.38: the basic alphabet, and what costs two (3GPP TS 23.038 §6.2.1).
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const extended = new Set("^{}\\[~]|€\f");

/** How many segments a text is sent in. */
export function segments(words) {
  let septets = 0;
  for (const symbol of words) {
    if (basic.has(symbol)) septets += 1;
    else if (extended.has(symbol)) septets += 2;
    else return pack([...new Intl.Segmenter().segment(words)].map(s => s.segment.length), 70, 67);
  }
  if (septets <= 160) return 1;
  return pack([...words].map(symbol => extended.has(symbol) ? 2 : 1), 160, 153);
}

function pack(widths, whole, each) {
  if (widths.reduce((sum, width) => sum + width, 0) <= whole) return 1;
  let count = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > each) { count += 1; used = 0; }
    used += width;
  }
  return count;
}

// What the page says once it has been written.
const SENT = { answer: ["answered", "resolved"], note: ["noted"] };

const done = new URLSearchParams(location.search).get("done");

/** Keeps what is typed into a field on the server; what the server did not get stays in this tab alone, and goes there once it can. */
function keeps(form, field, said, kind) {
  const place = `${kind === "answer" ? "draft" : kind}:${form.dataset.reader}:${form.dataset.number}`;
  let timer = 0;
  let isLeaving = false;
  let sending = new AbortController();

  const keep = async (leaving) => {
    clearTimeout(timer);
    timer = 0;
    const value = field.value;
    sending.abort();
    sending = new AbortController();
    const { signal } = sending;
    const { csrf, form: number } = form.elements;
    const body = new URLSearchParams({ csrf: csrf.value, form: number.value, kind, [field.name]: value });
    try {
      const answer = await fetch(form.dataset.draft, {
        // Browsers send 64 KB at most behind a page that is gone.
        method: "POST", body, redirect: "manual", signal, headers: { Accept: "application/json" },
        keepalive: leaving === true && value.length < 20_000,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (field.value === value) sessionStorage.removeItem(place);
      if (said) said.textContent = value.trim() ? "Kept." : "";
    } catch {
      if (isLeaving || signal.aborted) return;
      sessionStorage.setItem(place, value);
      if (said) said.textContent = "Not kept on the server yet: the connection is gone, or you are signed out. It stays in this tab.";
    }
  };

  field.addEventListener("input", () => {
    if (said) said.textContent = "";
    sessionStorage.setItem(place, field.value);
    clearTimeout(timer);
    timer = setTimeout(keep, 600);
  });
  form.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(timer);
    timer = 0;
    sending.abort();
    sessionStorage.setItem(place, field.value);
    sessionStorage.setItem(`${place}:sent`, field.value);
  });
  addEventListener("pagehide", () => { if (timer && !isLeaving) keep(true); });
  addEventListener("online", () => { if (sessionStorage.getItem(place) !== null) keep(); });

  const left = sessionStorage.getItem(place);
  // The page may be loaded anew after more was typed.
  const isSent = SENT[kind].includes(done) && left === sessionStorage.getItem(`${place}:sent`);
  // What the page brings is a draft from the server, or what was just sent to it; the tab's own is newer than the former.
  const isDraft = !field.value || Boolean(said?.textContent);
  if (isSent || left === field.value) {
    sessionStorage.removeItem(place);
    sessionStorage.removeItem(`${place}:sent`);
  } else if (left !== null && isDraft) { field.value = left; keep(); }
}

if (form && text) {
  const counter = document.getElementById("text-count");
  const limit = Number(text.maxLength);
  const count = () => {
    if (!counter) return;
    const parts = segments(text.value);
    counter.textContent = form.dataset.way === "text"
      ? `${text.value.length} of ${limit} characters, ${parts} ${parts === 1 ? "segment" : "segments"}`
      : `${text.value.length} of ${limit} characters`;
  };
  text.addEventListener("input", count);
  keeps(form, text, document.getElementById("draft-state"), "answer");
  count();
}

const noteForm = document.getElementById("note-form");
if (noteForm) keeps(noteForm, document.getElementById("note"), document.getElementById("note-state"), "note");

// Shortcuts: never while a field has the focus, and never with a modifier, which are the browser's.
const help = document.getElementById("shortcuts");

function isTyping(element) {
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}

function open(id) {
  const place = document.getElementById(id);
  if (!place) return false;
  for (let box = place.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  place.focus();
  place.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && document.activeElement === text) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && isTyping(document.activeElement)) { document.activeElement.blur(); return; }
  if (isTyping(event.target)) return;
  if (event.key === "?") {
    event.preventDefault();
    if (help.open) help.close(); else help.showModal();
    return;
  }
  if (help && help.open) return;
  const targets = [...document.querySelectorAll("[data-key]")].filter(element => element.dataset.key === event.key);
  const target = event.key === "u" ? targets.at(-1) : targets[0];
  if (!target) return;
  event.preventDefault();
  if (target.dataset.open) open(target.dataset.open);
  else target.click();
});
