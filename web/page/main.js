// SPDX-License-Identifier: MIT
// The page: what people do, and what they then see.

const { lessons, texts, version, packed } = JSON.parse(document.getElementById("data").textContent);
const part = (id) => document.getElementById(id);

let state = stateFrom(location.hash, lessons, navigator.language.startsWith("nl") ? "nl" : "en");
let engine = null;
let world = null; // of the current scenario: { answer } of the engine, or { problem }
let drawn = null; // simulated ratios of this world, an array for each estimator
let after = null; // what the engine says when all are drawn: { run, outdated }
let guess = null; // { said, is }: what was predicted, and what it then was

function lessonNow() {
  return lessons.find((lesson) => lesson.id === state.lesson);
}

function scenarioNow() {
  const scenario = scenarioOf(lessonNow(), state.values);
  scenario.monte_carlo = { ...scenario.monte_carlo, replicates: state.replicates, seed: state.seed };
  return scenario;
}

/** A text of the table, with what its braces name. */
function say(key, values = {}) {
  return texts[state.lang][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function persons(number) {
  return new Intl.NumberFormat(state.lang, { maximumFractionDigits: 0 }).format(number);
}

function ratio(number) {
  return new Intl.NumberFormat(state.lang, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }).format(number);
}

function plain(number, options = {}) {
  return new Intl.NumberFormat(state.lang, { maximumSignificantDigits: 3, ...options }).format(number);
}

function percent(number) {
  return new Intl.NumberFormat(state.lang, { style: "percent", maximumSignificantDigits: 2 }).format(number);
}

/** An estimator's or a violation's name in the page's language; the scenario's own, where the table of texts has none. */
function nameOf(label, kind = "estimator") {
  return texts[state.lang][`${kind}_${label.replaceAll(" ", "_")}`] ?? label;
}

/** The engine's own bound of "about right". */
function verdictOn(number) {
  if (number === null || !Number.isFinite(number)) return "no_estimate";
  return number > 1.05 ? "too_high" : number < 0.95 ? "too_low" : "about_right";
}

function ratioOf(estimate) {
  return estimate.estimate === null ? null : estimate.estimate / world.answer.truth;
}

function showTexts() {
  document.documentElement.lang = state.lang;
  document.title = say("title");
  part("language").value = state.lang;
  for (const place of document.querySelectorAll("[data-text]")) place.textContent = say(place.dataset.text);
  part("lessons").setAttribute("aria-label", say("lessons"));
  part("lessons").replaceChildren(...lessons.map((lesson) => {
    const button = element("button", { type: "button", "aria-current": String(lesson.id === state.lesson) }, say("lesson_" + lesson.id));
    button.addEventListener("click", () => goTo(lesson.id));
    return button;
  }));
  part("lesson-title").textContent = say("lesson_" + state.lesson);
  part("intro").textContent = say("intro_" + state.lesson);
  part("question").textContent = say("question_" + state.lesson);
  part("footer").textContent = say("footer", { version });
  part("seed").value = state.seed;
  part("replicates").value = state.replicates;
  showSliders();
  showPond();
  showWorld();
  showAfter();
  showLedger();
  showBelieved();
  showAddress();
}

let written = ""; // the address that the page has set itself: it hears of it later, when the finger may be elsewhere

function showAddress() {
  written = addressOf(state, lessonNow());
  if (location.hash !== written) location.replace(written);
  part("link").value = location.href;
}

function showWorld() {
  const revealed = guess !== null;
  for (const id of ["picture", "answer"]) part(id).hidden = !revealed || world === null;
  part("reveal").hidden = revealed;
  part("predict-again").hidden = !revealed;
  for (const radio of document.querySelectorAll("[name=guess]")) radio.disabled = revealed;
  if (!revealed || world === null) return;
  part("problem").textContent = world.problem ? `${say("no_world")} ${world.problem}` : "";
  if (world.problem) {
    for (const id of ["facts", "strip", "strip-table", "published", "sentence"]) part(id).replaceChildren();
    return;
  }
  const { answer } = world;
  part("facts").textContent = say(answer.published?.table ? "facts_anchored" : "facts", { truth: persons(answer.truth),
    victims: say("victims_" + state.lesson), observed: persons(answer.observed), false: persons(answer.false_positive_entities) });
  showStrip(answer);
  part("sentence").textContent = sentenceOf(answer);
  const asked = answer.estimates.find((one) => one.estimator === lessonNow().asked);
  guess.is ??= verdictOn(ratioOf(asked));
  part("guessed").textContent = say(guess.is === guess.said ? "predicted_right" : "predicted_wrong", { said: say(guess.said), is: say(guess.is) });
  part("published").replaceChildren(...(answer.published?.figures ?? []).map((figure) => element("li", {}, say("published", {
    label: figure.label,
    figure: figure.low === null ? persons(figure.estimate) : `${persons(figure.low)}–${persons(figure.high)}`,
    ratio: figure.low === null ? plain(figure.ratio) : `${plain(figure.low_ratio)}–${plain(figure.high_ratio)}` }))));
}

function showStrip(answer) {
  const rows = answer.estimates.map((one, index) => {
    const exact = ratioOf(one);
    const ratios = drawn ? drawn[index] : [];
    const sorted = ratios.filter(Number.isFinite).sort((a, b) => a - b);
    const verdict = say(verdictOn(exact));
    const name = nameOf(one.estimator);
    return { label: name, exact: exact ?? NaN, ratios, range: sorted.length > 0 ? [sorted[0], sorted[sorted.length - 1]] : [],
      value: exact === null ? say("no_estimate") : `${ratio(exact)} ×`, verdict, estimate: one.estimate,
      say: exact === null ? say("strip_none", { estimator: name })
        : say("strip_say", { estimator: name, estimate: persons(one.estimate), ratio: ratio(exact), verdict }) };
  });
  drawStrip(part("strip"), rows, { title: say("strip_title"), truth: say("truth"), number: plain });
  part("strip").dataset.world = world.key;
  fillTable(part("strip-table"), say("table_caption"), ["head_estimator", "head_estimate", "head_ratio", "head_verdict"].map((key) => say(key)),
    rows.map((row) => [row.label, row.estimate === null ? "–" : persons(row.estimate), Number.isNaN(row.exact) ? "–" : ratio(row.exact), row.verdict]));
  announce(rows.map((row) => row.say).join(" "));
}

let announcing = 0;

/** For those who listen: once the slider rests. */
function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => { part("say").textContent = text; }, 700);
}

let asking = false;
let again = false;

/** The exact answer of the world. While one is asked for, the finger may move on: then the next is asked at once. */
async function answerWorld() {
  again = asking;
  if (asking || !engine) return;
  asking = true;
  do {
    again = false;
    const scenario = scenarioNow();
    const of = state.lesson;
    const answered = { key: worldKey(scenario) };
    try {
      answered.answer = (await engine.answering.ask("expect", { scenario })).answer;
    } catch (error) {
      answered.problem = error.message;
    }
    // An answer to where the finger was a moment ago is shown as well; one to another lesson is not.
    if (of !== state.lesson) continue;
    world = answered;
    showWorld();
    showLedger();
  } while (again);
  asking = false;
  if (!ledger) answerLedger();
}

let resting = 0;

/** The world is another one: what was drawn of the last one goes. */
function changed() {
  if (drawn || after) after = { outdated: true };
  drawn = null;
  forgetPond();
  showAfter();
  answerWorld();
  clearTimeout(resting);
  resting = setTimeout(() => { showAddress(); answerLedger(); }, 300);
}

function goTo(lesson) {
  // The class keeps its seed.
  state = { ...state, lesson, values: startValues(lessons.find((one) => one.id === lesson)) };
  begin();
  part("lesson-title").scrollIntoView({ block: "nearest" });
}

/** A lesson from its beginning. */
function begin() {
  guess = world = drawn = after = ledger = null;
  forgetBelieved();
  for (const radio of document.querySelectorAll("[name=guess]")) radio.checked = false;
  for (const id of ["guessed", "pooled", "pooled-table", "pooled-strip", "saved", "beliefs-saved", "simulated"]) part(id).replaceChildren();
  part("my-line").value = "";
  forgetPond();
  showTexts();
  answerWorld();
}

async function start() {
  showTexts();
  part("status").textContent = say("starting");
  try {
    engine = await startEngine();
    part("status").textContent = "";
    answerWorld();
  } catch (error) {
    part("status").textContent = `${say("no_engine")} ${error.message}`;
  }
  part("main").dataset.ready = String(engine !== null);
}
