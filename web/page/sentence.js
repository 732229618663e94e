// SPDX-License-Identifier: MIT
// What a world says, in one sentence that is right wherever it is quoted: its conditions, what would be seen, and
// that it is a what-if.

/** The values that a slider has set, in the scenario as it is run. */
function valuesOf(scenario, slider, position) {
  if (slider.item) return [position];
  const found = [];
  for (const path of slider.scale ?? slider.set)
    eachPlace(structuredClone(scenario), path, (owner, name) => found.push(owner[name] ?? slider.neutral));
  return found;
}

/** The condition that a slider stands for; nothing where its assumption holds. */
function conditionOf(scenario, slider) {
  const values = valuesOf(scenario, slider, state.values[slider.id]);
  if (slider.neutral !== null && values.every((value) => value === slider.neutral)) return [];
  const shown = slider.unit === "share" || slider.unit === "times" ? percent : plain;
  const [low, high] = [Math.min(...values), Math.max(...values)].map(shown);
  return [say(`if_${state.lesson}_${slider.id}`, { value: low === high ? low : say("range", { low, high }) })];
}

function conditionsOf(scenario) {
  const all = lessonNow().sliders.flatMap((slider) => conditionOf(scenario, slider));
  return all.length > 0 ? new Intl.ListFormat(state.lang, { type: "conjunction" }).format(all) : say("if_nothing");
}

/** The sentence on the estimator that the lesson asks about. */
function sentenceOf(answer) {
  const asked = answer.estimates.find((one) => one.estimator === lessonNow().asked);
  const held = Boolean(answer.published?.table);
  const kind = asked.estimate === null ? "none" : held ? "held" : "made";
  return say("sentence_" + kind, { conditions: conditionsOf(scenarioNow()), truth: persons(answer.truth), victims: say("victims_" + state.lesson),
    table: held ? say("table_" + state.lesson) : "", estimator: nameOf(asked.estimator), estimate: asked.estimate === null ? "" : persons(asked.estimate),
    ratio: asked.estimate === null ? "" : ratio(asked.estimate / answer.truth) });
}
