// A playground: custom properties tried on the element, and the CSS that they result in.

/** The element's defaults, which are left out of the CSS. */
const UNSET = { accent: "#1b5fa6", surface: "#ffffff", text: "#1b1f24", border: "#84878a", radius: "8", space: "8", font: "inherit", scheme: "auto" };
/** The defaults, and two themes that look nothing alike. */
const THEMES = {
  own: UNSET,
  ledger: { ...UNSET, accent: "#7a2e1d", surface: "#faf6ec", text: "#2a2118", border: "#8a7a62", radius: "0", space: "7", font: "Georgia, serif", scheme: "light" },
  arcade: { ...UNSET, accent: "#ff4fd8", surface: "#15102b", text: "#f4efff", border: "#8f7fd0", radius: "22", space: "10", font: "ui-rounded, 'Trebuchet MS', sans-serif", scheme: "dark" },
};
const PIXELS = ["radius", "space"];

/** @type {HTMLFormElement} */
const form = document.querySelector("#try");
/** By their names. @type {any} */
const fields = form.elements;
const shown = document.querySelector("#css");
const copied = document.querySelector("#copied");
const elements = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("refund-check")]);

function read() {
  return Object.fromEntries(Object.keys(UNSET).map((name) => [name, fields[name].value]));
}

function show() {
  const chosen = read();
  const set = Object.entries(chosen).filter(([name, value]) => name !== "scheme" && value !== UNSET[name]);
  const lines = set.map(([name, value]) => [`--refund-check-${name}`, PIXELS.includes(name) ? `${value}px` : value]);
  for (const element of elements) {
    for (const name of Object.keys(UNSET)) element.style.removeProperty(`--refund-check-${name}`);
    for (const [name, value] of lines) element.style.setProperty(name, value);
    element.setAttribute("theme", chosen.scheme);
  }
  const scheme = chosen.scheme === "auto" ? [] : [["color-scheme", chosen.scheme]];
  const body = [...scheme, ...lines].map(([name, value]) => `  ${name}: ${value};\n`).join("");
  shown.textContent = body ? `refund-check {\n${body}}` : "/* Nothing is set: it looks as it comes. */";
  copied.textContent = "";
}

fields.theme.addEventListener("change", ({ target }) => {
  for (const [name, value] of Object.entries(THEMES[target.value])) fields[name].value = value;
});
form.addEventListener("input", show);
form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelector("#copy").addEventListener("click", async () => {
  const did = await navigator.clipboard?.writeText(shown.textContent).then(() => true, () => false);
  if (!did) getSelection().selectAllChildren(shown);
  copied.textContent = did ? "Copied." : "It is selected: please copy it.";
});
show();
