// SPDX-License-Identifier: MIT
// The ledger: which violation does how much to the estimate that the lesson asks about. Exact, asked once a slider
// rests.

let ledger = null; // of a world: { key, study } of the engine, or { key, problem }

async function answerLedger() {
  if (!engine || guess === null || !world?.answer || ledger?.key === world.key) return;
  const asked = { key: world.key };
  ledger = asked;
  try {
    asked.study = (await engine.drawing[0].ask("run", { scenario: { ...scenarioNow(), study: { type: "ledger" } }, threads: 1 })).answer.study;
  } catch (error) {
    asked.problem = error.message;
  }
  if (ledger === asked) showLedger();
}

function showLedger() {
  for (const id of ["ledger", "ledger-text"]) part(id).replaceChildren();
  if (ledger === null || ledger.key !== world?.key || !(ledger.study || ledger.problem)) return;
  const of = ledger.study?.answers.find((one) => one.estimator === lessonNow().asked);
  if (!of || of.violations.length === 0) {
    part("ledger-text").textContent = ledger.problem ?? say("ledger_none");
    return;
  }
  const shown = (number, options = {}) => (number.value === null ? "–" : plain(Math.abs(number.value) < 1e-9 ? 0 : number.value, options));
  const change = (number) => shown(number, { signDisplay: "exceptZero" });
  part("ledger-text").textContent = say("ledger_intro", { none: shown(of.none), all: shown(of.all) });
  fillTable(part("ledger"), say("ledger_caption", { estimator: nameOf(of.estimator) }),
    ["head_violation", "head_alone", "head_last", "head_share"].map((key) => say(key)),
    of.violations.map((line) => [nameOf(line.violation, "violation"), change(line.alone), change(line.last), change(line.shapley)]));
}
