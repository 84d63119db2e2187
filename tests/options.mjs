// How Chromium and Firefox are started, for both kinds of browser tests.

import { program } from "../www/build/browsers.mjs";

/** No sandbox, because tests may run as root; nothing that asks the network by itself. */
export const chromiumOptions = () => ({
  binary: program("chromium"),
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
  ],
});

export const firefoxOptions = () => ({
  binary: program("firefox-esr"),
  args: ["-headless"],
});
