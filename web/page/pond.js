// SPDX-License-Identifier: MIT
// The pond: each fish of one simulated register, on the first day, marked, and on the second.

/** The fish of a register: on which days each was caught, and whether its mark was seen. Behind the pond's own come
 * strangers, which were counted and are not of this pond. */
function fishOf(tables, victims) {
  const fish = Array.from({ length: victims }, () => ({ first: false, second: false, missed: false }));
  const by = Object.fromEntries(tables.records.map((column) => [column.name, column]));
  for (let row = 0; row < by.person.numbers.length; ++row) {
    const one = (fish[by.person.numbers[row] - 1] ??= { first: false, second: false, missed: false, stranger: true });
    const second = by.agency.levels[by.agency.numbers[row]] === "Second day";
    one[second ? "second" : "first"] = true;
    if (second && by.missed_link.numbers[row] === 1) one.missed = true;
  }
  return fish;
}

/** What people at the pond see: a fish whose mark they miss is one without. */
function countFish(fish) {
  const count = (holds) => fish.filter(holds).length;
  return {
    first: count((one) => one.first),
    second: count((one) => one.second),
    marked: count((one) => one.first && one.second && !one.missed),
    missed: count((one) => one.first && one.second && one.missed),
    never: count((one) => !one.first && !one.second),
    strangers: count((one) => one.stranger),
  };
}

// More places than fish, among which they are strewn, so that nobody can count those that are not seen.
const pondPlaces = { columns: 30, rows: 20, stride: 233 };

/** `day`: 0 before the first, 1 after it, 2 after the second, 3 when the pond is emptied: until then, only fish that
 * were caught are seen. */
function drawPond(drawing, fish, day, words) {
  const step = 14;
  const { columns, stride } = pondPlaces;
  const rows = Math.max(pondPlaces.rows, Math.ceil(fish.length / columns));
  const size = { width: columns * step + 4, height: rows * step + 4 };
  drawing.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  const parts = [svg("title", {}, words.title), svg("desc", {}, words.text), svg("rect", { ...size, rx: 10, class: "water" })];
  fish.forEach((one, index) => {
    const place = (index * stride) % (columns * rows); // the stride is a prime: no place is taken twice
    const x = 9 + (place % columns) * step;
    const y = 9 + Math.floor(place / columns) * step;
    const marked = day >= 1 && one.first;
    const again = day >= 2 && one.second;
    const known = marked || again;
    if (!known && day < 3) return;
    if (again) parts.push(svg("circle", { cx: x, cy: y, r: 6.3, class: "again" }));
    parts.push(svg("path", { d: `M${x - 5} ${y}q4 -4 7 0q-3 4 -7 0zM${x + 1.5} ${y}l3.5 -2.6v5.2z`,
      class: marked ? "fish marked" : known ? "fish caught" : "fish never" }));
    if (marked && !(again && one.missed)) parts.push(svg("path", { d: `M${x - 1.5} ${y - 1.5}v-4h3.4l-1.2 1.2l1.2 1.2h-3`, class: "flag" }));
    if (day >= 3 && one.stranger) parts.push(svg("path", { d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`, class: "stranger" }));
  });
  drawing.replaceChildren(...parts);
}
