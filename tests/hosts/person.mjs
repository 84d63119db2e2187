// Somebody who is logged in to a WordPress, by plain requests: what their role may do is WordPress's own decision.

const SETTINGS = "/wp-admin/options-general.php?page=refund-check";

export class Person {
  #site;
  #cookies;
  #nonce;

  static async logIn(site, name) {
    const person = new Person();
    person.#site = site;
    const body = new URLSearchParams({ log: name, pwd: "password" });
    const answer = await fetch(`${site.address}/wp-login.php`, { method: "POST", body, redirect: "manual" });
    person.#cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
    return person;
  }

  async get(path, options = {}) {
    return fetch(this.#site.address + path, { ...options, headers: { ...options.headers, cookie: this.#cookies } });
  }

  publish(content) {
    return this.write(content, { status: "publish" });
  }

  /** Writes a post as the editor does, by way of the REST API, and returns it with the content that was kept. */
  async write(content, { status }) {
    const nonce = await (await this.get("/wp-admin/admin-ajax.php?action=rest-nonce")).text();
    const body = JSON.stringify({ title: "Refunds", content, status });
    const headers = { "Content-Type": "application/json", "X-WP-Nonce": nonce };
    const answer = await this.get("/?rest_route=/wp/v2/posts&context=edit", { method: "POST", headers, body });
    const post = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(post));
    return post;
  }

  settings() {
    return this.#page(this.get(SETTINGS));
  }

  /** Sends the form of the settings page, and returns what the page then says: `{ kind, said, html }`. */
  async send(fields) {
    this.#nonce ??= /name="_wpnonce" value="(\w+)"/.exec((await this.settings()).html)?.[1];
    const body = new FormData();
    body.set("_wpnonce", this.#nonce ?? "");
    for (const [name, value] of Object.entries(fields)) value instanceof Blob ? body.set(name, value, "upload.zip") : body.set(name, value);
    return this.#page(this.get(SETTINGS, { method: "POST", body }));
  }

  upload(bytes) {
    return this.send({ refund_check_do: "upload", refund_check_zip: new Blob([bytes]) });
  }

  async #page(answering) {
    const answer = await answering;
    const html = await answer.text();
    const notice = /class=['"][^'"]*notice-(success|error)[^]*?<strong>([^]*?)<\/strong>/.exec(html);
    return { status: answer.status, kind: notice?.[1], said: notice?.[2], html };
  }
}
