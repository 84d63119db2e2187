// The studio as somebody uses it who has never seen it: by what stands on buttons and beside fields.

import { Key } from "selenium-webdriver";

const PATIENCE = 20_000;

/** Runs in the page: the first of some that shows a text, or is named by it. */
function named(css, text) {
  const label = (one) => {
    const of = one.labels?.[0]?.innerText ?? "";
    // Firefox has no inner text of what it has not laid out yet, because it stands further down.
    const text = one.innerText || one.textContent;
    return `${one.getAttribute("aria-label") ?? ""}\n${text}\n${of}`.replace(/\u00a0/g, " ");
  };
  const all = [...document.querySelectorAll(css)].filter((one) => one.checkVisibility());
  return all.find((one) => label(one).split("\n").some((line) => line.trim() === text)) ?? all.find((one) => label(one).includes(text)) ?? null;
}

export class Studio {
  constructor(page) {
    this.page = page;
  }

  get driver() {
    return this.page.driver;
  }

  async open(query = "") {
    await this.driver.get("about:blank");
    await this.driver.get(`${this.page.site.address}studio.html${query}`);
    await this.until(() => document.querySelector("header, [data-template]") !== null, "the studio does not come");
    if (query) await this.settled();
  }

  until(condition, message, ...given) {
    return this.driver.wait(() => this.page.run(condition, ...given), PATIENCE, message);
  }

  /** Ends once nothing is being checked. */
  async settled() {
    await this.driver.sleep(250);
    await this.until(() => document.querySelector(".tabs .grow + .hint")?.textContent.trim() && !document.querySelector(".tabs")?.textContent.includes("Checking"), "it is still checking");
  }

  async find(css, text) {
    let found;
    await this.driver.wait(async () => (found = await this.page.run(named, css, text)), PATIENCE, `nothing is called \`${text}\` (${css})`);
    await this.page.run((one) => one.scrollIntoView({ block: "center" }), found);
    return found;
  }

  async press(text, css = "button, summary, label.button") {
    await (await this.find(css, text)).click();
    await this.settled().catch(() => {});
  }

  /** Types into a field in place of what stands there. */
  async type(label, text) {
    const field = await this.find("input, textarea", label);
    await field.click();
    await field.sendKeys(Key.chord(Key.CONTROL, "a"), Key.BACK_SPACE);
    // WebKit's driver takes no empty text.
    if (text) await field.sendKeys(text);
    await this.settled();
  }

  async choose(label, text) {
    const select = await this.find("select", label);
    await this.page.run((select, text) => {
      select.value = [...select.options].find((one) => one.text.includes(text)).value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, select, text);
    await this.settled();
  }

  /** What is to be mended, as it is told. */
  async toMend() {
    const isOpen = await this.page.run(() => document.querySelector(".proof.open [aria-expanded=true]")?.textContent.includes("To mend"));
    if (!isOpen) await this.press("To mend");
    return this.page.run(() => [...document.querySelectorAll(".proof .finding > p")].map((one) => one.innerText.replace(/\s+/g, " ").trim()));
  }

  /** A file as it stands in the editor. */
  async file(name) {
    await this.press("Text files");
    await this.press(name);
    return this.page.run(() => document.querySelector(".cm-content").cmTile?.view?.state.doc.toString() ?? document.querySelector(".cm-content").cmView.view.state.doc.toString());
  }

  /** Writes into the editor, in place of the first of some text. */
  async replaceText(name, was, is) {
    await this.file(name);
    await this.page.run((was, is) => {
      const content = document.querySelector(".cm-content");
      const view = content.cmTile?.view ?? content.cmView.view;
      const from = view.state.doc.toString().indexOf(was);
      view.dispatch({ changes: { from, to: from + was.length, insert: is }, userEvent: "input.type" });
    }, was, is);
    await this.settled();
  }

  /** What the preview shows. */
  preview() {
    return this.page.state(".phone refund-check");
  }

  async answer({ option, value }) {
    const root = () => document.querySelector(".phone refund-check").shadowRoot;
    if (option) {
      const css = `[data-option="${option}"]`;
      await this.until((css) => document.querySelector(".phone refund-check")?.shadowRoot.querySelector(css) !== null, `no ${css}`, css);
      await this.page.run((css) => document.querySelector(".phone refund-check").shadowRoot.querySelector(css).click(), css);
      return;
    }
    await this.until(() => document.querySelector(".phone refund-check")?.shadowRoot.querySelector("input[name]") !== null, "no field");
    await this.page.run((value) => {
      const root = document.querySelector(".phone refund-check").shadowRoot;
      root.querySelector("input[name]").value = value;
      root.querySelector("[data-continue]").click();
    }, value);
    return root;
  }

  outcome() {
    return this.page.run(() => document.querySelector(".phone refund-check")?.shadowRoot?.querySelector("[data-outcome]")?.dataset.outcome ?? null);
  }

  /** Keeps what is downloaded from now on: `{ name, text }` each, bytes as a list of numbers. */
  catchDownloads() {
    return this.page.run(() => {
      window.downloads = [];
      const blobs = new Map();
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        const url = create(blob);
        blobs.set(url, blob);
        return url;
      };
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        const { download: name } = this;
        blobs.get(this.href).arrayBuffer().then((bytes) => window.downloads.push({ name, bytes: [...new Uint8Array(bytes)] }));
      };
    });
  }

  async downloaded(name) {
    await this.until((name) => window.downloads.some((one) => one.name === name), `${name} was not downloaded`, name);
    const { bytes } = await this.page.run((name) => window.downloads.find((one) => one.name === name), name);
    return Buffer.from(bytes);
  }
}
