// SPDX-License-Identifier: MIT
// What follows from simulated registers: the histogram as it fills, then what the engine says, its digest, and where
// the error comes from.

let simulation = 0; // counts them: what an earlier one still brings is dropped

async function simulateWorld() {
  if (!engine || !world?.answer) return;
  const mine = ++simulation;
  const scenario = scenarioNow();
  const key = JSON.stringify(scenario);
  const wanted = () => mine === simulation && key === JSON.stringify(scenarioNow());
  drawn = world.answer.estimates.map(() => []);
  after = null;
  showAfter();
  const shown = ({ labels, ratios }) => {
    world.answer.estimates.forEach((one, index) => drawn[index].push(...ratios[labels.indexOf(one.estimator)]));
    part("simulated").textContent = say("simulated", { done: persons(drawn[0].length), all: persons(state.replicates) });
    showStrip(world.answer);
  };
  try {
    const all = await simulate(engine, scenario, state.replicates, shown, wanted);
    if (!all) return;
    const run = await engine.drawing[0].ask("run", { scenario, threads: 1 });
    if (!wanted()) return;
    after = { run: run.answer };
  } catch (error) {
    if (!wanted()) return;
    part("simulated").textContent = error.message;
  }
  showAfter();
}

function measureOf(run, estimator, name) {
  return run.measures.find((one) => one.estimator === estimator && one.measure === name)?.value ?? null;
}

function showAfter() {
  const run = after?.run;
  part("verdict").textContent = run ? run.verdict : say(after?.outdated ? "sentence_outdated" : "sentence_waits");
  part("verdict").lang = run ? "en" : state.lang;
  part("digest").textContent = run ? say("digest", { digest: run.digest, seed: run.seed }) : "";
  if (!drawn) part("simulated").textContent = "";
  part("split").replaceChildren();
  if (!run) return;
  const number = (value) => (value === null ? "–" : persons(value));
  fillTable(part("split"), say("split_caption"), ["head_estimator", "head_error", "head_seen", "head_beyond"].map((key) => say(key)),
    run.estimators.map((label) => [nameOf(label), ...["bias", "observed_error", "extrapolation_error"].map((name) => number(measureOf(run, label, name)))]));
}
