// The three engines, driven by WebDriver: `open` gives a window, `close` ends all that was opened.

import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Builder, Capabilities, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";
import { chosenEngines, program } from "../../www/build/browsers.mjs";
import { geckodriver } from "../../www/build/setup-tests.mjs";
import { chromiumOptions, firefoxOptions } from "../options.mjs";
import { startWebKit } from "../webkit.mjs";

const PATIENCE = 60_000;

/**
 * How each engine starts one window: its driver, and where the usual way does not do, its own way to make the page's
 * area a size, to tell the console's errors so far, and to stop what else was started.
 */
const STARTS = { chromium: startChromium, firefox: startFirefox, webkit: startWebKitWindow };

class Engine {
  #open = [];

  constructor(name) {
    this.name = name;
  }

  /** A fresh window whose page area is `width` x `height` CSS pixels. */
  async open({ width = 1280, height = 800 } = {}) {
    const started = { resize: resizeWindow, ...(await STARTS[this.name]()) };
    this.#open.push(started);
    await started.resize(started.driver, width, height);
    return started.driver;
  }

  resize(driver, width, height) {
    return this.#started(driver).resize(driver, width, height);
  }

  /**
   * What pages have put on the console as errors so far, uncaught exceptions and failed loads included.
   * Nothing in WebKit, whose driver does not tell.
   */
  async consoleErrors(driver) {
    return (await this.#started(driver).errors?.()) ?? [];
  }

  #started(driver) {
    return this.#open.find((started) => started.driver === driver);
  }

  async close() {
    for (const { driver, stop } of this.#open.splice(0)) {
      try {
        await driver.quit();
      } finally {
        await stop?.();
      }
    }
  }
}

export const engines = chosenEngines().map((name) => new Engine(name));

async function startChromium() {
  const { binary, args } = chromiumOptions();
  const options = new chrome.Options().setBinaryPath(binary).addArguments(...args);
  const logs = new logging.Preferences();
  logs.setLevel(logging.Type.BROWSER, logging.Level.SEVERE);
  options.setLoggingPrefs(logs);
  const service = new chrome.ServiceBuilder(program("chromium-driver"));
  const driver = await new Builder().forBrowser("chrome").setChromeOptions(options).setChromeService(service).build();
  // Reading the log empties it, hence the list.
  const seen = [];
  const errors = async () => {
    const entries = await driver.manage().logs().get(logging.Type.BROWSER);
    seen.push(...entries.map(({ message }) => message));
    return seen;
  };
  return { driver, errors };
}

async function startFirefox() {
  const { binary, args } = firefoxOptions();
  const options = new firefox.Options().setBinary(binary).addArguments(...args).enableBidi();
  // As on a phone, a scroll bar takes no width.
  options.setPreference("ui.useOverlayScrollbars", 1);
  const service = new firefox.ServiceBuilder(join(await geckodriver(), "geckodriver"));
  const built = new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service);
  const driver = await built.build();
  const bidi = await driver.getBidi();
  const seen = [];
  await bidi.subscribe("log.entryAdded", []);
  await bidi.subscribe("network.responseCompleted", []);
  bidi.socket.on("message", (data) => {
    const error = firefoxError(JSON.parse(data.toString()));
    if (error) seen.push(error);
  });
  // Once an answer has come over the same socket, so have the events before it.
  const errors = async () => {
    await bidi.send({ method: "session.status", params: {} });
    return seen;
  };
  return { driver, errors, resize: resizeFirefox };
}

function firefoxError({ method, params }) {
  if (method === "log.entryAdded" && params.level === "error") return params.text;
  const { url, status } = params?.response ?? {};
  return method === "network.responseCompleted" && status >= 400 ? `${url} - ${status}` : undefined;
}

/** Firefox's window is at least 500 wide; the page's area alone may be narrower. */
async function resizeFirefox(driver, width, height) {
  const bidi = await driver.getBidi();
  const context = await driver.getWindowHandle();
  await bidi.send({ method: "browsingContext.setViewport", params: { context, viewport: { width, height } } });
}

async function startWebKitWindow() {
  const { url, stop } = await startWebKit();
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: program("libwebkit2gtk-4.1-0"), args: ["--automation"] },
  });
  const opening = new Builder().usingServer(url).withCapabilities(capabilities).build();
  try {
    return { driver: await Promise.race([opening, tooLate()]), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** WebKit's driver alone waits for ever for a browser that does not start. */
async function tooLate() {
  await wait(PATIENCE, undefined, { ref: false });
  throw new Error(`WebKit opens no window within ${PATIENCE / 1000} s`);
}

/** Makes the page's area this large, not the window around it, whose frame differs. */
async function resizeWindow(driver, width, height) {
  const measure = () => [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight];
  for (let tries = 0; tries < 20; tries += 1) {
    const [innerWidth, innerHeight, frameWidth, frameHeight] = await driver.executeScript(measure);
    if (innerWidth === width && innerHeight === height) return;
    await driver.manage().window().setRect({ width: width + frameWidth, height: height + frameHeight });
    await driver.sleep(50); // the display tells the window in its own time
  }
  throw new Error(`the page's area does not become ${width} x ${height}: ${await driver.executeScript(measure)}`);
}
