// The three browser engines: which programs each needs, and where those are installed.

import { join } from "node:path";
import { isExecutable, onPath, Stop } from "./command.mjs";

const LIBRARIES = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" }[process.arch] ?? "";

/** MiniBrowser is not on `PATH`: it is installed beside WebKit's library. */
const miniBrowser = () =>
  ["webkit2gtk-4.1", "webkit2gtk-4.0"]
    .map((folder) => join("/usr/lib", LIBRARIES, folder, "MiniBrowser"))
    .find(isExecutable);

const PROGRAMS = {
  chromium: [
    { apt: "chromium", find: () => onPath("chromium") },
    { apt: "chromium-driver", find: () => onPath("chromedriver") },
  ],
  firefox: [{ apt: "firefox-esr", find: () => onPath("firefox-esr") ?? onPath("firefox") }],
  webkit: [
    { apt: "webkit2gtk-driver", find: () => onPath("WebKitWebDriver") },
    { apt: "libwebkit2gtk-4.1-0", find: miniBrowser },
    { apt: "xvfb", find: () => onPath("Xvfb") },
  ],
};

/** All three engines, or those that `REFUND_CHECK_ENGINES` names. */
export function chosenEngines() {
  const known = Object.keys(PROGRAMS);
  const named = (process.env.REFUND_CHECK_ENGINES ?? "").split(",").filter(Boolean);
  const wrong = named.find((name) => !known.includes(name));
  if (wrong) throw new Stop(`REFUND_CHECK_ENGINES names \`${wrong}\`; the engines are ${known.join(", ")}`);
  return named.length > 0 ? named : known;
}

export function missingPackages() {
  const programs = chosenEngines().flatMap((engine) => PROGRAMS[engine]);
  return programs.filter(({ find }) => !find()).map(({ apt }) => apt);
}

/** The path of the program that comes with a Debian package. */
export function program(apt) {
  const path = Object.values(PROGRAMS).flat().find((one) => one.apt === apt).find();
  if (!path) throw new Stop(`missing: the program of the package ${apt}`, "npm test -- setup");
  return path;
}
