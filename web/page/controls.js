// SPDX-License-Identifier: MIT
// Sliders, and everything else that is pressed or pasted.

/** Odds ratios are even steps of a factor. */
function positionOf(slider, value) {
  return slider.unit === "odds" ? Math.log2(value) : value;
}

function valueAt(slider, position) {
  return slider.unit === "odds" ? Number((2 ** position).toPrecision(3)) : rounded(position);
}

function sliderText(slider, value) {
  const text = slider.unit === "share" ? percent(value) : slider.unit === "number" ? plain(value) : `× ${plain(value)}`;
  return value === slider.neutral ? `${text} · ${say("holds")}` : text;
}

function showSliders() {
  part("sliders").replaceChildren(...lessonNow().sliders.map((slider) => {
    const id = "slider-" + slider.id;
    const output = element("output", { for: id });
    const input = element("input", { type: "range", id, min: positionOf(slider, slider.min), max: positionOf(slider, slider.max),
      step: slider.unit === "odds" ? 0.1 : slider.step });
    const show = (value) => {
      output.textContent = sliderText(slider, value);
      input.setAttribute("aria-valuetext", output.textContent);
    };
    input.value = positionOf(slider, state.values[slider.id]);
    show(state.values[slider.id]);
    input.addEventListener("input", () => {
      state.values[slider.id] = valueAt(slider, Number(input.value));
      show(state.values[slider.id]);
      changed();
    });
    return element("div", { class: "slider" }, element("label", { for: id }, element("span", {}, say(`${state.lesson}_${slider.id}`)), output), input);
  }));
}

// The pond: what was drawn of it, how far it was shown, and which try it is.
let pond = { fish: null, day: 0, attempt: 0 };

function forgetPond() {
  pond = { fish: null, day: 0, attempt: 0 };
  showPond();
}

/** The scenario whose persons are drawn one by one, so that a fish can be followed. */
function scenarioOfPersons() {
  const scenario = scenarioNow();
  return { ...scenario, monte_carlo: { ...scenario.monte_carlo, simulator: "persons" } };
}

function showPond() {
  const { pond: there, scenario } = lessonNow();
  part("pond").hidden = !there;
  if (!there) return;
  const victims = scenario.population.victims;
  const fish = pond.fish ?? Array.from({ length: victims }, () => ({}));
  const counts = { fish: persons(victims), ...countFish(fish) };
  const words = [say("pond_text_0")];
  if (pond.day >= 1) words.push(say("pond_text_1", counts));
  if (pond.day >= 2 && counts.marked === 0) words.push(say("pond_text_2_none", counts));
  else if (pond.day >= 2)
    words.push(say("pond_text_2", { ...counts, estimate: persons(counts.first * counts.second / counts.marked) }));
  if (pond.day >= 3) words.push(say("pond_text_3", counts));
  if (pond.day >= 3 && counts.missed > 0) words.push(say("pond_missed", counts));
  if (pond.day >= 3 && counts.strangers > 0) words.push(say("pond_strangers", counts));
  drawPond(part("pond-drawing"), fish, pond.day, { title: say("pond_title"), text: words.join(" ") });
  part("pond-text").textContent = words.slice(pond.day === 0 ? 0 : 1).join(" ");
  // What is in the pond is the answer: nobody sees it who has not said what it will be.
  const early = pond.day === 2 && guess === null;
  part("pond-step").textContent = say(["pond_first", "pond_second", early ? "pond_predict" : "pond_never", "pond_never"][pond.day]);
  part("pond-step").disabled = pond.day === 3 || early;
}

async function stepPond() {
  if (!engine) return;
  const of = pond;
  if (!pond.fish) {
    const { tables } = await engine.answering.ask("simulate", { scenario: scenarioOfPersons(), parts: ["records"], replicate: pond.attempt });
    if (of !== pond) return;
    pond.fish = fishOf(tables, lessonNow().scenario.population.victims);
  }
  pond.day = Math.min(3, pond.day + 1);
  showPond();
}

/** Copies what a place has; where the browser does not, it is selected. */
async function copy(button, place) {
  if (place.select) place.select();
  else getSelection().selectAllChildren(place);
  try {
    await navigator.clipboard.writeText(place.value ?? place.textContent);
    button.textContent = say("copied");
    setTimeout(() => { button.textContent = say("copy"); }, 1500);
  } catch {
    button.textContent = say("selected");
  }
}

function saveFile(scenario, kind, told) {
  const name = `${state.lesson}-${kind}.json`;
  const address = URL.createObjectURL(new Blob([JSON.stringify(scenario, null, 2) + "\n"], { type: "application/json" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  told.textContent = say("saved_how", { file: name });
}

async function drawMine() {
  if (!engine) return;
  const scenario = lessonNow().pond ? scenarioOfPersons() : scenarioNow();
  const { tables } = await engine.answering.ask("run", { scenario, replicates: 1, shard: "1/1", threads: 1 });
  const by = Object.fromEntries(tables.replicates.map((column) => [column.name, column]));
  const estimates = Object.fromEntries(by.estimator.levels.map((label, row) => {
    const estimate = by.n_hat.numbers[row];
    return [label, Number.isFinite(estimate) ? estimate : null];
  }));
  part("my-line").value = resultLine({ lesson: state.lesson, world: worldKey(scenario), seed: state.seed, truth: by.n_true.numbers[0], estimates });
}

function pool() {
  const scenario = lessonNow().pond ? scenarioOfPersons() : scenarioNow();
  const { results, left } = readResults(part("class-lines").value, worldKey(scenario));
  const words = [say("pooled", { count: results.length })];
  part("pooled-strip").replaceChildren();
  if (left.broken + left.other + left.twice > 0) words.push(say("pooled_left", left));
  part("pooled").textContent = words.join(" ");
  if (results.length === 0) return part("pooled-table").replaceChildren();
  const labels = [...new Set(results.flatMap((one) => Object.keys(one.estimates)))];
  const all = pooled(results, labels);
  showPooled(all);
  fillTable(part("pooled-table"), say("pooled_caption"),
    ["head_estimator", "head_count", "no_estimate", "head_least", "head_median", "head_most"].map((key) => say(key)),
    all.map(({ label, there, none, median }) => [nameOf(label), String(there.length), String(none),
      ...(median === null ? ["–", "–", "–"] : [there[0], median, there[there.length - 1]].map(persons))]));
}

/** The class's estimates as the strip has the simulated ones; not before the truth is revealed. */
function showPooled(all) {
  if (guess === null || !world?.answer) return;
  drawStrip(part("pooled-strip"), all.map(({ label, there, median }) => {
    const ratios = there.map((estimate) => estimate / world.answer.truth);
    const value = median === null ? say("no_estimate") : `${ratio(median / world.answer.truth)} ×`;
    return { label: nameOf(label), exact: NaN, ratios, range: ratios.slice(0, 1).concat(ratios.slice(-1)), value, say: `${nameOf(label)}: ${value}` };
  }), { title: say("pooled_title"), truth: say("truth"), number: plain });
}

function listen() {
  const pressed = (id, act) => part(id).addEventListener("click", act);
  part("language").addEventListener("change", (event) => { state.lang = event.target.value; showTexts(); });
  pressed("skip", (event) => { event.preventDefault(); part("main").focus(); });
  pressed("pond-step", stepPond);
  pressed("pond-again", () => { pond = { fish: null, day: 0, attempt: pond.attempt + 1 }; showPond(); });
  pressed("reset", () => { state.values = startValues(lessonNow()); showSliders(); changed(); });
  pressed("reveal", () => {
    const said = document.querySelector("[name=guess]:checked")?.value;
    guess = said ? { said, is: null } : null;
    part("guessed").textContent = guess ? "" : say("predict_first");
    if (guess && pond.fish) pond.day = 3;
    showPond();
    showWorld();
    showAfter();
    showBelieved();
    answerLedger();
  });
  pressed("predict-again", () => {
    guess = null;
    part("guessed").textContent = "";
    for (const radio of document.querySelectorAll("[name=guess]")) radio.checked = false;
    showWorld();
    showBelieved();
  });
  part("seed").addEventListener("change", (event) => {
    state.seed = Math.round(between(event.target.value, 0, 2 ** 53 - 1, 1));
    event.target.value = state.seed;
    changed();
  });
  part("replicates").addEventListener("change", (event) => {
    state.replicates = Math.round(between(event.target.value, 100, 10000, 1000));
    event.target.value = state.replicates;
    changed();
  });
  pressed("simulate", simulateWorld);
  pressed("ask-beliefs", believe);
  pressed("save-beliefs", () => saveFile(explanationNow(), "beliefs", part("beliefs-saved")));
  pressed("copy-sentence", () => copy(part("copy-sentence"), part("sentence")));
  pressed("copy-link", () => copy(part("copy-link"), part("link")));
  pressed("copy-line", () => copy(part("copy-line"), part("my-line")));
  pressed("save", () => saveFile(scenarioNow(), worldKey(scenarioNow()), part("saved")));
  pressed("my-draw", drawMine);
  pressed("pool", pool);
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    state = stateFrom(location.hash, lessons, state.lang);
    begin();
  });
}

listen();
start();
