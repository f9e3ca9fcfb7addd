// Puts a part of a page as it looks now in the place of what stands there.

import { arrange } from "./order.js";

// Replaces what differs, child by child, so that a live region tells what is new and nothing else. Where somebody is at work, or has typed,
// nothing is touched.
//
// Returns whether something was left as it was.
export function renew(part, fresh) {
  const known = named(part);
  let isBehind = false;
  const children = [...named(fresh)].map(([name, drawn]) => {
    const child = known.get(name);
    known.delete(name);
    if (!child) return document.importNode(drawn, true);
    if (plain(child) === plain(drawn)) return child;
    if (isBusy(child)) {
      isBehind = true;
      return child;
    }
    const next = document.importNode(drawn, true);
    const open = [...child.querySelectorAll("details")].map((details) => details.open);
    next.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? details.open; });
    child.replaceWith(next);
    return next;
  });
  for (const child of known.values()) {
    if (isBusy(child)) isBehind = true;
    else child.remove();
  }
  arrange(part, children);
  return isBehind;
}

// A part's children by what each is about, whatever stands before it: by name, by heading, or by where its form or its summary leads.
function named(part) {
  const children = new Map();
  for (const child of part.children) {
    const about = child.dataset.as ?? child.getAttribute("aria-labelledby") ?? child.querySelector("[aria-labelledby]")?.getAttribute("aria-labelledby")
      ?? child.getAttribute("action") ?? child.querySelector("form")?.getAttribute("action") ?? child.className;
    const base = `${child.tagName} ${about}`;
    let name = base;
    for (let again = 2; children.has(name); again += 1) name = `${base} ${again}`;
    children.set(name, child);
  }
  return children;
}

// Each form is drawn with another number, and opening a part changes nothing either.
function plain(element) {
  return element.outerHTML.replaceAll(/name="form" value="[^"]*"/g, "").replaceAll(/<details open="">/g, "<details>");
}

function isBusy(element) {
  if (element.contains(document.activeElement) || element.hasAttribute("data-typed")) return true;
  return [...element.querySelectorAll("textarea, select, input:not([type=hidden])")].some(isChanged);
}

function isChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.localName !== "select") return field.value !== field.defaultValue;
  return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
}
