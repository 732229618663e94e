#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Puts the classroom together from web/ and what web/build_engine made: one file, build/web/classroom.html, which
// needs nothing else. Usage: node web/assemble.mjs
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(fileURLToPath(import.meta.url));
const checkout = dirname(web);
const built = join(checkout, "build/web");
const read = (...path) => readFileSync(join(...path), "utf8");

/** Scenarios have comments to the end of a line. */
function withoutComments(text) {
  return text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*/g, (_, string) => string ?? "");
}

/** The published table as the scenario's own counts, a digit for each agency, so that no file is looked for. */
function withCounts(scenario, folder) {
  if (!scenario.table) return scenario;
  const [head, ...lines] = read(folder, scenario.table.file).trim().split(/\r?\n/).map((line) => line.split(","));
  const columns = scenario.agencies.map(({ name }) => head.indexOf(name));
  if (columns.includes(-1)) throw new Error(`${scenario.table.file} lacks a list of ${scenario.title}`);
  const count = head.indexOf("count");
  const counts = lines.map((line) => [columns.map((column) => line[column]).join(""), Number(line[count])]);
  scenario.table.counts = Object.fromEntries(counts.filter(([, number]) => number > 0));
  return scenario;
}

function scenarioAt(name) {
  const path = join(checkout, name);
  return withCounts(JSON.parse(withoutComments(readFileSync(path, "utf8"))), dirname(path));
}

function lessonsWhole() {
  return JSON.parse(read(web, "lessons.json")).lessons.map((lesson) => {
    const { study: _, ...scenario } = scenarioAt(lesson.scenario);
    return { ...lesson, scenario, ...(lesson.explanation ? { explanation: scenarioAt(lesson.explanation) } : {}) };
  });
}

async function engineVersion() {
  const require = createRequire(import.meta.url);
  const { engineCalls } = require("./engine_calls.js");
  const engine = await require(join(built, "engine.js"))({ wasmBinary: readFileSync(join(built, "engine.wasm")) });
  return JSON.parse(engineCalls(engine).call("version", {}).json).version;
}

/** The engine as web/unpack.js unpacks it; packing takes half a minute, and is done once for an engine. */
function packedEngine() {
  const wasm = join(built, "engine.wasm");
  const packed = join(built, "engine.lzma");
  const how = { size: statSync(wasm).size, lc: 3, pb: 0 };
  if (!existsSync(packed) || statSync(packed).mtimeMs < statSync(wasm).mtimeMs)
    writeFileSync(packed, execFileSync("xz", ["--format=raw", `--lzma1=preset=9e,lc=${how.lc},lp=0,pb=${how.pb}`, "--stdout", wasm], { maxBuffer: 1 << 28 }));
  return { how, bytes: readFileSync(packed) };
}

/** No text ends its script early. */
const inScript = (text) => text.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Texts that the lessons ask for by their names. */
function textsOf(lesson) {
  const of = ["lesson", "intro", "question", "victims"].map((kind) => `${kind}_${lesson.id}`);
  const held = lesson.explanation ? [`table_${lesson.id}`, ...lesson.explanation.study.factors.map((_, f) => `belief_${lesson.id}_${f}`)] : [];
  return [...of, ...held, ...lesson.sliders.flatMap(({ id }) => [`${lesson.id}_${id}`, `if_${lesson.id}_${id}`])];
}

const lessons = lessonsWhole();
const texts = JSON.parse(read(web, "texts.json"));
const wanted = new Set([...lessons.flatMap(textsOf), ...Object.values(texts).flatMap(Object.keys)]);
for (const [lang, table] of Object.entries(texts)) {
  const missing = [...wanted].filter((key) => !(key in table));
  if (missing.length > 0) throw new Error(`texts that ${lang} lacks: ${missing.join(", ")}`);
}

const script = inScript(`"use strict";(() => {\n${["scenario", "engine", "drawing", "pond", "classroom", "sentence", "after", "ledger", "believe", "main", "controls"]
  .map((name) => read(web, "page", `${name}.js`)).join("")}})();`);
const style = read(web, "page.css");
const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; worker-src blob:; ` +
  "base-uri 'none'; form-action 'none'";
const packed = packedEngine();
const parts = {
  policy,
  style,
  script,
  data: JSON.stringify({ lessons, texts, version: await engineVersion(), packed: packed.how }).replaceAll("<", "\\u003c"),
  worker: inScript(["unpack.js", "engine_calls.js", "worker.js"].reduce((all, name) => all + read(web, name), read(built, "engine.js"))),
  engine: packed.bytes.toString("base64"),
};
const page = read(web, "page.html").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
const path = join(built, "classroom.html");
writeFileSync(path, page);
console.log(`${path}: ${Math.round(page.length / 1000)} kB`);
