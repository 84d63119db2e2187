// What a buyer ticks and types beside the evidence. It is kept here and nowhere else, so that it is still there when
// the list comes back after another question.

export class Given {
  #items = new Map();

  /** Takes up what happened to an item; whether anything of it is ours. */
  note(target) {
    const item = target.closest("[data-evidence]");
    if (!item) return false;
    const [tick, field] = [item.querySelector("input"), item.querySelector("textarea")];
    // What is typed is there, and what is emptied is not.
    if (target === field) tick.checked = field.value.trim() !== "";
    this.#items.set(item.dataset.evidence, { ticked: tick.checked, text: field?.value ?? "" });
    return true;
  }

  /** Puts everything back where it is shown. */
  restore(root) {
    for (const item of root.querySelectorAll("[data-evidence]")) {
      const { ticked = false, text = "" } = this.#items.get(item.dataset.evidence) ?? {};
      item.querySelector("input").checked = ticked;
      const field = item.querySelector("textarea");
      if (field && field.value !== text) field.value = text;
    }
  }

  /** Ids and texts in turn, of what is ticked. */
  get pairs() {
    return [...this.#items].filter(([, { ticked }]) => ticked).flatMap(([id, { text }]) => [id, text]);
  }

  clear() {
    this.#items.clear();
  }
}
