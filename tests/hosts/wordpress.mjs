// A real WordPress on 127.0.0.1: PHP compiled to wasm, files in memory, SQLite for a database, and no network.

import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { serve } from "../../www/build/serve.mjs";
import { build, installed } from "./install.mjs";

export const ROOT = "/wordpress";
const LOG = `${ROOT}/wp-content/debug.log`;
const CONSTANTS = {
  WP_DEBUG: true, WP_DEBUG_LOG: true, WP_DEBUG_DISPLAY: false, DISABLE_WP_CRON: true, WP_HTTP_BLOCK_EXTERNAL: true,
  AUTOMATIC_UPDATER_DISABLED: true,
};
/** What PHP reads of that which the build leaves to a server of static files. */
const READ_BY_PHP = ["wp-includes/css/classic-themes.min.css"];
/** As servers have it that people visit. */
const SETTINGS = { upload_max_filesize: "2M", post_max_size: "3M", display_errors: "0" };

/** PHP on its own, such as `7.4`. */
export async function loadPhp(version) {
  const { PHP } = installed("@php-wasm/universal");
  return new PHP(await runtime(version)());
}

function runtime(version) {
  const { loadPHPRuntime } = installed("@php-wasm/universal");
  const { getPHPLoaderModule } = installed(`@php-wasm/node-${version.replace(".", "-")}`);
  return async () => loadPHPRuntime(await getPHPLoaderModule());
}

/**
 * Starts one, such as WordPress 6.5 on PHP 8.3, with these files as `{ "wp-content/…": bytes or text }` in it.
 * The administrator is `admin` with the password `password`, as is everybody's that `addUser` adds.
 */
export async function startWordPress({ wordpress, php, files = {} }) {
  const { bootWordPressAndRequestHandler } = installed("@wp-playground/wordpress");
  // The build leaves pictures, styles and scripts of core to a server of static files.
  const core = await serve({ root: build(`public/wp-${wordpress}`) });
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const address = `http://127.0.0.1:${port}`;
  const handler = await bootWordPressAndRequestHandler({
    createPhpRuntime: runtime(php),
    phpVersion: php,
    phpIniEntries: SETTINGS,
    constants: CONSTANTS,
    siteUrl: address,
    cookieStore: false,
    wordPressZip: await zipFile(build(`src/wordpress/wp-${wordpress}.zip`)),
    sqliteIntegrationPluginZip: await zipFile(build("src/sqlite-database-integration/sqlite-database-integration.zip")),
  });
  server.on("request", (request, response) => {
    answer({ handler, core, wordpress }, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  const primary = await handler.getPrimaryPhp();
  const site = {
    address,
    php: primary,
    /** Writes a file below WordPress's folder. */
    write: (name, content) => {
      primary.mkdir(join(ROOT, name, ".."));
      primary.writeFile(join(ROOT, name), content);
    },
    /** The names in a folder below WordPress's, hidden ones too. */
    list: (name) => (primary.fileExists(join(ROOT, name)) ? primary.listFiles(join(ROOT, name)) : []),
    /** Runs PHP within WordPress and returns what it prints. */
    run: async (code) => {
      try {
        return (await primary.run({ code: `<?php require '${ROOT}/wp-load.php'; ${code}` })).text;
      } catch {
        // Its own message is WordPress's page for visitors.
        throw new Error(`PHP fails:\n${site.log()}`);
      }
    },
    addUser: (role) => site.run(`wp_insert_user(['user_login' => '${role}', 'user_pass' => 'password', 'user_email' => '${role}@example.com', 'role' => '${role}']);`),
    /** What PHP and WordPress have complained of. */
    log: () => (primary.fileExists(LOG) ? primary.readFileAsText(LOG) : ""),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await core.close();
      primary.exit();
    },
  };
  for (const name of READ_BY_PHP) site.write(name, await readFile(build(`public/wp-${wordpress}/${name}`)));
  for (const [name, content] of Object.entries(files)) site.write(name, content);
  return site;
}

async function zipFile(path) {
  return new File([await readFile(path)], "file.zip");
}

async function answer({ handler, core, wordpress }, request, response) {
  const path = request.url.split("?")[0];
  if (!path.endsWith(".php") && !path.endsWith("/") && existsSync(join(build(`public/wp-${wordpress}`), path))) {
    const file = await fetch(core.address + path.slice(1));
    response.writeHead(file.status, { "Content-Type": file.headers.get("content-type") });
    response.end(Buffer.from(await file.arrayBuffer()));
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  const body = chunks.length > 0 ? new Uint8Array(Buffer.concat(chunks)) : undefined;
  const { httpStatusCode, headers: told, bytes } = await handler.request({ url, method, headers, body });
  response.writeHead(httpStatusCode, told);
  response.end(bytes);
}
