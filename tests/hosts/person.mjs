// Somebody who is logged in to a WordPress, by plain requests: what their role may do is WordPress's own decision.

const SETTINGS = "/wp-admin/options-general.php?page=refund-check";

export class Person {
  #site;
  #cookies;

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

  /** Publishes as the editor does, by way of the REST API, and returns the post with the content that was kept. */
  async publish(content, type = "posts") {
    const nonce = await (await this.get("/wp-admin/admin-ajax.php?action=rest-nonce")).text();
    const body = JSON.stringify({ title: "Refunds", content, status: "publish" });
    const headers = { "Content-Type": "application/json", "X-WP-Nonce": nonce };
    const answer = await this.get(`/?rest_route=/wp/v2/${type}&context=edit`, { method: "POST", headers, body });
    const post = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(post));
    return post;
  }

  settings() {
    return this.#page(this.get(SETTINGS));
  }

  /** Sends the form of the settings page, and returns what the page then says: `{ kind, said, html }`. */
  async send(fields, { nonce } = {}) {
    const { html } = await this.settings();
    const body = new FormData();
    body.set("_wpnonce", nonce ?? /name="_wpnonce" value="(\w+)"/.exec(html)?.[1] ?? "");
    for (const [name, value] of Object.entries(fields)) value instanceof Blob ? body.set(name, value, "upload.zip") : body.set(name, value);
    return this.#page(this.get(SETTINGS, { method: "POST", body }));
  }

  upload(bytes, options) {
    return this.send({ refund_check_do: "upload", refund_check_zip: new Blob([bytes]) }, options);
  }

  async #page(answering) {
    const answer = await answering;
    const html = await answer.text();
    const notice = /class='[^']*notice-(success|error)[^]*?<strong>([^]*?)<\/strong>/.exec(html) ?? /class="[^"]*notice-(success|error)[^]*?<strong>([^]*?)<\/strong>/.exec(html);
    return { status: answer.status, kind: notice?.[1], said: notice?.[2], html };
  }
}
