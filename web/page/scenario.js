// SPDX-License-Identifier: MIT
// A lesson and the positions of its sliders, as the scenario that the engine and the terminal run, and as the
// address of the page.

/** Visits the objects and names that a path of the lesson names; "*" is every item of an array. */
function eachPlace(root, path, visit) {
  const [first, ...rest] = path;
  if (path.length === 1) return visit(root, first);
  if (first === "*") return root.forEach((item) => eachPlace(item, rest, visit));
  if (root[first] === undefined) root[first] = typeof rest[0] === "number" ? [] : {};
  return eachPlace(root[first], rest, visit);
}

function isEntry(item, entry) {
  return Object.keys(entry).every((name) => JSON.stringify(item[name]) === JSON.stringify(entry[name]));
}

/** The list that an item slider adds to, the item, and whether it is there. */
function placeOfItem(scenario, { list, entry }) {
  let owner = scenario;
  for (const name of list.slice(0, -1)) owner = owner[name] ??= {};
  const name = list[list.length - 1];
  return { owner, name, found: (owner[name] ?? []).find((item) => isEntry(item, entry)) };
}

/** Where the lesson begins. */
function startOf(slider, scenario) {
  if (slider.scale) return 1;
  if (slider.item) return placeOfItem(structuredClone(scenario), slider.item).found?.[slider.item.field] ?? slider.neutral;
  let value;
  eachPlace(structuredClone(scenario), slider.set[0], (owner, name) => { value ??= owner[name]; });
  return value ?? slider.neutral;
}

/** Nothing is written that the scenario lacks and that changes nothing, so that a lesson as it begins is the very
 * scenario of its file. */
function applySlider(scenario, slider, value) {
  if (slider.item) {
    const { owner, name, found } = placeOfItem(scenario, slider.item);
    if (found) found[slider.item.field] = value;
    if (found || value === slider.neutral) return;
    (owner[name] ??= []).push({ ...slider.item.entry, [slider.item.field]: value });
    if (slider.item.also)
      eachPlace(scenario, slider.item.also.path, (place, last) => { place[last] = { ...slider.item.also.value }; });
    return;
  }
  for (const path of slider.scale ?? slider.set)
    eachPlace(scenario, path, (owner, name) => {
      if (slider.scale && owner[name] !== undefined) owner[name] = rounded(owner[name] * value);
      else if (!slider.scale && (value !== slider.neutral || owner[name] !== undefined)) owner[name] = value;
    });
}

/** Six digits: what people read is what is run. */
function rounded(number) {
  return Number(number.toPrecision(6));
}

/** The scenario of a lesson with sliders at `values`. */
function scenarioOf(lesson, values) {
  const scenario = structuredClone(lesson.scenario);
  for (const slider of lesson.sliders)
    if (values[slider.id] !== startOf(slider, lesson.scenario)) applySlider(scenario, slider, values[slider.id]);
  return scenario;
}

function startValues(lesson) {
  return Object.fromEntries(lesson.sliders.map((slider) => [slider.id, startOf(slider, lesson.scenario)]));
}

/** A key of the world, whatever the seed: FNV-1a, 32 bits. It tells worlds apart that differ by accident. */
function worldKey(scenario) {
  const { monte_carlo: _, title: __, ...world } = scenario;
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(world)))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** The part of the address after #. What is as the lesson begins is left out. */
function addressOf(state, lesson) {
  const parts = new URLSearchParams({ lesson: lesson.id });
  for (const slider of lesson.sliders)
    if (state.values[slider.id] !== startOf(slider, lesson.scenario)) parts.set(slider.id, String(state.values[slider.id]));
  if (state.seed !== 1) parts.set("seed", String(state.seed));
  if (state.replicates !== 1000) parts.set("replicates", String(state.replicates));
  parts.set("lang", state.lang);
  return "#" + parts.toString();
}

function between(text, least, most, otherwise) {
  const number = text === null || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : otherwise;
}

/** What an address says, within what is possible; what it does not say is as a lesson begins. */
function stateFrom(address, lessons, lang) {
  const parts = new URLSearchParams(address.replace(/^#/, ""));
  const lesson = lessons.find((one) => one.id === parts.get("lesson")) ?? lessons[0];
  const values = startValues(lesson);
  for (const slider of lesson.sliders)
    values[slider.id] = between(parts.get(slider.id), slider.min, slider.max, values[slider.id]);
  return {
    lesson: lesson.id,
    values,
    seed: Math.round(between(parts.get("seed"), 0, 2 ** 53 - 1, 1)),
    replicates: Math.round(between(parts.get("replicates"), 100, 10000, 1000)),
    lang: ["en", "nl"].includes(parts.get("lang")) ? parts.get("lang") : lang,
  };
}
