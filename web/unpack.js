// SPDX-License-Identifier: MIT
// Unpacks the engine: a raw LZMA stream (xz --format=raw), a third smaller than gzip, which is all that browsers
// unpack themselves. The format is that of the LZMA specification, https://www.7-zip.org/sdk.html
"use strict";

/** The `size` bytes of a stream that was packed with `lc` high bits of the last byte and `pb` low bits of the place as
 * context, and lp = 0. A stream that is damaged is an error, or other bytes. */
function unpacked(stream, { size, lc, pb }) {
  const out = new Uint8Array(size);
  const half = 1024; // probabilities are parts of 2048
  const table = (length) => new Uint16Array(length).fill(half);

  // The range decoder: 32 bits, of which the first byte of the stream is always 0.
  let range = 0xffffffff;
  let code = 0;
  let next = 0;
  for (; next < 5; ++next) code = ((code << 8) | stream[next]) >>> 0;

  function widen() {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | stream[next++]) >>> 0;
  }

  /** A bit whose probability to be 0 is a place of a table, which learns. */
  function bit(chances, place) {
    const chance = chances[place];
    const bound = (range >>> 11) * chance;
    let found = 0;
    if (code < bound) {
      range = bound;
      chances[place] = chance + ((2048 - chance) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      chances[place] = chance - (chance >>> 5);
      found = 1;
    }
    widen();
    return found;
  }

  function evenBits(count) {
    let number = 0;
    for (let i = 0; i < count; ++i) {
      range >>>= 1;
      const found = code >= range ? 1 : 0;
      if (found) code -= range;
      widen();
      number = (number << 1) | found;
    }
    return number;
  }

  /** A number of so many bits, the highest first; each has a table of its own for what came before it. */
  function tree(chances, first, count) {
    let node = 1;
    for (let i = 0; i < count; ++i) node = (node << 1) | bit(chances, first + node);
    return node - (1 << count);
  }

  function lowestFirst(chances, first, count) {
    let node = 1;
    let number = 0;
    for (let i = 0; i < count; ++i) {
      const found = bit(chances, first + node);
      node = (node << 1) | found;
      number |= found << i;
    }
    return number;
  }

  const places = 1 << pb;
  const literals = table(0x300 << lc);
  const lengthTables = () => ({ choice: table(2), short: table(16 * 8), middle: table(16 * 8), long: table(256) });
  const matchLength = lengthTables();
  const againLength = lengthTables();
  const isMatch = table(12 * 16);
  const isAgain = table(12);
  const isNotLast = table(12);
  const isNotLastButOne = table(12);
  const isOldest = table(12);
  const isLonger = table(12 * 16);
  const slots = table(4 * 64);
  const distances = table(128);
  const alignment = table(16);

  function length(tables, place) {
    if (bit(tables.choice, 0) === 0) return 2 + tree(tables.short, place * 8, 3);
    if (bit(tables.choice, 1) === 0) return 10 + tree(tables.middle, place * 8, 3);
    return 18 + tree(tables.long, 0, 8);
  }

  function distance(long) {
    const slot = tree(slots, 64 * Math.min(long - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const high = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return high + lowestFirst(distances, high - slot, bits);
    return high + evenBits(bits - 4) * 16 + lowestFirst(alignment, 0, 4);
  }

  /** Where the byte at the last distance differs from this one, it stops being a hint. */
  function literal(at, state, last) {
    const context = at > 0 ? out[at - 1] >>> (8 - lc) : 0;
    const first = 0x300 * context;
    let node = 1;
    if (state >= 7) {
      let hint = out[at - last - 1];
      while (node < 0x100) {
        const hinted = hint >>> 7;
        hint = (hint << 1) & 0xff;
        const found = bit(literals, first + ((1 + hinted) << 8) + node);
        node = (node << 1) | found;
        if (found !== hinted) break;
      }
    }
    while (node < 0x100) node = (node << 1) | bit(literals, first + node);
    return node & 0xff;
  }

  // What came last: 0 to 6 literals, 7 to 11 copies; and the last four distances.
  let state = 0;
  let recent = [0, 0, 0, 0];
  let at = 0;
  while (at < size) {
    const place = at & (places - 1);
    if (bit(isMatch, 16 * state + place) === 0) {
      out[at] = literal(at, state, recent[0]);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let long;
    if (bit(isAgain, state) === 0) {
      long = length(matchLength, place);
      recent = [distance(long), recent[0], recent[1], recent[2]];
      state = state < 7 ? 7 : 10;
    } else {
      if (bit(isNotLast, state) === 0) {
        if (bit(isLonger, 16 * state + place) === 0) {
          out[at] = out[at - recent[0] - 1];
          at += 1;
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else {
        const which = bit(isNotLastButOne, state) === 0 ? 1 : bit(isOldest, state) === 0 ? 2 : 3;
        recent.unshift(...recent.splice(which, 1));
      }
      long = length(againLength, place);
      state = state < 7 ? 8 : 11;
    }
    const from = at - recent[0] - 1;
    if (from < 0 || at + long > size || next > stream.length + 5) throw new Error("the engine in this page is damaged");
    for (let i = 0; i < long; ++i) out[at + i] = out[from + i];
    at += long;
  }
  return out;
}

if (typeof module !== "undefined") module.exports = { unpacked };
