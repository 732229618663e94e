// SPDX-License-Identifier: MIT
// What came of every register: a dot each, a histogram, or the intervals.

const binCount = 40;
const sideOf = (value, reference) => reference === null ? "var(--tone-0)" : value > reference ? "var(--over)" : "var(--under)";

class RowsView {
  constructor(data) {
    this.data = data;
    this.values = data.values.map(columnOf);
    this.low = data.low?.map(columnOf);
    this.high = data.high?.map(columnOf);
    this.figure = new ExploredFigure(data.title);
    this.series = -1;
    this.forms = [["a dot each", "dots"], ["a histogram", "bars"]];
    if (this.low?.some((column) => column.some((value) => value !== null))) this.forms.push(["their intervals", "intervals"]);
    this.form = "dots";
    const again = (set) => (one) => { set(one); this.show(); };
    this.controls = [choice("Draw", this.forms.map(([name]) => name), again((one) => { this.form = this.forms[one][1]; }))];
    if (data.series.length > 1)
      this.controls.push(choice("of", ["all estimators", ...data.series], again((one) => { this.series = one - 1; })));
  }

  show() { this.figure.show((width) => this.options(width)); }

  textOf(s, i) {
    const { data } = this;
    const value = this.values[s][i];
    const lines = [data.series[s] + (data.row ? `, ${data.row} ${i.toLocaleString("en")}` : ""),
      value === null ? "no estimate" : `${data.axis}: ${numberText(value, data.unit)}`];
    const [low, high] = [this.low?.[s][i] ?? null, this.high?.[s][i] ?? null];
    if (low !== null && high !== null)
      lines.push(high === Infinity ? `interval from ${numberText(low, data.unit)}, with no upper end`
        : `interval from ${numberText(low, data.unit)} to ${numberText(high, data.unit)}`);
    const why = data.why?.[s][i];
    if (why) lines.push(data.reasons[why]);
    return lines.map((line) => shortened(line, 200)).join("\n");
  }

  options(width) {
    const { data } = this;
    const series = data.series.map((_, s) => s).filter((s) => this.series < 0 || s === this.series);
    const reference = data.reference ?? null;
    const all = series.flatMap((s) => this.values[s]);
    const ends = this.form === "intervals" ? series.flatMap((s) => [...this.low[s], ...this.high[s]]) : [];
    const over = [...all, ...ends, ...(reference === null ? [] : [reference])];
    const axis = axisOver(over, { log: data.log, unit: data.unit, label: data.axis,
      room: over.some((value) => value === null || !Number.isFinite(value)) });
    const make = { dots: () => this.dots(series, axis), bars: () => this.bars(series, axis), intervals: () => this.intervals(series, axis) };
    const { items, marks } = make[this.form]();
    const high = { dots: 70, bars: 80, intervals: series.length === 1 ? 420 : 150 }[this.form];
    const rows = rowAxis(series.map((s) => data.series[s]), width, high);
    const form = this.forms.find(([, name]) => name === this.form)[0];
    return { items, ariaLabel: `${data.title}: ${form}`,
      ariaDescription: `${data.rows} of ${series.map((s) => data.series[s]).join(", ")}: ${items.length} marks.`,
      marks: [...(reference === null ? [] : [Plot.ruleX([reference], { strokeWidth: 1.5 })]), ...marks, ...signsAtEnds(items, false)],
      signs: legendOfEnds(items, false, "no estimate"), color: { type: "identity" }, y: rows,
      x: { ...axis, grid: true, ticks: axis.ticks ?? Math.max(3, width / 110) },
      height: rows.height, marginLeft: rows.margin, marginBottom: 44, marginRight: 28 };
  }

  /// What is the same of a mark in every form.
  item(s, i, axis, y) {
    const value = this.values[s][i];
    return { x: placeOn(axis, value), y, text: this.textOf(s, i), tone: sideOf(value, this.data.reference ?? null),
      finite: Number.isFinite(value), endless: value === Infinity && {}, missing: value === null && {} };
  }

  dots(series, axis) {
    const items = series.flatMap((s, row) => this.values[s].map((_, i) => this.item(s, i, axis, row + (spreadOf(i) - 0.5) * 0.8)));
    return { items, marks: [Plot.dot(items.filter((d) => d.finite), { x: "x", y: "y", r: 2, fill: "tone", fillOpacity: 0.7 })] };
  }

  /// Bars of equal width on the axis as it is drawn; what has no place on it is counted at its ends.
  bars(series, axis) {
    const [to, from] = axis.type === "log" ? [Math.log, Math.exp] : [(x) => x, (x) => x];
    const { data } = this;
    const finite = series.flatMap((s) => this.values[s]).filter(Number.isFinite);
    const least = to(finite.reduce((a, b) => Math.min(a, b), Infinity));
    const step = (to(finite.reduce((a, b) => Math.max(a, b), -Infinity)) - least) / binCount || 1;
    const items = series.flatMap((s, row) => {
      const counts = Array(binCount).fill(0);
      for (const value of this.values[s])
        if (Number.isFinite(value)) ++counts[Math.min(binCount - 1, Math.floor((to(value) - least) / step))];
      const most = Math.max(1, ...counts);
      const of = `of ${this.values[s].length.toLocaleString("en")} ${data.rows}`;
      const bars = counts.map((count, b) => {
        const [x1, x2] = [from(least + b * step), from(least + (b + 1) * step)];
        return { count, x1, x2, x: from(least + (b + 0.5) * step), base: row + 0.4, y: row + 0.4 - 0.8 * count / most, tone: sideOf((x1 + x2) / 2, data.reference ?? null),
          text: `${data.series[s]}\n${numberText(x1, data.unit)} to ${numberText(x2, data.unit)}\n${count.toLocaleString("en")} ${of}` };
      }).filter(({ count }) => count > 0);
      const outside = [["missing", null, "no estimate"], ["endless", Infinity, "infinite"]].flatMap(([member, what, words]) => {
        const count = this.values[s].filter((value) => value === what).length;
        return count === 0 ? [] : [{ x: placeOn(axis, what), y: row + 0.3, [member]: {}, text: `${data.series[s]}\n${words}\n${count.toLocaleString("en")} ${of}` }];
      });
      return [...bars, ...outside];
    });
    return { items, marks: [Plot.rect(items.filter((d) => d.count), { x1: "x1", x2: "x2", y1: "base", y2: "y", fill: "tone", inset: 0.25 })] };
  }

  /// From the least estimate to the greatest; one whose interval leaves the truth out is in the colour of its side.
  intervals(series, axis) {
    const reference = this.data.reference ?? null;
    const items = series.flatMap((s, row) => {
      const order = this.values[s].map((value, i) => ({ i, key: value ?? -Infinity })).sort((a, b) => a.key - b.key || a.i - b.i);
      return order.map(({ i }, rank) => {
        const item = this.item(s, i, axis, row + ((rank + 0.5) / order.length - 0.5) * 0.9);
        const [low, high] = [this.low[s][i], this.high[s][i]];
        if (low === null || high === null) return item;
        const covers = reference === null || (low <= reference && reference <= high);
        return { ...item, from: placeOn(axis, low), to: placeOn(axis, high), endless: item.endless || (high === Infinity && { x: placeOn(axis, Infinity) }),
          tone: covers ? "var(--near)" : item.tone, text: `${item.text}\n${reference === null ? "" : covers ? "covers the truth" : "does not cover the truth"}`.trim() };
      });
    });
    return { items, marks: [
      Plot.ruleY(items.filter((d) => d.from !== undefined), { x1: "from", x2: "to", y: "y", stroke: "tone", strokeWidth: 1 }),
      Plot.dot(items.filter((d) => d.finite), { x: "x", y: "y", r: 1.2, fill: "currentColor" })] };
  }
}
