// The engine's files, which stand beside the page, for a folder to upload: what their list names, but for pages of others.

const OF_ENGINE = /^(LICENSE|THIRD-PARTY|embed\.(css|js)|page\.|refund-check(-(engine|support))?\.|support\.|words\/(?!.*policy))/;

/** Bytes by name. */
export async function engineFiles() {
  const list = await get("refund-check-build.json");
  const names = Object.keys(JSON.parse(new TextDecoder().decode(list[1])).files).filter((name) => OF_ENGINE.test(name));
  return new Map([list, ...(await Promise.all(names.map(get)))]);
}

/** The day that a folder is built on, by which it is the same bytes all day: its start in UTC, in milliseconds. */
export const buildDay = () => Math.floor(Date.now() / 864e5) * 864e5;

/** @returns {Promise<[string, Uint8Array]>} */
async function get(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name} could not be had (HTTP status ${response.status})`);
  return [name, new Uint8Array(await response.arrayBuffer())];
}
