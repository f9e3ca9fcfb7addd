// Suggestions while a contact is written, and Ctrl+Enter. Without this the button "Show suggestions" does the same.
const form = document.getElementById("log");
const place = document.getElementById("suggestions");
const watched = ["about", "caller", "place", "language"];
const pause = 300;
let timer;
let asked = 0;

const value = (name) => form.elements.namedItem(name)?.value ?? "";

async function ask() {
  const turn = ++asked;
  const body = new URLSearchParams({ csrf: value("csrf") });
  for (const name of [...watched, "type", "join"]) body.set(name, value(name));
  let answer;
  try {
    answer = await fetch("/desk/log/suggestions", { method: "POST", body });
  } catch {
    return; // No connection: what is typed stays, and the next key asks again.
  }
  // Whoever is signed out is led to another page, which is no suggestion.
  if (!answer.ok || answer.redirected || turn !== asked) return;
  const fragment = await answer.text().catch(() => null);
  if (fragment !== null && turn === asked && !place.contains(document.activeElement)) place.innerHTML = fragment; // Our own page's template, with everything in it escaped.
}

form?.addEventListener("input", (event) => {
  if (!watched.includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
});

form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});
