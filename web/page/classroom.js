// SPDX-License-Identifier: MIT
// A class's results, each pupil's a line of text, pooled by pasting.

const mostLines = 2000;

/** A pupil's line. */
function resultLine(result) {
  return JSON.stringify({ darknumber: 1, ...result });
}

function isResult(one) {
  return one !== null && typeof one === "object" && one.darknumber === 1 && typeof one.world === "string" &&
    Number.isInteger(one.seed) && one.estimates !== null && typeof one.estimates === "object" &&
    Object.values(one.estimates).every((estimate) => estimate === null || Number.isFinite(estimate));
}

/** The lines that are of this world, each seed once, and how many were not. */
function readResults(text, world) {
  const found = new Map();
  const left = { broken: 0, other: 0, twice: 0 };
  for (const line of text.split("\n").map((one) => one.trim()).filter((one) => one !== "").slice(0, mostLines)) {
    let one;
    try {
      one = JSON.parse(line);
    } catch {
      one = null;
    }
    if (!isResult(one)) left.broken += 1;
    else if (one.world !== world) left.other += 1;
    else if (found.has(one.seed)) left.twice += 1;
    else found.set(one.seed, one);
  }
  return { results: [...found.values()], left };
}

function medianOf(sorted) {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Of each estimator: the estimates that exist, in order, and how many do not. */
function pooled(results, labels) {
  return labels.map((label) => {
    const all = results.map((one) => one.estimates[label]).filter((estimate) => estimate !== undefined);
    const there = all.filter((estimate) => estimate !== null).sort((a, b) => a - b);
    return { label, there, none: all.length - there.length, median: there.length > 0 ? medianOf(there) : null };
  });
}
