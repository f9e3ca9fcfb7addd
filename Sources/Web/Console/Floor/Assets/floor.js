// The supervisors' floor: drawn anew when something changed, with the choice and the focus where they were.

import { Live } from "./live.js";

const live = new Live();
const form = document.querySelector("[data-floor]");
const told = document.querySelector("[data-connection]");
const said = document.querySelector("[data-live]");
let isDrawing = false;
let isAgain = false;

live.want({ type: "floor" });
live.addEventListener("floor", draw);
live.addEventListener("welcome", () => { told.textContent = ""; });
live.addEventListener("lost", ({ detail }) => {
  told.textContent = detail.isOver ? "You are signed out." : "Connection lost. Trying again.";
});
live.addEventListener("notice", ({ detail }) => {
  if (detail.why === "unanswered") said.textContent = "An agent lets offers pass and gets none now.";
  else if (detail.why === "vanished") said.textContent = "An agent's connection is lost.";
  else if (detail.why === "nobody_trained") said.textContent = "Something waits that nobody is trained for.";
});
// Waits grow while nothing else changes.
setInterval(draw, 30_000);

async function draw() {
  if (isDrawing || document.hidden) { isAgain = true; return; }
  isDrawing = true;
  isAgain = false;
  try {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of form.querySelectorAll("[data-swap]")) {
      const fresh = page.querySelector(`[data-swap="${part.dataset.swap}"]`);
      if (fresh) swap(part, document.importNode(fresh, true));
    }
  } finally {
    // No more than once a second, however much happens.
    setTimeout(() => { isDrawing = false; if (isAgain) draw(); }, 1_000);
  }
}

function swap(part, fresh) {
  const chosen = form.querySelector("input[name=item]:checked")?.value.split("-")[0];
  const focused = part.contains(document.activeElement) ? document.activeElement.id.split("-")[1] : null;
  part.replaceWith(fresh);
  for (const input of fresh.querySelectorAll("input[name=item]")) {
    const item = input.value.split("-")[0];
    if (item === chosen) input.checked = true;
    if (focused && item === focused) input.focus();
  }
}
document.addEventListener("visibilitychange", () => { if (!document.hidden) draw(); });
