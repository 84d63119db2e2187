// What the address of a page of ours may say, and what of it is taken.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress } from "../../www/address.js";

const PAGE = "https://shop.example/help/refund-check/embed.html";

function read(search, folders) {
  const { attributes, ignored } = readAddress(search, PAGE, folders);
  return { ...Object.fromEntries(attributes), ...(ignored.length > 0 && { ignored }) };
}

const check = (search, expected, folders) => assert.deepEqual(read(search, folders), expected, search);

test("our three names are taken where their values are of use, and told where they are not", () => {
  check("?lang=pt_br&theme=dark", { lang: "pt-br", theme: "dark" });
  check("?lang=%22%3E&theme=pink&policy=https://elsewhere.example/p.json", { ignored: ["lang", "theme", "policy"] });
  check("?lang=&theme=&policy=", {});
});

test("whatever else is in an address is left alone, and never told", () => {
  const campaigns = ["msclkid", "gbraid", "wbraid", "srsltid", "mkt_tok", "ttclid", "li_fat_id", "vero_id", "utm_source", "_ga", "__hstc", "igshid", "anything-new"];
  for (const name of campaigns) {
    for (const value of ["EAIaIQobChMI_9~.abc", "", "<script>", "2026-11-22", "x".repeat(5000)]) {
      assert.equal("ignored" in read(`?${name}=${encodeURIComponent(value)}`), false, name);
    }
  }
  check("?%E0%A4%A&=&==&&?", {});
});

test("answers are options, and never dates", () => {
  check("?reason=defective&fault=major&reason=other", { answers: '{"reason":"defective","fault":"major"}' });
  check("?purchased=2026-11-15&reason=%3Cscript%3E&support=", {});
  check("?__proto__=x&constructor=y", { answers: '{"constructor":"y"}' });
});

test("of thousands of answers only so many are taken as any policy may have questions", () => {
  const many = Array.from({ length: 12_000 }, (_, at) => `q${at}=a`).join("&");
  assert.equal(Object.keys(JSON.parse(read(`?${many}`).answers)).length, 100);
});

test("a policy comes from the folder of the page or from below", () => {
  for (const policy of ["shop.json", "./shop.json", "de/shop.json?v=2", "/help/refund-check/shop.json", "../refund-check/shop.json", "https://shop.example/help/refund-check/shop.json"]) {
    const expected = new URL(policy, PAGE).href;
    check(`?policy=${encodeURIComponent(policy)}`, { policy: expected });
  }
});

const ELSEWHERE = [
  "../shop.json", "/uploads/shop.json", "/help/refund-check-2/shop.json", "..\\shop.json", "de/../../shop.json", "%2e%2e/shop.json",
  "..%2fshop.json", "de/..%5c..%5cshop.json", "%2E%2E%2Fshop.json",
  "//elsewhere.example/help/refund-check/shop.json", "https://shop.example:8443/help/refund-check/shop.json",
  "http://shop.example/help/refund-check/shop.json", "https://me:secret@shop.example/help/refund-check/shop.json",
  "https://shop.example.evil.example/help/refund-check/shop.json", "javascript:alert(1)", "data:application/json,{}", "blob:https://shop.example/1", "https://",
];
test("a policy from anywhere else is refused, however its address is written", () => {
  for (const policy of ELSEWHERE) check(`?policy=${encodeURIComponent(policy)}`, { ignored: ["policy"] });
});

test("the page may name more folders of its server, and none of another", () => {
  const folders = ["/policies", "../common/", "https://elsewhere.example/policies/"];
  check("?policy=/policies/shop.json", { policy: "https://shop.example/policies/shop.json" }, folders);
  check("?policy=../common/de/shop.json", { policy: "https://shop.example/help/common/de/shop.json" }, folders);
  check("?policy=/policies-2/shop.json", { ignored: ["policy"] }, folders);
  check("?policy=https://elsewhere.example/policies/shop.json", { ignored: ["policy"] }, folders);
});

test("what a program has put on every object is no part of an address", () => {
  Object.assign(Object.prototype, { lang: "xx", policy: "https://elsewhere.example/p.json", answers: "{}" });
  try {
    const { attributes, ignored } = readAddress("?reason=other", PAGE);
    assert.deepEqual([[...attributes], ignored], [[["answers", '{"reason":"other"}']], []]);
  } finally {
    for (const name of ["lang", "policy", "answers"]) delete Object.prototype[name];
  }
});
