// The engine's files, which stand beside the page, for a folder to upload: those of the build's list that are its own.

const OF_ENGINE = /^(LICENSE|THIRD-PARTY|embed\.(css|js)|page\.|refund-check(-(engine|support))?\.|support\.|words\/(?!.*policy))/;

/** The files' bytes, by name. */
export async function engineFiles() {
  const list = await get("refund-check-build.json");
  const names = Object.keys(JSON.parse(new TextDecoder().decode(list[1])).files).filter((name) => OF_ENGINE.test(name));
  return new Map([list, ...(await Promise.all(names.map(get)))]);
}

/** The start of the present day in UTC, in milliseconds: a folder that is built with it is the same bytes all day. */
export const buildDay = () => Math.floor(Date.now() / 864e5) * 864e5;

/** @returns {Promise<[string, Uint8Array]>} */
async function get(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name} could not be had (HTTP status ${response.status})`);
  return [name, new Uint8Array(await response.arrayBuffer())];
}
