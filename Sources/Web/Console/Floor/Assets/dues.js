// Promised times that are nearly, or quite, used up, as they come. They stand on the reader's list until somebody has looked.

export class Dues {
  constructor(root, live) {
    this.list = root.querySelector("[data-dues]");
    this.needs = root.querySelector("[data-needs]");
    live.addEventListener("due", ({ detail }) => this.#tell(detail));
  }

  // The page may have been drawn with this one already: how many there are is told, not counted here.
  #tell({ number, why, text, total }) {
    this.needs.querySelector("[data-needs-count]").textContent = total;
    this.needs.hidden = total === 0;
    const item = document.createElement("li");
    item.className = why === "breach" ? "late" : "";
    const link = document.createElement("a");
    link.href = `/desk/requests/${number}`;
    link.textContent = number;
    const button = document.createElement("button");
    button.className = "quiet";
    button.textContent = "Put away";
    button.addEventListener("click", () => { item.remove(); this.needs.querySelector("a").focus(); });
    item.append(`${text}: `, link, " ", button);
    this.list.append(item);
  }
}
