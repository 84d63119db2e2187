// Zips that are no folder of `refund-check build`: by accident, or because somebody means harm. Each with what the
// administrator is told of it.

import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { zip } from "./shop.mjs";

const LIST = "refund-check-build.json";
const PHP = strToU8("<?php echo 'run';");
const MEGABYTE = 1 << 20;

/** `{ name: [bytes, what is said] }`, made of the files of a whole folder. */
export function spoilt(files) {
  const without = (name) => Object.fromEntries(Object.entries(files).filter(([other]) => other !== name));
  const whole = zip(files);
  return {
    "a file that leaves the folder": [zip({ ...files, "../evil.html": PHP }), /has the file \.\.\/evil\.html, which is none that/],
    "a file at the server's root": [zip({ ...files, "/evil.html": PHP }), /has the file \/evil\.html, which is none that/],
    "a program among the files": [zip({ ...files, "words/evil.php": PHP }), /has the file words\/evil\.php, which is none that/],
    "a program under two endings": [zip({ ...files, "evil.php.js": PHP }), /has the file evil\.php\.js, which is none that/],
    "rules for the server": [zip({ ...files, ".htaccess": PHP }), /has the file \.htaccess, which is none that/],
    "a program that the list names": [zip(listed(files, "evil.phtml", PHP)), /has the file evil\.phtml, which is none that/],
    "a file that the list does not name": [zip({ ...files, "more.js": PHP }), /has the file more\.js, which refund-check-build\.json does not name/],
    "no list": [zip(without(LIST)), /has no file refund-check-build\.json/],
    "a list that is none": [zip({ ...files, [LIST]: strToU8("{}") }), /refund-check-build\.json cannot be understood/],
    "a list that leads out of the folder": [zip(relisted(files, ({ files: hashes }) => (hashes["../../x.js"] = hashes["page.js"]))), /cannot be understood/],
    "a list of nothing": [zip(relisted(files, (list) => (list.files = {}))), /cannot be understood/],
    "a file that is missing": [zip(without("refund-check.wasm")), /not whole: the file refund-check\.wasm is missing/],
    "a file that was changed": [zip({ ...files, "page.js": PHP }), /page\.js is damaged, or was changed/],
    "half of the zip": [whole.slice(0, whole.length / 2), /not a zip file, or only a part of one/],
    "no zip at all": [strToU8("hello"), /not a zip file, or only a part of one/],
    "nothing at all": [new Uint8Array(), /not a zip file, or only a part of one/],
    "few bytes that become many": [zip({ ...files, "words/xx.json": new Uint8Array(40 * MEGABYTE) }), /too large: a folder may have 500 files and 32 MB/],
    "more than PHP takes for a file": [noise(2.5 * MEGABYTE), /larger than this server takes, which is 2 MB/],
    "more than PHP takes for a form": [noise(4 * MEGABYTE), /larger than this server takes, which is 2 MB/],
  };
}

function relisted(files, change) {
  const list = JSON.parse(new TextDecoder().decode(files[LIST]));
  change(list);
  return { ...files, [LIST]: strToU8(JSON.stringify(list)) };
}

function listed(files, name, bytes) {
  const hash = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  return relisted({ ...files, [name]: bytes }, (list) => (list.files[name] = hash));
}

/** Bytes that no zip makes smaller. */
const noise = (length) => zipSync({ "a.js": Uint8Array.from({ length }, (_, at) => (at * 2654435761) >>> (at % 24)) }, { level: 0 });
