// What an element shows, as plain data. Runs in the page, so it may use nothing from outside itself.

export function readState(host) {
  const element = typeof host === "string" ? document.querySelector(host) : host;
  const root = element?.shadowRoot;
  const shown = root?.querySelector("[data-question], [data-outcome]");
  if (!shown) return null;
  const all = (css) => [...root.querySelectorAll(css)];
  const values = (css, key) => all(css).map((found) => found.dataset[key]);
  const text = (found) => found?.textContent.replace(/\s+/g, " ").trim();
  const textAt = (css) => text(root.querySelector(css));
  const field = root.querySelector("input[name]");
  const describedBy = field?.getAttribute("aria-describedby");
  const active = root.activeElement;
  return {
    question: shown.dataset.question,
    outcome: shown.dataset.outcome,
    groups: all("[data-question], [data-outcome]").length,
    title: textAt("#title"),
    options: values("[data-option]", "option"),
    field: field && {
      name: field.name,
      type: field.type,
      value: field.value,
      max: field.max,
      label: text(field.labels[0]),
      invalid: field.getAttribute("aria-invalid"),
      description: describedBy && text(root.getElementById(describedBy)),
    },
    alert: textAt("[role=alert]"),
    progress: textAt(".progress"),
    answers: all(".answers li").map((item) => ({
      question: item.querySelector("[data-change]").dataset.change,
      said: text(item.querySelector(".said")),
    })),
    clauses: values("[data-clause]", "clause"),
    evidence: values("[data-evidence]", "evidence"),
    deadlines: all("time").map((time) => time.getAttribute("datetime")),
    inexact: all(".inexact").length > 0,
    settledBy: values(".settle [data-change]", "change"),
    contacts: all(".ways a[data-contact]").map((link) => link.getAttribute("href")),
    rights: textAt(".rights"),
    focus: active && (active.id || Object.keys(active.dataset).concat(Object.values(active.dataset)).join("=")),
  };
}
