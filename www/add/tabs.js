// Tabs with the usual keyboard pattern: the chosen tab is the only tab stop; arrows, Home and End choose another.

/**
 * Fills a list of tabs, which share one panel; calls `choose` with the chosen one of `all`.
 *
 * @template {{ id: string, name: string }} T
 * @param {HTMLElement} list
 * @param {HTMLElement} panel
 * @param {T[]} all
 * @param {(chosen: T) => void} choose
 */
export function tabs(list, panel, all, choose) {
  const buttons = all.map((one) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", role: "tab", id: `tab-${one.id}`, textContent: one.name });
    button.setAttribute("aria-controls", panel.id);
    button.addEventListener("click", () => turn(all.indexOf(one)));
    return button;
  });
  list.append(...buttons);
  list.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    turn((to + all.length) % all.length);
    buttons[(to + all.length) % all.length].focus();
  });

  function turn(place) {
    buttons.forEach((button, at) => {
      button.setAttribute("aria-selected", String(at === place));
      button.tabIndex = at === place ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", buttons[place].id);
    choose(all[place]);
  }
  turn(0);
}
