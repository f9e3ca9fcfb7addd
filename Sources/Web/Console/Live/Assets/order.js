// Lists whose rows come, move and leave while somebody may stand in them with the keyboard.

// Puts the rows that a list is to have in their order. Others stay behind them. The one with the focus is never moved: the rest goes around it.
export function arrange(list, rows) {
  const held = rows.find((row) => row.parentElement === list && row.contains(document.activeElement));
  let cursor = list.firstElementChild;
  for (const row of rows) {
    if (row === held) {
      while (cursor !== held) {
        const next = cursor.nextElementSibling;
        held.after(cursor);
        cursor = next;
      }
    }
    if (row === cursor) cursor = row.nextElementSibling;
    else list.insertBefore(row, cursor);
  }
}

// Takes a row out. The focus does not fall to the page's top with it, but goes to its neighbour, or where the list's own is.
export function leave(row, otherwise) {
  if (row.contains(document.activeElement)) {
    const near = row.nextElementSibling ?? row.previousElementSibling;
    (near?.querySelector("a[href], button") ?? otherwise)?.focus();
  }
  row.remove();
}
