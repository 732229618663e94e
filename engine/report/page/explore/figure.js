// SPDX-License-Identifier: MIT
// A figure whose marks say what they are: to a mouse or finger by a tip, to the arrow keys likewise, to a screen
// reader by a live region. The drawing is Observable Plot's; which mark is chosen is decided here, one way for all.

/// So near, in units of the drawing, a pointer has to come.
const reach = 40;

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/// A drawing without the style sheet that Plot puts inside: the page's policy allows its own alone.
function drawn(options) {
  const svg = Plot.plot({ className: "explored", ...options });
  svg.querySelector("style").remove();
  return svg;
}

/// A mark that shows no item but the chosen one; `choosers` gets a function that chooses.
function onlyChosen(mark, items, options, choosers) {
  return mark(items, {
    ...options,
    render(index, scales, values, dimensions, context, next) {
      const draw = (one) => next(one === undefined ? [] : [one], scales, values, dimensions, context);
      let shown = draw();
      choosers.push((one) => {
        const other = draw(one);
        shown.replaceWith(other);
        shown = other;
      });
      choosers.places = Array.from(index, (i) => ({ i, x: values.x[i], y: values.y[i] }));
      return shown;
    },
  });
}

class ExploredFigure {
  constructor(name) {
    this.frame = element("div", { className: "frame", tabIndex: 0 });
    this.frame.setAttribute("role", "group");
    this.frame.setAttribute("aria-label", `${name}: the arrow keys go from mark to mark`);
    this.readout = element("p", { className: "readout remark" });
    this.readout.setAttribute("aria-live", "polite");
    this.legend = element("ul", { className: "legend" });
    this.frame.addEventListener("keydown", (event) => this.move(event));
    this.frame.addEventListener("blur", () => this.choose());
    for (const type of ["pointermove", "pointerdown"]) this.frame.addEventListener(type, (event) => this.point(event));
    this.frame.addEventListener("pointerleave", () => this.choose());
  }

  /// `draw` makes the options of the drawing for a width: with `items`, which have x, y and text, in the order in
  /// which keys go through them, the marks, and the signs of a legend.
  show(draw) {
    this.draw = draw;
    const width = Math.max(240, this.frame.clientWidth);
    const { items, marks, signs, ...options } = draw(width);
    this.items = items;
    this.choosers = [];
    const place = { x: "x", y: "y" };
    const svg = drawn({
      ...options, width, style: { fontSize: "12px" },
      marks: [...marks,
        onlyChosen(Plot.dot, items, { ...place, r: 7, stroke: "currentColor", strokeWidth: 2 }, this.choosers),
        onlyChosen(Plot.tip, items, { ...place, title: "text", fontSize: 12, lineWidth: width < 400 ? 15 : 22 }, this.choosers)],
    });
    svg.setAttribute("role", "img");
    this.frame.replaceChildren(svg);
    this.legend.replaceChildren(...signs.map(({ symbol, tone, sign, words }) =>
      element("li", {}, [sign ?? legendSign(symbol, tone), " " + words])));
    this.width = width;
    this.chosen = undefined;
    this.readout.textContent = "";
  }

  /// Draws anew where the width of the page has changed.
  refit() {
    if (this.draw && Math.max(240, this.frame.clientWidth) !== this.width) this.show(this.draw);
  }

  choose(one) {
    if (one === this.chosen) return;
    this.chosen = one;
    for (const choose of this.choosers) choose(one);
    this.readout.textContent = one === undefined ? "" : this.items[one].text.replaceAll("\n", "; ");
  }

  move(event) {
    const order = this.choosers.places.map(({ i }) => i);
    const at = order.indexOf(this.chosen);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? order.length - 1 : at - 1,
      ArrowUp: at < 0 ? order.length - 1 : at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (event.key === "Escape") this.choose();
    if (to === undefined) return;
    event.preventDefault();
    this.choose(order[Math.min(Math.max(to, 0), order.length - 1)]);
  }

  point(event) {
    const svg = this.frame.firstElementChild;
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width;
    const y = (event.clientY - box.top) * svg.viewBox.baseVal.height / box.height;
    let nearest;
    let distance = reach;
    for (const place of this.choosers.places) {
      const far = Math.hypot(place.x - x, place.y - y);
      if (far < distance) [nearest, distance] = [place.i, far];
    }
    this.choose(nearest);
  }
}

function legendSign(symbol, tone) {
  const svg = drawn({ width: 14, height: 14, margin: 0, axis: null, x: { domain: [0, 1] }, y: { domain: [0, 1] },
    marks: [Plot.dot([0.5], { x: (d) => d, y: (d) => d, symbol, r: 4.5, fill: tone })] });
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/// A labelled list to choose from; `chosen` is told the index.
function choice(label, names, chosen) {
  const select = element("select", {}, names.map((name, i) => element("option", { value: i, textContent: name })));
  select.addEventListener("change", () => chosen(Number(select.value)));
  return element("label", {}, [label + " ", select]);
}

/// What is no number: a sign at the end of the axis towards which it lies, and one at the beginning for none.
function signsAtEnds(items, upright) {
  const [end, beginning] = upright ? ["\u25b2", "\u25bc"] : ["\u25b6", "\u25c0"];
  const signs = { endless: end, endlessBelow: beginning, missing: "\u00d7" };
  return Object.entries(signs).map(([member, sign]) =>
    Plot.text(items.filter((item) => item[member]), { x: (item) => item[member].x ?? item.x,
      y: (item) => item[member].y ?? item.y, text: () => sign, fontSize: 13, fill: "currentColor" }));
}

function legendOfEnds(items, upright, words) {
  const signs = [];
  if (items.some((item) => item.endless)) signs.push({ sign: upright ? "\u25b2" : "\u25b6", words: "no upper end: infinite" });
  if (items.some((item) => item.endlessBelow)) signs.push({ sign: upright ? "\u25bc" : "\u25c0", words: "no lower end: minus infinite" });
  if (items.some((item) => item.missing)) signs.push({ sign: "\u00d7", words });
  return signs;
}
