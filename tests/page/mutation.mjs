// Random changes to texts, the same for the same seed: what `tests/fuzz/mutation.rs` does natively.

/** Mulberry32. */
export function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    once: (times) => next() * times < 1,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

const ODD = ["\0", "\ufeff", "\r\n", "\t", "\u202e", "ß", "🦊", "\ue000", "é\u0301", "\ud83e", " ", '"', "\\"];
const NUMBERS = ["0", "-1", "1", "65535", "65536", "4294967295", "9223372036854775807", "1e308", "00", "36525"];
const LONGEST = 200;

/** A text of the corpus, changed at up to four places. `words` are what its format is made of. */
export function mutated(random, corpus, words) {
  let text = random.pick(corpus);
  for (let changes = random.below(5); changes > 0; changes -= 1) text = random.pick(CHANGES)(text, random, corpus, words);
  return text;
}

const piece = (random, words) => random.pick(random.once(4) ? ODD : words);
/** A place may be right behind the last letter. */
const place = (text, random) => random.below(text.length + 1);
const join = (text, from, middle, to = from) => text.slice(0, from) + middle + text.slice(to);

const insert = (text, random, _, words) => join(text, place(text, random), piece(random, words));

function replace(text, random, _, words) {
  const [at, said] = [place(text, random), piece(random, words)];
  return join(text, at, said, at + said.length);
}

function remove(text, random) {
  const at = place(text, random);
  return join(text, at, "", at + random.below(LONGEST));
}

function repeat(text, random) {
  const at = place(text, random);
  return join(text, at, text.slice(at, at + random.below(LONGEST)).repeat(random.below(40)));
}

/** From a place on, what stands in another text from that place on. */
function splice(text, random, corpus) {
  const at = place(text, random);
  return text.slice(0, at) + random.pick(corpus).slice(at);
}

function number(text, random) {
  const digits = [...text.matchAll(/\d+/g)];
  if (digits.length === 0) return text;
  const { 0: found, index } = random.pick(digits);
  return join(text, index, random.once(2) ? random.pick(NUMBERS) : String(random.below(65_536)), index + found.length);
}

const CHANGES = [insert, insert, insert, replace, replace, replace, remove, remove, repeat, splice, number, number];
