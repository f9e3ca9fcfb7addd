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
  if (card.waits) row.dataset.waits = card.waits;
  else delete row.dataset.waits;
  row.dataset.kind = [card.channel, card.language].filter(Boolean).join(", ");
  tellWait(row);
}

// Waiting goes on while nothing else changes.
export function tellWait(row) {
  if (row.dataset.kind === undefined) return;
  const waits = row.dataset.waits;
  row.querySelector("[data-about]").textContent =
    row.dataset.kind + (waits ? `, waits ${span(Date.now() - Number(waits))}` : ", answered");
}

function span(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes === 0) return "just now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1_440) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes < 2_880 ? "1 day" : `${Math.floor(minutes / 1_440)} days`;
}
