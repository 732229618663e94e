// SPDX-License-Identifier: MIT
// What one must believe: beliefs about what goes wrong in the lists, the worlds in which the published table would
// then come about, and what the table says of each belief.

let believed = null; // { answer } of the engine, or { problem }, or { waiting }
let believing = 0; // counts the askings, as above

function explanationNow() {
  const { explanation } = lessonNow();
  return explanation && { ...explanation, monte_carlo: { seed: state.seed } };
}

function forgetBelieved() {
  believing += 1;
  believed = null;
}

async function believe() {
  if (!engine || !lessonNow().explanation) return;
  forgetBelieved();
  const mine = believing;
  believed = { waiting: true };
  showBelieved();
  let found;
  try {
    found = { answer: (await engine.drawing[0].ask("run", { scenario: explanationNow(), threads: 1 })).answer };
  } catch (error) {
    found = { problem: error.message };
  }
  if (mine !== believing) return;
  believed = found;
  showBelieved();
}

/** Of a belief: what the table says of it. */
function saidOf(row) {
  return say(row.silent ? "belief_silent" : row.presses ? "belief_presses" : "belief_speaks");
}

function showBelieved() {
  const { explanation } = lessonNow();
  part("believe").hidden = !explanation || guess === null;
  for (const id of ["believed-text", "believed"]) part(id).replaceChildren();
  if (!explanation || !believed) return;
  if (!believed.answer) {
    part("believed-text").textContent = believed.waiting ? say("believing") : believed.problem;
    return;
  }
  const { posterior, verdict_code: code } = believed.answer;
  const [victims] = posterior;
  const at = (quantiles, share, shown) => shown(quantiles[share]);
  part("believed-text").textContent = `${say("explain_" + code)} ${say("believed", { victims: say("victims_" + state.lesson),
    low: at(victims.quantiles, "0.05", persons), high: at(victims.quantiles, "0.95", persons), median: at(victims.quantiles, "0.5", persons) })}`;
  const range = (quantiles) => say("range", { low: plain(quantiles["0.05"]), high: plain(quantiles["0.95"]) });
  const factors = posterior.filter((row) => row.belief);
  fillTable(part("believed"), say("believed_caption"), ["head_belief", "head_before", "head_after", "head_says"].map((key) => say(key)),
    factors.map((row, index) => [say(`belief_${state.lesson}_${index}`), range(row.belief), range(row.quantiles), saidOf(row)]));
}
