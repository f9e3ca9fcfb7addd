// Parts of the widget that stand beside the conversation: the survey after it, and its transcript by mail.

export function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

// The survey below its line. `send` takes the answer and is false where there is no connection.
export function surveyForm(say, key, send) {
  const form = element("form", { class: "survey" });
  form.append(element("p", {}, say("rateTitle")));
  for (const name of ["overall", "accuracy", "courtesy", "ease"]) {
    const set = element("fieldset", {});
    set.append(element("legend", {}, say(name)));
    for (const score of [1, 2, 3, 4, 5]) {
      const label = element("label", { class: "score" });
      label.append(element("input", { type: "radio", name: `${name}-${key}`, value: score }), String(score));
      set.append(label);
    }
    form.append(set);
  }
  const words = element("label", {}, say("say"));
  const text = element("textarea", { rows: "2", maxlength: "2000" });
  words.append(text);
  const wrong = element("p", { class: "hint", role: "status" });
  form.append(words, wrong, element("button", { type: "submit" }, say("rate")));
  form.onsubmit = (event) => {
    event.preventDefault();
    const score = (name) => Number(form.querySelector(`[name="${name}-${key}"]:checked`)?.value) || undefined;
    const answer = { overall: score("overall"), accuracy: score("accuracy"), courtesy: score("courtesy"), ease: score("ease"), text: text.value };
    if (!answer.overall) wrong.textContent = say("rateChoose");
    else if (!send(answer)) wrong.textContent = say("waiting");
  };
  return form;
}

// Asks for an address, then for the code that was sent there. `tell(state)` says what became of either.
export function mailForm(say, send) {
  const form = element("form", { class: "mail" });
  const address = element("input", { id: "mail", type: "email", autocomplete: "email", maxlength: "254", required: "" });
  const code = element("input", { id: "code", type: "text", inputmode: "numeric", autocomplete: "one-time-code", maxlength: "12" });
  const codePart = element("div", { hidden: "" });
  codePart.append(element("label", { for: "code" }, say("codeLabel")), code);
  const told = element("p", { class: "hint", role: "status" });
  const button = element("button", { type: "submit" }, say("mailAsk"));
  form.append(element("p", {}, say("mailTitle")), element("label", { for: "mail" }, say("mailLabel")), address, codePart, told, button);
  form.onsubmit = (event) => {
    event.preventDefault();
    const wish = codePart.hidden ? { email: address.value.trim() } : { code: code.value.trim() };
    if (!send(wish)) told.textContent = say("waiting");
  };
  form.tell = (state) => {
    told.textContent = say(state === "sent" ? "sentMail" : state);
    const isCode = state === "code_sent" || state === "wrong_code";
    codePart.hidden = !isCode;
    code.required = isCode;
    address.readOnly = isCode;
    button.hidden = state === "sent" || state === "unavailable";
    button.textContent = say(isCode ? "codeSend" : "mailAsk");
    if (isCode) code.focus();
  };
  return form;
}

const COARSEST = 150; // metres that a place may be off, as the gateway takes it
const LOOKING = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 };

// Shares where the resident is with the next message. Nothing is asked before the button is pressed; what was found can be dropped again.
// `take()` gives the point, once; `tell(words)` says something of it; `hasPoint` says whether one is there.
export function placePart(say) {
  const part = element("div", { class: "place" });
  const ask = element("button", { type: "button", class: "quiet" }, say("placeAsk"));
  const drop = element("button", { type: "button", class: "quiet", hidden: "" }, say("placeDrop"));
  const told = element("p", { class: "hint", role: "status" });
  part.append(ask, told, drop);
  let point;
  let asking = 0;
  const set = (found, words) => {
    const hadFocus = part.contains(part.getRootNode().activeElement);
    point = found;
    told.textContent = words;
    ask.hidden = found !== undefined;
    drop.hidden = found === undefined;
    // A button that goes takes the focus with it.
    if (hadFocus) (found ? drop : ask).focus();
  };
  ask.onclick = () => {
    const mine = ++asking;
    told.textContent = say("placeLooking");
    const late = () => mine !== asking;
    navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude, accuracy } }) => {
      if (late()) return;
      if (accuracy > COARSEST) return set(undefined, say("placeVague"));
      set({ latitude, longitude, accuracy }, say("placeReady", { metres: Math.max(1, Math.ceil(accuracy)) }));
    }, (error) => { if (!late()) set(undefined, say(error.code === 1 ? "placeDenied" : "placeVague")); }, LOOKING);
  };
  drop.onclick = () => set(undefined, "");
  part.take = () => {
    const taken = point;
    asking += 1;
    if (taken || told.textContent === say("placeLooking")) set(undefined, "");
    return taken;
  };
  part.tell = (words) => { told.textContent = words; };
  Object.defineProperty(part, "hasPoint", { get: () => point !== undefined });
  // Browsers tell it to pages only that came by HTTPS, or from this machine.
  part.hidden = !navigator.geolocation || !window.isSecureContext;
  return part;
}
