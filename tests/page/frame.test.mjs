// The iframe and its script: whom they believe, and what stands without them.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
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

  test("a frame of another kind, and the page itself, are not believed", async () => {
    await openFrame(claiming('{ "refund-check-height": 512 }'), { attributes: "" });
    await page.driver.sleep(200);
    assert.equal(await page.run(height), 333);
    await openFrame("<!doctype html><title>Quiet</title>");
    await page.run(() => postMessage({ "refund-check-height": 512 }, "*"));
    await page.driver.sleep(200);
    assert.equal(await page.run(height), 333);
  });

  test("a frame that a server has redirected to another host name is fitted; what it is led to after that is not believed", async () => {
    const shop = await startSite();
    const stranger = await startSite();
    try {
      const leave = `setTimeout(() => location.href = "${stranger.address}claim.html", 300)`;
      await writeFile(join(shop.root, "claim.html"), claiming('{ "refund-check-height": 512 }') + `<script>${leave}</script>`);
      await writeFile(join(stranger.root, "claim.html"), claiming('{ "refund-check-height": 999 }'));
      await page.onSite({ redirects: { "/moved.html": `${shop.address}claim.html` } }, async (site) => {
        const frame = '<iframe src="moved.html" height="333" data-refund-check style="border:0"></iframe>';
        await page.driver.get(await site.bare("", frame + EMBED));
        await page.wait(async () => (await page.run(height)) === 512, "the redirected frame is not fitted");
        const isAway = () => page.run((wanted) => wanted === window.heard, stranger.address.slice(0, -1));
        await page.run(() => addEventListener("message", ({ origin }) => (window.heard = origin)));
        await page.wait(isAway, "the frame does not go on");
        assert.equal(await page.run(height), 512);
        // Led there by the page itself it is believed.
        await page.run((address) => (document.querySelector("iframe").src = address), `${stranger.address}claim.html`);
        await page.wait(async () => (await page.run(height)) === 999, "the page's own frame is not believed");
      });
    } finally {
      await shop.close();
      await stranger.close();
    }
  });

  const ODD = {
    "no address": "", "an empty address": 'src=""', "about:blank": 'src="about:blank"', "an opaque address": 'src="data:text/html,<p>x"',
    "a document of its own": 'srcdoc="<p>x"', "no such scheme": 'src="nonsense:x"', "no address that can be read": 'src="http://["',
    "a sandbox": 'src="claim.html" sandbox', "a frame that loads late": 'src="claim.html" loading="lazy"',
  };
  test("a frame with any address, or with none, stops no other", async () => {
    await writeFile(join(page.site.root, "claim.html"), claiming('{ "refund-check-height": 512 }'));
    const odd = Object.values(ODD).map((attributes) => `<iframe data-refund-check ${attributes}></iframe>`).join("");
    const good = '<iframe id="good" data-refund-check src="claim.html" style="border:0"></iframe>';
    const watch = "<script>window.wrong = []; addEventListener('error', ({ message }) => wrong.push(message))</script>";
    await page.driver.get(await page.site.bare(watch, `${odd}${good}${EMBED}`));
    const fitted = () => document.querySelector("#good").getBoundingClientRect().height === 512;
    await page.wait(() => page.run(fitted), "the good frame is not fitted");
    const removed = () => {
      const frame = document.querySelector("#good");
      const { contentWindow } = frame;
      frame.remove();
      // A message without a source, as the window of a frame that is gone would send, finds no frame of the same kind.
      dispatchEvent(new MessageEvent("message", { data: { "refund-check-height": 640 }, origin: location.origin }));
      document.querySelector("iframe").after(frame);
      dispatchEvent(new Event("load"));
      return contentWindow !== frame.contentWindow;
    };
    assert.equal(await page.run(removed), true);
    await page.wait(() => page.run(fitted), "the frame that was moved is not fitted");
    assert.deepEqual(await page.run(() => window.wrong), []);
  });

  test("a frame in a sandbox, whose origin is none, is fitted", async () => {
    await openFrame(claiming('{ "refund-check-height": 512 }'), { attributes: 'data-refund-check sandbox="allow-scripts"' });
    await page.wait(async () => (await page.run(height)) === 512, "the frame in a sandbox is not fitted");
  });

  test("whatever a page has put on every object, the script takes no part of it", async () => {
    const pollute = () => {
      const all = { "refund-check-height": 777, origin: "https://elsewhere.example", later: 1, changes: null, address: "x", onclick: "alert(1)" };
      for (const [name, value] of Object.entries(all)) Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true, enumerable: true });
    };
    await writeFile(join(page.site.root, "claim.html"), claiming('{ "refund-check-height": 512 }') + claiming("{ other: 1 }"));
    const frame = '<iframe src="claim.html" data-refund-check style="border:0"></iframe><a id="refund-check-frames" name="refundCheckFrames"></a>';
    await page.driver.get(await page.site.bare(`<script>(${pollute})()</script>`, frame + EMBED));
    await page.wait(async () => (await page.run(height)) === 512, "the frame is not fitted");
    await page.driver.sleep(150);
    assert.equal(await page.run(height), 512);
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
      await page.wait(() => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-ready]") !== null), `not ready: ${search}`);
      const state = await page.shown();
      const rest = () => {
        const element = document.querySelector("refund-check");
        return { note: document.querySelector("#address-note")?.textContent ?? null, policy: element.getAttribute("policy"), theme: element.getAttribute("theme"), lang: document.documentElement.lang };
      };
      return { ...state, ...(await page.run(rest)) };
    };
    const good = await at("reason=defective&fault=major&theme=dark&lang=en-GB&policy=&utm_source=mail&fbclid=1");
    assert.deepEqual([good.question, good.theme, good.lang, good.note], ["purchased", "dark", "en-GB", null]);
    const bad = await at("reason=defective&theme=pink&lang=%22%3E&policy=https://elsewhere.example/p.json");
    assert.deepEqual([bad.question, bad.theme, bad.policy, bad.lang], ["fault", null, null, "en"]);
    assert.match(bad.note, /not understood/);
    for (const search of ["reason=%3Cscript%3E", "reason=nothing", "reason=", "reason=defective&fault=terrible", "policy=javascript:alert(1)", "policy=//elsewhere.example/p.json"]) {
      const state = await at(search);
      assert.equal(state.question, search.includes("fault") ? "fault" : "reason", search);
      assert.match(state.note ?? "", /not understood/, search);
      assert.equal(state.policy, null);
    }
    const foreign = ["msclkid=abc", "gbraid=abc&wbraid=0AA_b.c~d", "srsltid=AfmBOo", "mkt_tok=MDk5", "nothing=else", "a=b&c=d", "%E0%A4%A", "x".repeat(5000), "__proto__=x&constructor=x"];
    for (const search of foreign) {
      const state = await at(`reason=defective&${search}`);
      assert.deepEqual([state.question, state.note], ["fault", null], search);
    }
  });

  test("a policy whose address leads on to another one is not followed there", async () => {
    const elsewhere = await startSite({ allowOrigin: "*" });
    try {
      await writeFile(join(elsewhere.root, "moved.json"), '{"refund-check":1}');
      for (const to of [`${elsewhere.address}moved.json`, "/other.json"]) {
        await page.onSite({ redirects: { "/shop.json": to } }, async (site) => {
          await writeFile(join(site.root, "embed.html"), `<script src="recorder.js"></script>${await readFile(join(site.root, "embed.html"), "utf8")}`);
          await writeFile(join(site.root, "other.json"), '{"refund-check":1}');
          await page.driver.get(`${site.address}embed.html?policy=shop.json`);
          await page.wait(async () => (await page.told("error")).length > 0, "no failure is told");
          const [{ detail }] = await page.told("error");
          assert.deepEqual([detail.error.about, detail.error.problem], ["policy", "unreachable"], to);
        });
      }
    } finally {
      await elsewhere.close();
    }
  });

  const CONTACTS = '<refund-check answers=\'{"reason":"other"}\'><a id="own" href="mailto:own@example.com">own</a></refund-check>';
  test("a link to the shop opens outside the frame, drawn, without the engine, and without script", async () => {
    const targets = () => {
      const { shadowRoot } = document.querySelector("refund-check");
      return [...shadowRoot.querySelectorAll('a[href^="mailto:"], a[href^="http"]')].map(({ target }) => target);
    };
    await page.openBare({ body: CONTACTS });
    const drawn = await page.run(targets);
    assert.ok(drawn.length > 0);
    assert.deepEqual(drawn.filter((target) => target !== "_top"), []);
    await page.openBare({ body: CONTACTS.replace("<refund-check", '<refund-check policy="missing.json"'), elements: 0 });
    await page.wait(async () => (await page.run(targets)).length > 0, "no note with a link");
    assert.deepEqual(await page.run(targets), ["_top"]);
    const own = await readFile(join(page.site.root, "embed.html"), "utf8");
    const links = own.match(/<a [^>]*href="(https?|mailto):[^>]*>/g);
    assert.ok(links.length > 0);
    assert.deepEqual(links.filter((link) => !link.includes('target="_top"')), []);
  });

  test("a link that leads away from the iframe page opens in a tab of its own, or where a sandbox forbids that, at the top", async () => {
    const open = async (sandbox, href) => {
      await page.driver.get(await page.site.bare("", `<iframe src="embed.html" ${sandbox}></iframe>`));
      await page.driver.switchTo().frame(0);
      await page.shown(({ question }) => question === "reason");
      const click = (href) => {
        const link = document.createElement("a");
        link.href = href;
        link.textContent = "away";
        link.style.cssText = "position:fixed;inset:0 0 auto 0;height:60px;z-index:9";
        document.body.append(link);
        window.opened = [];
        window.thrown = [];
        addEventListener("error", ({ message }) => window.thrown.push(message));
        const { open } = window;
        window.open = (address, target) => {
          window.opened.push([address, target, false]);
          const tab = open.call(window, "about:blank", target); // in Firefox this throws where a sandbox forbids it
          window.opened.at(-1)[2] = Boolean(tab);
          return tab;
        };
        // The last to see the click, and so that nothing is really opened.
        addEventListener("click", (event) => (event.preventDefault(), (window.followed = link.target)), { once: true });
      };
      await page.run(click, href);
      await page.driver.findElement({ css: "body > a" }).click();
      await page.wait(() => page.run(() => window.followed !== undefined), "no click");
      assert.deepEqual(await page.run(() => window.thrown), []);
      const seen = await page.run(() => [window.opened, window.followed]);
      await page.driver.switchTo().defaultContent();
      return seen;
    };
    const contact = "https://shop.example/contact";
    assert.deepEqual(await open("", contact), [[[contact, "_blank", true]], "_top"]);
    assert.deepEqual(await open('sandbox="allow-scripts allow-same-origin"', contact), [[[contact, "_blank", false]], "_top"]);
    assert.deepEqual(await open("", "mailto:you@shop.example"), [[], "_top"]);
    assert.deepEqual(await open("", "#here"), [[], ""]);
  });
});
