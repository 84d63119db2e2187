// Under which names a tab keeps answers, and when a visit goes on: with windows of the test's own, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, hasKept, keep, names } from "../../www/session.js";

/** A window at an address, to which a browser came in a way that it has a word for. */
function windowAt(address, { type = "navigate", came = address, around, kept = new Map() } = {}) {
  const { pathname, search, hash, href } = new URL(address, "https://shop.example");
  const entry = (type, name) => ({ performance: { getEntriesByType: () => [{ type, name }] } });
  const view = {
    ...entry(type, new URL(came, "https://shop.example").href),
    location: { pathname, search, hash, href },
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    },
    document: { referrer: around?.referrer ?? "" },
  };
  view.parent = around ? (around.isOther ? forbidden() : entry(around.type, "")) : view;
  return view;
}

/** A window of another site. */
const forbidden = () => ({
  get performance() {
    throw new DOMException("not yours", "SecurityError");
  },
});

/** One of some elements in a document or a shadow root. */
function elementIn(view, { policy = null, answers = null, at = 0, root = {} } = {}) {
  const all = Array.from({ length: at + 1 }, () => ({ localName: "refund-check" }));
  const element = Object.assign(all[at], {
    ownerDocument: { defaultView: view },
    getAttribute: (name) => ({ policy, answers })[name] ?? null,
    getRootNode: () => root,
  });
  root.querySelectorAll = () => all;
  return element;
}

const keyOf = (...args) => names(elementIn(...args)).key;

test("a name belongs to one address, one element, one policy and one beginning", () => {
  const places = ["/x", "/x?order=1", "/x?order=2", "/x#/a", "/x#!b", "/1:a", "/a 1:b"];
  const given = [null, "a", "1:a", "a 1:b", "b 1:a"];
  const keys = new Set();
  for (const place of places) {
    for (const at of [0, 1]) {
      for (const policy of given) {
        for (const answers of given) keys.add(keyOf(windowAt(place), { policy, answers, at }));
      }
    }
  }
  assert.equal(keys.size, places.length * 2 * given.length ** 2);
});

test("a heading's hash is the same page; a page around a frame, and a shadow root's host, are another place", () => {
  assert.equal(keyOf(windowAt("/x#section")), keyOf(windowAt("/x")));
  const framed = (referrer) => keyOf(windowAt("/x", { around: { type: "navigate", referrer } }));
  assert.equal(new Set([keyOf(windowAt("/x")), framed("https://a.example/1"), framed("https://a.example/2")]).size, 3);
  const view = windowAt("/x");
  const within = (at) => keyOf(view, { root: { host: elementIn(view, { at }) } });
  assert.equal(new Set([keyOf(view), within(0), within(1)]).size, 3);
});

/** Whether answers that an earlier page had kept are gone on with, and those that this one keeps. */
function goesOn(address, options) {
  const element = elementIn(windowAt(address, { kept: new Map(), ...options }));
  const here = names(element);
  const { key, texts } = here;
  const { sessionStorage } = element.ownerDocument.defaultView;
  sessionStorage.setItem(key, '{"reason":"defective"}');
  sessionStorage.setItem(texts, '{"edited":"…"}');
  const isGoneOnWith = hasKept(element);
  begin(element, here);
  assert.equal(sessionStorage.getItem(key) !== null, isGoneOnWith);
  assert.equal(sessionStorage.getItem(texts) !== null, isGoneOnWith);
  keep(element, here, [["fault", "minor"]]);
  assert.ok(hasKept(element), "begun in this page");
  begin(element, here);
  assert.equal(JSON.parse(sessionStorage.getItem(key)).fault, "minor");
  return isGoneOnWith;
}

test("whoever comes by a link begins anew; whoever loads again or comes back goes on", () => {
  assert.equal(goesOn("/link"), false);
  assert.equal(goesOn("/prerendered", { type: "prerender" }), false);
  assert.equal(goesOn("/link#section", { came: "/link" }), true, "begun under this name above");
  assert.equal(goesOn("/reload", { type: "reload" }), true);
  assert.equal(goesOn("/back", { type: "back_forward" }), true);
  assert.equal(goesOn("/router", { came: "/elsewhere" }), true);
});

test("a page around a frame that is loaded again has the word, where it may be asked", () => {
  assert.equal(goesOn("/frame-1", { around: { type: "navigate" } }), false);
  assert.equal(goesOn("/frame-2", { around: { type: "reload" } }), true);
  assert.equal(goesOn("/frame-3", { around: { isOther: true } }), false);
  assert.equal(goesOn("/frame-4", { type: "reload", around: { isOther: true } }), true);
});

test("an answer that is taken back is none, and what somebody else wrote is not gone on with", () => {
  const kept = new Map();
  const element = elementIn(windowAt("/taken-back", { type: "reload", kept }));
  keep(element, names(element), [["reason", "defective"]]);
  assert.ok(hasKept(element));
  keep(element, names(element), [["reason", undefined]]);
  assert.ok(!hasKept(element));
  for (const text of ["{", "null", "[]", "[1]", '""', '"abc"', "5", '{"reason":5}']) {
    kept.set(names(element).key, text);
    assert.ok(!hasKept(element), text);
  }
});

test("where a page may not look at its storage, nothing is kept and nothing fails", () => {
  const view = windowAt("/forbidden", { type: "reload" });
  Object.defineProperty(view, "sessionStorage", { get: forbidden().__lookupGetter__("performance") });
  const element = elementIn(view);
  begin(element, names(element));
  keep(element, names(element), [["reason", "defective"]]);
  assert.ok(!hasKept(element));
});

test("in a page that has replaced what tells how the browser came, or under a name that no selector takes, a visit goes on", () => {
  for (const replaced of [undefined, {}, { getEntriesByType: () => undefined }, { getEntriesByType: null }]) {
    const view = windowAt(`/replaced-${JSON.stringify(replaced)}-${typeof replaced?.getEntriesByType}`);
    view.performance = replaced;
    const element = elementIn(view);
    keep(element, names(element), [["reason", "defective"]]);
    assert.ok(hasKept(element));
  }
  const root = {};
  const element = elementIn(windowAt("/selector", { type: "reload" }), { root });
  root.querySelectorAll = () => {
    throw new DOMException("a:b", "SyntaxError");
  };
  keep(element, names(element), [["reason", "defective"]]);
  assert.ok(hasKept(element));
});
