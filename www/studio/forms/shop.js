// The shop, what it sells, and how it is reached.

import { html, nothing } from "lit-html";
import { app, change, remove, set } from "../app.js";
import { flag, select, text } from "../fields.js";
import { asText } from "../model.js";

const GOODS = [
  ["", "Digital goods: files, licences, accounts"],
  ["physical", "Things that are sent"],
  ["service", "Work that is done"],
  ["stay", "Stays for some nights"],
  ["event", "Something on a fixed date"],
  ["mixed", "Several of these"],
];
const PLACEHOLDERS = /@example\.(com|org|net)|\/\/example\.(com|org|net)|\.example\b/;

export function shop() {
  const { policy, contact } = app.model;
  const field = (key, more) => text({ path: ["policy", key], value: policy.get(key), ...more });
  const reaches = (key, more) => text({ path: ["contact", key], value: contact.get(key), optional: true, ...more });
  const isPlaceholder = [...contact.values()].some((value) => PLACEHOLDERS.test(asText(value)));
  return html`
    <h2>How buyers reach you</h2>
    ${isPlaceholder ? html`<p class="callout">This is a placeholder that reaches nobody. Put your own address here.</p>` : nothing}
    <div class="grid">
      ${reaches("email", { label: "E-mail address", placeholder: "support@your.shop" })}
      ${reaches("url", { label: "Contact page", placeholder: "https://your.shop/contact", hint: "One of the two is enough." })}
    </div>
    ${contact.get("placeholder") === true ? flag({ label: "This is a template: the placeholder is meant", path: ["contact", "placeholder"], value: true }) : nothing}
    <h2>The policy</h2>
    ${field("title", { label: "What it is called" })}
    <div class="grid">
      ${select({ label: "What you sell", path: ["policy", "goods"], value: asText(policy.get("goods")), options: GOODS })}
      ${field("version", { label: "Version", hint: "Change it with every change; a day will do." })}
      ${field("language", { label: "Language of your texts", hint: "Such as en, de or pt-BR." })}
      ${field("zone", { label: "Whose calendar counts", optional: true, placeholder: "Europe/Lisbon", hint: "A time zone; without it, the buyer’s own." })}
      ${field("since", { label: "In business since", optional: true, placeholder: "2015-03-01", hint: "No purchase can be older." })}
    </div>
    ${field("rights", { label: "The buyer’s rights", optional: true, rows: 4, hint: "Stands beside every verdict. Without it there is a note that fits what you sell." })}
    ${policy.size === 0 ? html`<button type="button" @click=${() => change([set(["policy", "title"], "Refund policy"), remove(["policy", "nothing"])])}>Begin</button>` : nothing}`;
}
