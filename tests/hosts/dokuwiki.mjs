// A real DokuWiki on 127.0.0.1: Debian's files put together again as those who install it by hand have them.

import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installSite, UNPACKED } from "./install.mjs";
import { freePort, servePhp } from "./php-server.mjs";

const PASSWORD = "refunds-are-fine";
/** As its own installer writes it for a wiki that all may read. */
const SETTINGS = `<?php
$conf['title'] = 'Our shop';
$conf['savedir'] = './data';
$conf['useacl'] = 1;
$conf['superuser'] = '@admin';
`;
const RIGHTS = "# acl.auth.php\n# <?php exit()?>\n*\t@ALL\t1\n*\t@user\t8\n";

/** `author` writes pages. */
export async function startDokuWiki() {
  const unpacked = join(await installSite("dokuwiki"), UNPACKED);
  const folder = mkdtempSync(join(tmpdir(), "dokuwiki-"));
  const root = join(folder, "wiki");
  // Some links lead to what Debian makes only when it sets the package up.
  const copy = (from, to) => cpSync(join(unpacked, from), join(root, to), { recursive: true, dereference: true, filter: (it) => existsSync(it) });
  copy("usr/share/dokuwiki", ".");
  copy("etc/dokuwiki", "conf");
  copy("var/lib/dokuwiki/data", "data");
  rmSync(join(root, "inc/preload.php"));
  findLibraries(root, unpacked);
  const settings = join(root, "conf/local.php");
  writeFileSync(settings, SETTINGS);
  writeFileSync(join(root, "conf/acl.auth.php"), RIGHTS);
  const hash = createHash("sha1").update(PASSWORD).digest("hex");
  writeFileSync(join(root, "conf/users.auth.php"), `# users.auth.php\n# <?php exit()?>\nauthor:${hash}:Author:author@shop.example:user\n`);
  const served = await servePhp({ root, port: await freePort() });
  return {
    ...served,
    /** The address of a page. */
    page: (id) => `${served.address}doku.php?id=${id}`,
    /** Adds to `conf/local.php`. */
    configure: (text) => appendFileSync(settings, `${text}\n`),
    /** Puts a folder beside the wiki's own files. */
    upload: (from, name) => cpSync(from, join(root, name), { recursive: true }),
    logIn: () => Author.logIn(served.address),
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Debian's copy names its libraries by where Debian installs them. */
function findLibraries(root, unpacked) {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".php"));
  for (const name of names) {
    const text = readFileSync(join(root, name), "utf8");
    const found = text.replaceAll("'/usr/share/", `'${unpacked}/usr/share/`);
    if (found !== text) writeFileSync(join(root, name), found);
  }
}

/** Somebody who is logged in, by the forms that a browser would send. */
class Author {
  #address;
  #cookies = new Map();

  static async logIn(address) {
    const author = new Author();
    author.#address = `${address}doku.php`;
    const html = await author.#ask({ id: "start", do: "login", u: "author", p: PASSWORD, sectok: hidden(await author.#ask({ id: "start", do: "login" })).sectok });
    if (!html.includes("do=logout")) throw new Error("DokuWiki does not log the author in");
    return author;
  }

  /** Saves a page by the form of the editor. */
  async write(id, text) {
    const fields = hidden(await this.#ask({ id, do: "edit" }));
    await this.#ask({ ...fields, id, wikitext: text, "do[save]": "1" });
    const kept = await this.#ask({ id, do: "export_raw" });
    if (kept.trim() !== text.trim()) throw new Error(`${id} was not saved:\n${kept.slice(0, 500)}`);
  }

  async #ask(fields) {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    const answer = await fetch(this.#address, { method: "POST", headers: { cookie }, body: new URLSearchParams(fields), redirect: "manual" });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.#cookies.set(name, value);
    }
    const html = await answer.text();
    if (answer.status >= 400) throw new Error(`DokuWiki answers ${answer.status}:\n${html.slice(0, 500)}`);
    if (answer.status >= 300 && fields.do === "login") return this.#ask({ id: "start" });
    return html;
  }
}

/** The hidden fields of the page's forms. */
function hidden(html) {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]));
}
