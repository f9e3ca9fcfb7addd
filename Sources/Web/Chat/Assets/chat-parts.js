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
