// SPDX-License-Identifier: MIT
// Drawings and tables. All text goes in as text, never as markup.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function svg(name, attributes = {}, text = null) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== null) made.textContent = text;
  return made;
}

/** `rows`: arrays of texts, the first of each its head. */
function fillTable(table, caption, heads, rows) {
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...others]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...others.map((text) => element("td", {}, text))));
  table.replaceChildren(element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body));
}

const stripWidth = 360;
const stripSides = 14;
const rowHeight = 44;
const bins = 60;

/** The smallest of a few ranges that has all ratios, so that the axis stays while a slider moves. */
function stripReach(ratios) {
  const far = Math.max(...ratios.filter((ratio) => ratio > 0 && Number.isFinite(ratio)).map((r) => Math.abs(Math.log(r))), 0);
  return [1.5, 2, 4, 8, 16, 64].find((reach) => far <= Math.log(reach)) ?? 256;
}

function stripTicks(reach) {
  const ticks = { 1.5: [0.7, 0.8, 0.9, 1, 1.2, 1.4], 2: [0.5, 0.7, 1, 1.4, 2], 4: [0.25, 0.5, 1, 2, 4], 8: [0.125, 0.25, 0.5, 1, 2, 4, 8],
    16: [0.0625, 0.25, 1, 4, 16], 64: [1 / 64, 1 / 8, 1, 8, 64] };
  return ticks[reach] ?? [1 / 256, 1 / 16, 1, 16, 256];
}

/** Estimate ÷ truth on a log axis: of each row a diamond for the exact answer and a histogram of simulated
 * registers. `rows`: { label, exact, ratios, say } where `say` is the row in words. */
function drawStrip(drawing, rows, words) {
  const reach = stripReach(rows.flatMap((row) => [row.exact, ...row.range]));
  const along = (ratio) => stripSides + (stripWidth - 2 * stripSides) * (0.5 + Math.log(ratio) / (2 * Math.log(reach)));
  const height = rows.length * rowHeight + 30;
  drawing.setAttribute("viewBox", `0 0 ${stripWidth} ${height}`);
  const title = svg("title", { id: drawing.id + "-title" }, words.title);
  const text = svg("desc", { id: drawing.id + "-desc" }, rows.map((row) => row.say).join(" "));
  const parts = [title, text];
  const bottom = rows.length * rowHeight + 6;
  for (const tick of stripTicks(reach)) {
    const kind = tick === 1 ? "truth" : "tick";
    parts.push(svg("line", { x1: along(tick), x2: along(tick), y1: 4, y2: bottom, class: kind }));
    const x = Math.min(stripWidth - 18, Math.max(18, along(tick))); // the outermost texts stay inside
    parts.push(svg("text", { x, y: bottom + 14, class: "tick-text" }, tick === 1 ? words.truth : words.number(tick)));
  }
  rows.forEach((row, index) => {
    const top = index * rowHeight;
    parts.push(svg("text", { x: stripSides, y: top + 13, class: "label" }, row.label));
    parts.push(svg("text", { x: stripWidth - stripSides, y: top + 13, class: "value" }, row.value));
    parts.push(...histogramOf(row, along, reach, top));
    if (row.exact > 0 && Number.isFinite(row.exact)) {
      const x = along(row.exact);
      parts.push(svg("path", { d: `M${x} ${top + 33}l5 6l-5 6l-5 -6z`, class: "exact" }));
    }
  });
  drawing.replaceChildren(...parts);
}

function histogramOf(row, along, reach, top) {
  const counts = new Array(bins).fill(0);
  for (const ratio of row.ratios) {
    if (!(ratio > 0) || !Number.isFinite(ratio)) continue;
    const bin = Math.floor((0.5 + Math.log(ratio) / (2 * Math.log(reach))) * bins);
    counts[Math.min(bins - 1, Math.max(0, bin))] += 1;
  }
  const most = Math.max(...counts);
  if (most === 0) return [svg("line", { x1: stripSides, x2: stripWidth - stripSides, y1: top + 39, y2: top + 39, class: "tick" })];
  const width = (stripWidth - 2 * stripSides) / bins;
  return counts.flatMap((count, bin) => count === 0 ? [] : [svg("rect", {
    x: stripSides + bin * width, width: Math.max(1, width - 0.6), y: top + 39 - 22 * count / most, height: 22 * count / most, class: "bar" })]);
}
