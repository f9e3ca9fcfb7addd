// Rows of the left column, made of the page's own templates: what comes from outside is only ever text.

// A copy of a template's row for a card.
export function fill(template, card) {
  // Of the page's own document: a template's has no address, against which links would mean nothing.
  const row = document.importNode(template.content.firstElementChild, true);
  row.dataset.item = card.item;
  row.dataset.number = card.number;
  const link = row.querySelector("a[href]");
  if (link) link.href = `/desk/requests/${card.number}`;
  describe(row, card);
  return row;
}

// What a row says of its card.
export function describe(row, card) {
  row.dataset.number = card.number;
  const title = row.querySelector("[data-title]");
  title.textContent = card.title;
  title.lang = card.languageCode;
  row.querySelector("[data-urgent]").hidden = card.priority !== 1;
  const undelivered = row.querySelector("[data-undelivered]");
  if (undelivered) undelivered.hidden = !card.undelivered;
  row.dataset.kind = [card.channel, card.language].filter(Boolean).join(", ");
  cards.set(row, card);
  tellTimes(row);
}

// The card of each row.
const cards = new WeakMap();

// Waiting goes on while nothing else changes, and what is due comes nearer.
export function tellTimes(row) {
  const card = cards.get(row);
  if (!card) return;
  row.querySelector("[data-about]").textContent = row.dataset.kind + (card.waits ? `, waits ${waited(card)}` : ", answered");
  tellDue(row, card, "; ");
}

export function waited(card) { return span(Date.now() - card.waits); }

// What is due next, in words: colour says nothing alone.
export function tellDue(row, card, before) {
  const place = row.querySelector("[data-due]");
  if (!place) return;
  const left = card.due - Date.now();
  const words = left > 0 ? `${card.dueSoon ? "only " : ""}${span(left)} left` : `overdue by ${span(-left)}`;
  place.textContent = card.due ? `${before}${card.stage}: ${words}` : "";
  place.className = !card.due ? "" : left <= 0 ? "late" : card.dueSoon ? "soon" : "";
}

// As the server says it (ConsoleWords.span).
function span(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes === 0) return "under 1 min";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1_440) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes < 2_880 ? "1 day" : `${Math.floor(minutes / 1_440)} days`;
}
