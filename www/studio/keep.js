// The policies, and earlier versions of each, kept on the device (IndexedDB) and nowhere else. Where a browser stores
// nothing for a page, or has no room, the page says so and goes on.

const NAME = "refund-check-studio";
/** Maximum earlier versions of a policy; the oldest go first. */
const MAX_VERSIONS = 50;

/** Milliseconds to wait for the database: a browser that stores nothing for a page may never answer. */
const PATIENCE = 4000;

let opening;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("works", { keyPath: "id" });
      request.result.createObjectStore("versions", { keyPath: ["id", "at"] });
    };
    request.onsuccess = () => {
      // Another tab may delete the database; an open connection would block that.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("another tab holds it"));
    setTimeout(() => reject(new Error("no answer")), PATIENCE);
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

/** Closes the database when the page is left: a page that may come back (bfcache) must not keep others waiting. */
export function close() {
  opening?.then((database) => database.close(), () => {});
  opening = undefined;
}

async function within(stores, mode, act) {
  const database = await open();
  const step = database.transaction(stores, mode);
  const ended = new Promise((resolve, reject) => {
    step.oncomplete = resolve;
    step.onabort = () => reject(step.error ?? new Error("it was broken off"));
  });
  const told = await act(...stores.map((store) => step.objectStore(store)));
  await ended;
  return told;
}

/** The policies that are kept, the newest first. */
export const works = async () => {
  const all = await within(["works"], "readonly", (store) => done(store.getAll()));
  return all.sort((one, other) => other.at - one.at);
};

export const work = (id) => within(["works"], "readonly", (store) => done(store.get(id)));

export const save = (one) => within(["works"], "readwrite", (store) => done(store.put(one)));

const range = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** Earlier versions, the newest first. */
export const versions = async (id) => (await within(["versions"], "readonly", (store) => done(store.getAll(range(id))))).reverse();

export const keepVersion = (version) => within(["versions"], "readwrite", async (store) => {
  await done(store.put(version));
  const keys = await done(store.getAllKeys(range(version.id)));
  for (const key of keys.slice(0, Math.max(0, keys.length - MAX_VERSIONS))) store.delete(key);
});

export const forget = (id) => within(["works", "versions"], "readwrite", async (all, old) => {
  await done(all.delete(id));
  await done(old.delete(range(id)));
});

/** Why something could not be kept, as a message. */
export function whyNot(error) {
  if (error?.name === "QuotaExceededError") return "There is no room left on this device, so the last changes are not kept. Download the policy, or forget another one.";
  return "This browser keeps nothing for this page, so your work is gone when you close it. Download it before you do.";
}

/**
 * Locks a policy for this tab as long as it is open. Resolves to a function that releases the lock, or to `undefined`
 * where another tab has it. Without Web Locks, which all browsers of the last years have, other tabs are not checked.
 */
export function hold(id) {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks.request(`${NAME} ${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined);
      return new Promise((release) => resolve(release));
    }).catch(() => resolve(() => {}));
  });
}
