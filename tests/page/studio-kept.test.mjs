// What the studio keeps on the device, and what it says where it can keep nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axeFindings } from "./audit.mjs";
import { inEveryEngine } from "./page.mjs";
import { Studio } from "./studio.mjs";

inEveryEngine((page) => {
  const studio = new Studio(page);
  const saved = () => studio.until(() => document.querySelector(".saved")?.textContent === "Kept on this device", "it is not kept");

  test("what was written is there after a reload, and in the list", async () => {
    await studio.open("?template=starter");
    await studio.press("Shop");
    await studio.type("What it is called", "My own policy");
    await saved();
    await studio.driver.navigate().refresh();
    await studio.until(() => document.querySelector("header h1")?.textContent === "My own policy", "it is gone");
    await studio.open();
    await studio.find("button", "My own policy");
  });

  test("an earlier version comes back, and going back can be undone", async () => {
    await studio.open("?template=starter");
    await studio.press("Versions");
    await studio.press("Keep the present one");
    await studio.press("Close");
    await studio.press("Shop");
    await studio.type("What it is called", "Another name");
    await studio.press("Versions");
    await studio.press("Go back to it");
    await studio.until(() => document.querySelector("header h1").textContent === "Refund policy", "it did not go back");
    await page.run(() => document.querySelector("header [title^=Undo]").click());
    await studio.until(() => document.querySelector("header h1").textContent === "Another name", "it was not undone");
  });

  test("two tabs do not overwrite each other", async () => {
    await studio.open("?template=starter");
    await saved();
    const [first] = await studio.driver.getAllWindowHandles();
    const address = await studio.driver.getCurrentUrl();
    await studio.driver.switchTo().newWindow("tab");
    try {
      await studio.driver.get(address.replace("?template=starter", ""));
      await studio.until(() => /open in another tab/.test(document.querySelector("[role=alert]")?.textContent ?? ""), "nothing is said");
      await (await studio.find("button", "Work on a copy here")).click();
      await studio.until(() => document.querySelector("header h1") !== null, "no copy is opened");
      assert.notEqual(await studio.driver.getCurrentUrl(), address.replace("?template=starter", ""));
    } finally {
      await studio.driver.close();
      await studio.driver.switchTo().window(first);
    }
  });

  test("what is forgotten is gone", async () => {
    await studio.open("?template=starter");
    await saved();
    const { hash } = new URL(await studio.driver.getCurrentUrl());
    await studio.press("Versions");
    await studio.press("Forget this policy");
    await (await studio.find("button", "Forget it for good")).click();
    await studio.until(() => document.querySelector("[data-template]") !== null, "the page is not left");
    const kept = await page.driver.executeAsyncScript((done) => {
      const request = indexedDB.open("refund-check-studio", 1);
      request.onsuccess = () => {
        const all = request.result.transaction(["works", "versions"]);
        const works = all.objectStore("works").getAll();
        all.oncomplete = () => {
          request.result.close();
          done(works.result.map(({ id }) => id));
        };
      };
    });
    assert.ok(hash.length > 1 && !kept.includes(hash.slice(1)), `${hash} ${kept}`);
  });

  test("storage that is full or blocked is told, and the work goes on", async () => {
    await studio.open("?template=starter");
    await saved();
    await page.run(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await studio.press("Shop");
    await studio.type("What it is called", "More");
    await studio.until(() => /no room left/.test(document.querySelector(".message")?.textContent), "nothing is said");
    await page.run(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no", "InvalidStateError");
      };
    });
    assert.match(await studio.file("rules.toml"), /title = "More"/);
  });

  test("once loaded it needs no network", async () => {
    await page.onSite({}, async (site) => {
      await studio.open("?template=starter");
      const option = () => document.querySelector(".phone refund-check")?.shadowRoot?.querySelector("[data-option]") !== null;
      await studio.until(option, "the preview does not come");
      await site.close();
      await studio.press("Time limits & numbers");
      await studio.press("Return");
      await studio.type("How long", "20");
      await studio.toMend();
      assert.ok(await page.run(() => document.querySelector("[data-check=number-in-quote]") !== null));
      await studio.answer({ option: "changed-mind" });
      for (const tab of ["All ways", "Flow"]) await studio.press(tab, ".tabs button");
      await studio.until(() => document.querySelector(".flow svg") !== null, "no flow is drawn");
    });
  });

  /** Colours of lines half out of sight; and in Firefox, where axe takes the boxes of the flow's picture for images, of these. */
  const isUntold = (one) => /(obscured|overlapped) by another element/.test(one) || (page.engine.name !== "chromium" && /contains an image node/.test(one));
  /** What axe finds, but for colours of which it cannot tell. */
  const findings = async (context) => (await axeFindings(page, context)).filter((one) => !isUntold(one));

  test("axe finds nothing in any part, wide and narrow, light and dark", async () => {
    const parts = ["Shop", "Questions", "Time limits & numbers", "Evidence", "Outcomes", "Rules", "Examples", "Languages", "Text files"];
    for (const [width, scheme] of [[768, "light"], [1280, "dark"], [1600, "light"]]) {
      await page.engine.resize(page.driver, width, 900);
      await studio.open();
      await page.run((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
      assert.deepEqual(await findings("html"), [], `beginning, ${width}, ${scheme}`);
      await studio.open("?template=physical-goods");
      await page.run((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
      for (const part of parts) {
        await studio.press(part, ".sections button");
        await page.run(() => document.querySelector(".section .item .head")?.click());
        await studio.settled();
        assert.deepEqual(await findings("html"), [], `${part}, ${width}, ${scheme}`);
        const wide = await page.run(() => document.documentElement.scrollWidth > innerWidth);
        assert.ok(!wide, `${part} at ${width} scrolls sideways`);
      }
      for (const tab of ["To mend", "All ways", "Flow", "Compare"]) {
        await studio.press(tab, ".tabs button");
        await studio.driver.sleep(400);
        assert.deepEqual(await findings(".proof"), [], `${tab}, ${width}, ${scheme}`);
      }
    }
  });
});
