// What lives on the desk's pages: the left column, and the request that is shown. Each page works without.

import { Dues } from "./dues.js";
import { Live } from "./live.js";
import { Look } from "./look.js";
import { Place } from "./place.js";
import { QueueTable } from "./queue.js";
import { Work } from "./work.js";

const live = new Live();
const place = document.querySelector("section[data-place]");
if (place) {
  new Place(place, live);
  new Dues(place, live);
}
const list = document.querySelector(".worklist");
const template = document.querySelector("template[data-template=work]");
if (list && template) new Work(list, template, live);
const table = document.querySelector("[data-queue]");
if (table) new QueueTable(table, live);
const request = document.querySelector("[data-number]:not(li)");
if (request) new Look(request, live);

const told = document.querySelector("[data-connection]");
live.addEventListener("welcome", () => { if (told) told.textContent = ""; });
live.addEventListener("lost", ({ detail }) => {
  if (!told) return;
  told.textContent = detail.isOver
    ? "You are signed out. Sign in again in another window; what you typed here stays."
    : "Connection lost. Trying again; what you typed stays.";
});
