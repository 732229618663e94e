// SPDX-License-Identifier: MIT
// Measures of every point: any of them along any factor, for one estimator or all.

const symbols = ["circle", "triangle", "square", "diamond", "star", "cross", "wye"];
const toneOf = (series) => `var(--tone-${series % 7})`;

/// A factor none of whose values is a text has a place for each on an axis.
const isNumbers = (factor) => factor.at.every((value) => value === null || typeof value === "number") &&
  factor.at.some((value) => value !== null);

const shortened = (text, most) => text.length > most ? text.slice(0, most - 1) + "\u2026" : text;

class PointsView {
  constructor(data) {
    this.data = data;
    this.figure = new ExploredFigure(data.title);
    this.measure = 0;
    this.series = -1;
    const along = data.across.map((factor) => factor.name);
    this.across = data.across.length > 0 ? 0 : -1;
    if (data.series.length > 1 || along.length === 0) along.push(data.of);
    this.along = along;
    const again = (set) => (one) => { set(one); this.show(); };
    this.controls = [];
    if (data.measures.length > 1)
      this.controls.push(choice("Measure", data.measures.map((one) => one.name), again((one) => { this.measure = one; })));
    if (along.length > 1)
      this.controls.push(choice("along", along, again((one) => { this.across = one < data.across.length ? one : -1; })));
    if (data.series.length > 1)
      this.controls.push(choice("of", [`all ${data.of}s`, ...data.series], again((one) => { this.series = one - 1; })));
  }

  show() { this.figure.show((width) => this.options(width)); }

  /// One item for each estimator and point: its value, where its error or interval ends, and its words.
  items(measure) {
    const { data } = this;
    const items = [];
    // What is of the world is no estimator's, whichever is chosen.
    for (let s = 0; s < measure.values.length; ++s) {
      if (this.series >= 0 && s !== this.series && !measure.of_point) continue;
      const [values, errors, low, high] = ["values", "errors", "low", "high"].map((name) => measure[name] && columnOf(measure[name][s]));
      for (let p = 0; p < values.length; ++p) {
        const value = values[p];
        const error = errors?.[p];
        const text = [measure.of_point ? "the world" : data.series[s], ...data.across.map((factor) => `${factor.name}: ${this.factorText(factor.at[p])}`),
          `${measure.name}: ${numberText(value, measure.unit, error)}${data.exact && value !== null ? " (exact)" : ""}`];
        const item = { s, p, value, low: error > 0 ? value - error : null, high: error > 0 ? value + error : null };
        if (low && low[p] !== null && high[p] !== null) {
          [item.low, item.high] = [low[p], high[p]];
          text.push(high[p] === Infinity ? `from ${numberText(low[p], measure.unit)}, with no upper end`
            : `from ${numberText(low[p], measure.unit)} to ${numberText(high[p], measure.unit)}`);
        }
        if (measure.why?.[s][p]) text.push(measure.why[s][p]);
        item.text = text.filter((line) => line !== "").map((line) => shortened(line, 200)).join("\n");
        items.push(item);
      }
    }
    return items;
  }

  factorText(value) {
    return value === null ? "as given" : typeof value === "number" ? numberOf(value) : value;
  }

  options(width) {
    const { data } = this;
    const measure = data.measures[this.measure];
    const factor = this.across < 0 ? null : data.across[this.across];
    const numbers = factor !== null && isNumbers(factor);
    let items = this.items(measure);
    const ends = items.flatMap(({ value, low, high }) => [value, low, high]);
    const reference = measure.reference ?? null;
    const axis = axisOver(reference === null ? ends : [...ends, reference], { log: measure.log, unit: measure.unit,
      label: measure.axis ?? measure.name, room: items.some((item) => !Number.isFinite(item.value) || item.high === Infinity) });
    let other;
    if (numbers) {
      items = items.filter(({ p }) => factor.at[p] !== null).sort((a, b) => factor.at[a.p] - factor.at[b.p] || a.s - b.s);
      other = axisOver(items.map(({ p }) => factor.at[p]), { log: factor.log, label: shortened(factor.name, Math.floor(width / 8)) });
      for (const item of items) item.across = factor.at[item.p];
    } else {
      other = this.rowsOf(items, factor, width);
    }
    const upright = numbers;
    for (const item of items) {
      const end = placeOn(axis, Infinity);
      item.at = placeOn(axis, item.value);
      item[upright ? "x" : "y"] = item.across;
      item[upright ? "y" : "x"] = item.at;
      item.missing = item.value === null && {};
      item.endless = (item.value === Infinity && {}) || (item.high === Infinity && { [upright ? "y" : "x"]: end });
      item.endlessBelow = item.value === -Infinity && {};
    }
    const byLines = items.filter(({ low, high }) => low !== null && high !== null);
    const line = upright ? Plot.ruleX : Plot.ruleY;
    const [from, to, beside] = upright ? ["y1", "y2", "x"] : ["x1", "x2", "y"];
    const marks = [
      ...(reference === null ? [] : [(upright ? Plot.ruleY : Plot.ruleX)([reference], { strokeWidth: 1.5 })]),
      line(byLines, { [from]: (d) => placeOn(axis, d.low), [to]: (d) => placeOn(axis, d.high), [beside]: (d) => d.across, stroke: (d) => toneOf(d.s), strokeWidth: 1.5 }),
      ...data.series.map((_, s) => Plot.dot(items.filter((d) => d.s === s && Number.isFinite(d.value)),
        { x: "x", y: "y", symbol: symbols[s % symbols.length], r: 3.5, fill: toneOf(s), stroke: "var(--paper)", strokeWidth: 0.5 })),
      ...signsAtEnds(items, upright),
    ];
    const drawnSeries = [...new Set(items.map(({ s }) => s))];
    const signs = [
      ...(this.across >= 0 && drawnSeries.length > 1
        ? drawnSeries.map((s) => ({ symbol: symbols[s % symbols.length], tone: toneOf(s), words: data.series[s] })) : []),
      ...legendOfEnds(items, upright, "no value"),
    ];
    const what = `${measure.name} along ${factor?.name ?? `the ${data.of}s`}`;
    return { items, marks, signs, ariaLabel: `${data.title}: ${what}`, ariaDescription: `${items.length} marks. ${measure.help}`,
      color: { type: "identity" }, ...(upright
        ? { x: other, y: { ...axis, grid: true, labelAnchor: "top" }, height: 340, marginLeft: 56, marginBottom: 44, marginTop: 28, insetLeft: 6, insetRight: 6 }
        : { y: other, x: { ...axis, grid: true, ticks: axis.ticks ?? Math.max(3, width / 110) }, height: other.height, marginLeft: other.margin, marginBottom: 44, marginRight: 28 }) };
  }

  /// The axis of what is not numbers, a row for each; marks that share a row are spread over it.
  rowsOf(items, factor, width) {
    const { data } = this;
    const names = factor === null ? data.series : [...new Set(factor.at)].map((value) => this.factorText(value));
    const used = factor === null ? [...new Set(items.map(({ s }) => s))].map((s) => data.series[s]) : names;
    const counts = used.map(() => 0);
    for (const item of items) {
      item.row = used.indexOf(factor === null ? data.series[item.s] : this.factorText(factor.at[item.p]));
      item.inRow = counts[item.row]++;
    }
    items.sort((a, b) => a.row - b.row || a.inRow - b.inRow);
    for (const item of items) {
      const many = counts[item.row];
      const part = many <= 8 ? (item.inRow + 0.5) / many : spreadOf(item.inRow);
      item.across = item.row + (many > 1 ? (part - 0.5) * 0.7 : 0);
    }
    const most = Math.max(1, ...counts);
    return rowAxis(used, width, Math.min(90, Math.max(26, most * 9)));
  }
}

/// Rows with names, from the top; the drawing is as high as they need.
function rowAxis(names, width, high) {
  const most = width < 420 ? 13 : 30;
  const shown = names.map((name) => shortened(String(name), most));
  const margin = 14 + 7.9 * Math.max(3, ...shown.map((name) => name.length));
  return { domain: [names.length - 0.5, -0.5], ticks: names.map((_, i) => i), tickFormat: (i) => shown[i], tickSize: 0,
    label: null, height: 60 + names.length * high, margin };
}

/// A value of a factor as it was given, to six digits.
const numberOf = (value) => value.toLocaleString("en", { maximumSignificantDigits: 6 }).replace("-", "\u2212");
