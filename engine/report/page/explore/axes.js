// SPDX-License-Identifier: MIT
// Numbers as texts, and axes that fit them.

/// The numbers of a column: an infinite one is written as text, for which JSON has no number.
function columnOf(cells) {
  return cells.map((cell) => cell === "inf" ? Infinity : cell === "-inf" ? -Infinity : cell);
}

/// To so many digits after the point; to tens, hundreds and so on where they are negative.
function rounded(number, digits) {
  const step = 10 ** Math.abs(digits);
  const shown = digits < 0 ? Math.round(number / step) * step : number;
  const places = Math.max(0, digits);
  return shown.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places }).replace("-", "\u2212");
}

/// A number with its Monte Carlo standard error, both to the error's first digit; without one, to three digits.
function numberText(value, unit, error) {
  if (value === null || value === undefined) return "no value";
  if (!Number.isFinite(value)) return value > 0 ? "infinite" : "minus infinite";
  const [scale, sign] = unit === "share" ? [100, " %"] : [1, ""];
  const shown = value * scale;
  if (error > 0 && Number.isFinite(error)) {
    const first = Number((error * scale).toPrecision(1));
    const digits = -Math.floor(Math.log10(first) + 1e-9);
    return `${rounded(shown, digits)} \u00b1${rounded(first, digits)}${sign}`;
  }
  if (unit === "persons" && Math.abs(shown) >= 100) return rounded(shown, 0) + sign;
  return rounded(shown, Math.abs(shown) < 1e-9 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(shown))))) + sign;
}

function tickText(value, unit) {
  const shown = unit === "share" ? value * 100 : value;
  return shown.toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "\u2212") + (unit === "share" ? " %" : "");
}

/// Ticks of a logarithmic axis: as few of each power of ten as are enough.
function ticksOf(low, high) {
  for (const steps of [[1], [1, 2, 5], [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8]]) {
    const ticks = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); ++power)
      for (const step of steps) ticks.push(step * 10 ** power);
    const inside = ticks.filter((tick) => tick >= low && tick <= high);
    if (inside.length >= 3) return inside.filter((_, i) => i % Math.ceil(inside.length / 6) === 0);
  }
  return undefined;
}

/// An axis over all finite numbers, with room at both ends for what is no number: logarithmic where that is
/// wanted and every number has a logarithm, so that a zero is never left out.
function axisOver(numbers, { log, unit, label, room }) {
  let low = Infinity;
  let high = -Infinity;
  for (const number of numbers)
    if (Number.isFinite(number)) [low, high] = [Math.min(low, number), Math.max(high, number)];
  if (low > high) [low, high] = [0, 1];
  const type = log && low > 0 ? "log" : "linear";
  const share = room ? 0.1 : 0.04;
  if (type === "log") {
    const pad = Math.max((high / low) ** share, 1.02);
    [low, high] = [low / pad, high * pad];
  } else {
    const pad = (high - low) * share || Math.abs(high) * 0.1 || 1;
    [low, high] = [low - pad, high + pad];
  }
  const axis = { type, domain: [low, high], label, labelAnchor: "center", labelArrow: "none", labelOffset: 36,
    tickFormat: (value) => tickText(value, unit) };
  if (type === "log") axis.ticks = ticksOf(low, high);
  return axis;
}

/// Where something stands on an axis: what is infinite at its end, what is missing at its beginning.
function placeOn(axis, value) {
  const [low, high] = axis.domain;
  if (value === null || value === undefined || value === -Infinity) return low;
  return value === Infinity ? high : value;
}

/// A number from 0 to 1 by which marks of one row are spread, the same each time: multiples of the golden ratio.
function spreadOf(index) {
  return (index * 0.6180339887498949) % 1;
}
