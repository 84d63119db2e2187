// `npm start`: installs what is missing, builds, and serves the pages until Ctrl-C.

import { build } from "./build.mjs";
import { main, say } from "./command.mjs";
import { serveToPeople } from "./serve.mjs";
import { setUpBuild } from "./setup.mjs";

await main(import.meta.url, async () => {
  await setUpBuild();
  await build();
  const { address, close } = await serveToPeople();
  say(`${address}about.html\n${address}\n${address}docs/index.html`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, close);
});
