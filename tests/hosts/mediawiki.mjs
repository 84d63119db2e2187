// A real MediaWiki on 127.0.0.1, installed by its own program, with SQLite for a database.

import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../www/build/command.mjs";
import { installSite, UNPACKED } from "./install.mjs";
import { freePort, servePhp } from "./php-server.mjs";

const PASSWORD = "refunds-are-fine";

/** `Admin` may do all, and `Author` writes pages. */
export async function startMediaWiki() {
  const program = join(await installSite("mediawiki"), UNPACKED, "usr/share/mediawiki");
  const folder = mkdtempSync(join(tmpdir(), "mediawiki-"));
  const root = join(folder, "wiki");
  mkdirSync(root);
  for (const name of readdirSync(program)) if (name !== "LocalSettings.php") symlinkSync(join(program, name), join(root, name));
  const port = await freePort();
  const settings = join(root, "LocalSettings.php");
  const env = { MW_CONFIG_FILE: settings };
  const maintain = (script, args) => run("php", [join(program, "maintenance", script), ...args], { cwd: root, env, quiet: true });
  const options = { dbtype: "sqlite", dbpath: join(folder, "data"), dbname: "wiki", server: `http://127.0.0.1:${port}`, scriptpath: "", confpath: root, pass: PASSWORD, skins: "Vector" };
  await run("php", [join(program, "maintenance/install.php"), ...Object.entries(options).map(([name, value]) => `--${name}=${value}`), "Our shop", "Admin"], { cwd: root, quiet: true });
  await maintain("createAndPromote.php", ["Author", PASSWORD]);
  const served = await servePhp({ root, port, env });
  return {
    ...served,
    /** The address of a page. */
    page: (title) => `${served.address}index.php/${encodeURIComponent(title)}`,
    /** Adds to `LocalSettings.php`. */
    configure: (text) => appendFileSync(settings, `\n${text}\n`),
    /** Puts a folder beside the wiki's own files. */
    upload: (from, name) => cpSync(from, join(root, name), { recursive: true }),
    logIn: (name) => Person.logIn(served.address, name),
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Somebody who is logged in, by the API that the editor uses. */
class Person {
  #api;
  #cookies = new Map();

  static async logIn(address, name) {
    const person = new Person();
    person.#api = `${address}api.php`;
    const { login } = await person.#post({ action: "login", lgname: name, lgpassword: PASSWORD, lgtoken: await person.#token("login") });
    if (login.result !== "Success") throw new Error(JSON.stringify(login));
    return person;
  }

  /** Saves a page as its author writes it. */
  async write(title, text) {
    const { edit } = await this.#post({ action: "edit", title, text, token: await this.#token("csrf") });
    if (edit?.result !== "Success") throw new Error(`${title} was not saved: ${JSON.stringify(edit)}`);
  }

  async #token(type) {
    const { query } = await this.#post({ action: "query", meta: "tokens", type });
    return query.tokens[`${type}token`];
  }

  async #post(fields) {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    const answer = await fetch(this.#api, { method: "POST", headers: { cookie }, body: new URLSearchParams({ ...fields, format: "json", formatversion: "2" }) });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.#cookies.set(name, value);
    }
    const told = await answer.json();
    if (told.error) throw new Error(`MediaWiki refuses: ${JSON.stringify(told.error)}`);
    return told;
  }
}
