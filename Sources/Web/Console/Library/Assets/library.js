// Puts templates and articles into the answer where the cursor stands. Without this the buttons draw the page again with the words in it.
const form = document.getElementById("answer");
const text = document.getElementById("text");
const list = document.getElementById("library-list");
const said = document.getElementById("library-said");
const find = document.getElementById("find");
const pause = 300;
let timer;
let asked = 0;

const send = (path) =>
  fetch(path, { method: "POST", body: new URLSearchParams(new FormData(form)) }).then((answer) => {
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer; // One that led elsewhere was the page to sign in.
  });

async function insert(button) {
  const words = await (await send(button.getAttribute("formaction") + "?part=text")).json();
  const before = text.value.slice(0, text.selectionStart);
  const space = before === "" || before.endsWith("\n") ? "" : "\n\n";
  text.setRangeText(space + words.text, text.selectionStart, text.selectionEnd, "end");
  const then = form.elements.namedItem("then");
  if (words.resolves && then) then.value = "resolved";
  const resolves = form.elements.namedItem("resolves");
  if (words.resolves && resolves) resolves.checked = true;
  if (words.told) said.textContent = words.told;
  text.focus();
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

async function look() {
  const turn = ++asked;
  const path = document.getElementById("find-now").getAttribute("formaction");
  const answer = await send(path + "?part=list").catch(() => null);
  const fragment = await answer?.text().catch(() => null);
  // The next key asks again; and who stands in the list already keeps it.
  if (!fragment || turn !== asked || list.contains(document.activeElement)) return;
  list.innerHTML = fragment; // Our own template, with everything in it escaped.
}

form?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-entry]");
  if (!button) return;
  event.preventDefault();
  insert(button).catch(() => form.requestSubmit(button)); // As without a script.
});

find?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
});

find?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // Enter looks, and never sends the answer.
  clearTimeout(timer);
  look();
});
