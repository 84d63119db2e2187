// A small static server for the built pages. The tests use it, too, with the headers and media types of strict hosts.

import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { main, say, Stop } from "./command.mjs";
import { dist } from "./paths.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
/** Already compressed: brotli would cost time and save nothing. */
const PACKED = [".png", ".jpg", ".webp", ".woff2"];
const FIRST_PORT = 8080;

const compress = promisify(brotliCompress);

/**
 * Serves `root` on 127.0.0.1 and resolves to `{ address, port, close }`. `options`:
 * - `port`: 0 for any free one (the default)
 * - `headers(path)`: more headers for the answer to a path such as `/index.html`
 * - `types`: media types by ending, over the usual ones: `{ ".wasm": "text/plain" }`
 * - `delay(path)`: milliseconds before the answer to a path
 * - `redirects`: addresses by the path that leads to each: `{ "/old.html": "/new.html" }`
 * - `allowOrigin`: the origin that CORS allows, or `*`
 * @param {{
 *   root?: string, port?: number, headers?: (path: string) => object, types?: Record<string, string>,
 *   delay?: (path: string) => number, redirects?: Record<string, string>, allowOrigin?: string,
 * }} [options]
 */
export async function serve({ root = dist, port = 0, headers = () => ({}), types = {}, delay = () => 0, redirects = {}, allowOrigin } = {}) {
  const site = { root, headers, types: { ...TYPES, ...types }, delay, redirects, allowOrigin, compressed: new Map() };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await listen(server, port);
  const { port: taken } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { port: taken, address: `http://127.0.0.1:${taken}/`, close: () => close(server) };
}

/** As `serve`, on the port that `PORT` names, else on 8080 or the next free one. */
export async function serveToPeople(options) {
  const named = process.env.PORT;
  if (named) return serve({ ...options, port: portNumber(named) });
  for (let port = FIRST_PORT; port < FIRST_PORT + 100; port += 1) {
    try {
      return await serve({ ...options, port });
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  throw new Stop(`no port from ${FIRST_PORT} to ${FIRST_PORT + 99} is free; PORT=0 takes any free one`);
}

function portNumber(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Stop(`PORT must be a number from 0 to 65535, and is \`${text}\``);
}

class PortTaken extends Stop {}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once("error", (error) => {
      const taken = error.code === "EADDRINUSE";
      fail(taken ? new PortTaken(`port ${port} is taken; PORT=0 takes any free one`) : error);
    });
    server.listen(port, "127.0.0.1", done);
  });
}

function close(server) {
  return new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
}

async function answer(site, request, response) {
  const path = pathOf(request);
  if (path === undefined) return refuse(response, 400);
  if (!["GET", "HEAD"].includes(request.method)) return refuse(response, 405, { Allow: "GET, HEAD" });
  await wait(site.delay(path));
  if (Object.hasOwn(site.redirects, path)) return redirect(site, path, response);
  const file = await fileFor(site.root, path);
  if (!file) return refuse(response, 404, site.headers(path));
  const { body, encoding } = await encoded(site, file, request.headers["accept-encoding"]);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "Content-Type": site.types[extname(file)] ?? "application/octet-stream",
    "Cache-Control": "no-cache",
    ETag: etag,
    Vary: "Accept-Encoding",
    ...(encoding && { "Content-Encoding": encoding }),
    ...(site.allowOrigin && { "Access-Control-Allow-Origin": site.allowOrigin }),
    ...site.headers(path),
  };
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

function redirect({ redirects, allowOrigin }, path, response) {
  response.writeHead(302, { Location: redirects[path], ...(allowOrigin && { "Access-Control-Allow-Origin": allowOrigin }) }).end();
}

function refuse(response, status, headers = {}) {
  response.writeHead(status, { "Content-Type": "text/plain", ...headers }).end(`${status}\n`);
}

/** The decoded path of a request's address, with `index.html` for a folder; `undefined` where it is malformed. */
function pathOf({ url }) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    if (!path.startsWith("/") || path.includes("\0")) return undefined;
    return path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined; // `%` without two hexadecimal digits
  }
}

/** The real file behind a path, if it stands inside `root` once `..` and symbolic links are followed. */
async function fileFor(root, path) {
  try {
    const [inside, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    return file.startsWith(inside + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"].includes(error.code)) return undefined;
    throw error;
  }
}

/** Brotli at its best is slow, so each version of a file is compressed once. */
async function encoded(site, file, accepted = "") {
  const plain = await readFile(file);
  if (PACKED.includes(extname(file)) || !/\bbr\b/.test(accepted)) return { body: plain };
  const known = site.compressed.get(file);
  if (known?.plain.equals(plain)) return { body: await known.body, encoding: "br" };
  const body = compress(plain);
  site.compressed.set(file, { plain, body });
  return { body: await body, encoding: "br" };
}

await main(import.meta.url, async () => {
  const { address } = await serveToPeople();
  say(address);
});
