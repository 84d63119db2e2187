// The iframe and its script: whom they believe, and what stands without them.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { startSite } from "./site.mjs";

const EMBED = '<script src="embed.js"></script>';
const height = () => document.querySelector("iframe").getBoundingClientRect().height;

/** A page in a frame that claims whatever the test wants. */
const claiming = (claim, where = "parent") => `<!doctype html><title>A frame</title><script>${where}.postMessage(${claim}, "*")</script>`;

inEveryEngine((page) => {
  const openFrame = async (html, { attributes = "data-refund-check", site = page.site } = {}) => {
    await writeFile(join(site.root, "claim.html"), html);
    await page.driver.get(await page.site.bare("", `<iframe src="${site.address}claim.html" height="333" ${attributes} style="border:0"></iframe>${EMBED}`));
  };

  test("without its script the iframe keeps the height it was given, and scrolls", async () => {
    await page.driver.get(await page.site.bare("", '<iframe src="embed.html" height="300" style="border:0"></iframe>'));
    await page.driver.switchTo().frame(0);
    await page.shown(({ question }) => question === "reason");
    const canScroll = () => {
      scrollTo(0, 100);
      return scrollY > 0;
    };
    assert.ok(await page.run(canScroll));
    await page.driver.switchTo().defaultContent();
    assert.equal(await page.run(height), 300);
  });

  test("the height follows another width, larger text and a font that comes late", async () => {
    await page.driver.get(await page.site.bare("", `<iframe src="embed.html" style="border:0;width:700px"></iframe>${EMBED}`));
    let last = 150;
    const changes = async (what) => {
      await page.wait(async () => ![150, last].includes(await page.run(height)), what);
      last = await page.run(height);
    };
    await changes("the first height");
    await page.run(() => (document.querySelector("iframe").style.width = "300px"));
    await changes("another width");
    await page.run(() => (document.querySelector("iframe").contentDocument.documentElement.style.fontSize = "150%"));
    await changes("larger text");
    await page.run(() => (document.querySelector("iframe").contentDocument.documentElement.style.fontFamily = "monospace"));
    await changes("another font");
    const left = () => {
      const { documentElement } = document.querySelector("iframe").contentDocument;
      return documentElement.scrollHeight - documentElement.clientHeight;
    };
    assert.equal(await page.run(left), 0);
  });

  test("a frame may tell its own height, of a sensible size only", async () => {
    await openFrame(claiming('{ "refund-check-height": 512 }'));
    await page.wait(async () => (await page.run(height)) === 512, "the height is not taken up");
    await openFrame(claiming('{ "refund-check-height": 1e9 }'));
    await page.wait(async () => (await page.run(height)) === 20000, "the height is not limited");
    for (const claim of ["-5", '"900px"', "NaN", "null", "Infinity", "{}"]) {
      await openFrame(claiming(`{ "refund-check-height": ${claim} }`));
      await page.driver.sleep(150);
      assert.equal(await page.run(height), 333, claim);
    }
  });

  test("a frame of another kind, a frame that went elsewhere, and the page itself are not believed", async () => {
    await openFrame(claiming('{ "refund-check-height": 512 }'), { attributes: "" });
    await page.driver.sleep(200);
    assert.equal(await page.run(height), 333);
    const other = await startSite();
    try {
      await writeFile(join(other.root, "claim.html"), claiming('{ "refund-check-height": 512 }'));
      await openFrame(`<!doctype html><script>location.href = "${other.address}claim.html"</script>`);
      await page.driver.sleep(500);
      assert.equal(await page.run(height), 333);
    } finally {
      await other.close();
    }
    await openFrame("<!doctype html><title>Quiet</title>");
    await page.run(() => postMessage({ "refund-check-height": 512 }, "*"));
    await page.driver.sleep(200);
    assert.equal(await page.run(height), 333);
  });

  test("a frame whose height runs away is slowed down to a few changes a second", async () => {
    const loop = '<!doctype html><script>let h = 100; setInterval(() => parent.postMessage({ "refund-check-height": h += 1 }, "*"), 5)</script>';
    await openFrame(loop);
    await page.driver.sleep(1500);
    const before = await page.run(height);
    await page.driver.sleep(1000);
    assert.ok((await page.run(height)) - before <= 1000, "every claim is followed");
    const changes = await page.driver.executeAsyncScript((done) => {
      let seen = 0;
      const frame = document.querySelector("iframe");
      new MutationObserver((list) => (seen += list.length)).observe(frame, { attributeFilter: ["style"] });
      setTimeout(() => done(seen), 2000);
    });
    assert.ok(changes <= 30, `${changes} changes in two seconds`);
  });

  test("what the address says is taken up, and what it should not say is left out with a note", async () => {
    const at = async (search) => {
      await page.driver.get(`${page.site.address}embed.html?${search}`);
      await page.wait(() => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("slot") === null), "not ready");
      const state = await page.shown();
      const rest = () => {
        const element = document.querySelector("refund-check");
        return { note: document.querySelector("#address-note")?.textContent ?? null, policy: element.getAttribute("policy"), theme: element.getAttribute("theme"), lang: document.documentElement.lang };
      };
      return { ...state, ...(await page.run(rest)) };
    };
    const good = await at("reason=defective&fault=major&theme=dark&lang=en-GB&policy=&utm_source=mail&fbclid=1");
    assert.deepEqual([good.question, good.theme, good.lang, good.note], ["purchased", "dark", "en-GB", null]);
    const bad = await at("reason=defective&nothing=else&theme=pink&lang=%22%3E&policy=https://elsewhere.example/p.json");
    assert.deepEqual([bad.question, bad.theme, bad.policy, bad.lang], ["fault", null, null, "en"]);
    assert.match(bad.note, /not understood/);
    for (const search of ["reason=%3Cscript%3E", "reason=nothing", "fault=major&purchased=2026-11-15", "reason=", "%E0%A4%A", "x".repeat(5000), "policy=javascript:alert(1)", "policy=//elsewhere.example/p.json", "__proto__=x", "constructor=x"]) {
      const state = await at(search);
      assert.equal(state.question, "reason", search);
      // What the element alone can tell comes once it is there.
      const noted = () => page.run(() => /not understood/.test(document.querySelector("#address-note")?.textContent));
      await page.wait(noted, `no note: ${search}`);
      assert.equal(state.policy, null);
    }
  });
});
