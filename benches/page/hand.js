// The yardstick: the default policy's questions by hand, with none of the features. What any page would pay.

const QUESTIONS = {
  reason: {
    ask: "Why would you like a refund?",
    options: {
      "not-delivered": "I never received it",
      defective: "It doesn’t work properly",
      "not-as-described": "It’s not as described",
      "changed-mind": "I changed my mind",
      "bought-by-mistake": "I bought it by mistake",
      "lacks-expertise": "I don’t know how to use it",
      "expected-something-else": "I expected something else",
      other: "My reason isn’t here",
    },
  },
  fault: { ask: "How bad is the fault?", options: { major: "It’s a major fault", minor: "It’s a minor fault" } },
  proof: {
    ask: "Can you show that it differs from its description?",
    options: { "can-show": "Yes, I can show it", "not-yet": "Not yet", "only-hoped": "No, I had hoped for more" },
  },
  purchased: { ask: "When did you buy it?" },
  support: {
    ask: "Have you asked our support for help?",
    options: { "not-contacted": "No, not yet", "in-progress": "Yes, it’s not settled yet", "could-not-fix": "Yes, they couldn’t solve it", fixed: "Yes, and it’s solved" },
  },
};
const AFTER = { "not-delivered": ["purchased", "support"], defective: ["fault", "purchased", "support"], "not-as-described": ["proof", "purchased"] };

class HandMade extends HTMLElement {
  answers = {};

  connectedCallback() {
    this.attachShadow({ mode: "open" });
    this.show();
  }

  show() {
    const { answers } = this;
    const next = answers.reason ? (AFTER[answers.reason] ?? []).find((id) => !(id in answers)) : "reason";
    const title = document.createElement("h2");
    title.textContent = next ? QUESTIONS[next].ask : `Decided by ${Object.values(answers).join(", ")}`;
    this.shadowRoot.replaceChildren(title, ...(next ? this.controls(next) : []));
  }

  controls(id) {
    const { options } = QUESTIONS[id];
    const field = document.createElement("input");
    field.type = "date";
    field.addEventListener("change", () => this.answer(id, field.value));
    if (!options) return [field];
    return Object.entries(options).map(([value, say]) => {
      const button = document.createElement("button");
      button.dataset.option = value;
      button.textContent = say;
      button.addEventListener("click", () => this.answer(id, value));
      return button;
    });
  }

  answer(id, value) {
    this.answers[id] = value;
    this.show();
  }
}

customElements.define("hand-made", HandMade);
