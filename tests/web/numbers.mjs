// SPDX-License-Identifier: MIT
// The engine of the classroom, in node, against the program: registers, rows of 200 replicates, expect, calibrate,
// estimate, and a short explanation. Every number is equal to the last bit, and so are digests; where one is not, how
// many differ and how far is printed.
// Usage: node numbers.mjs PROGRAM CHECKOUT
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const [program, checkout] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { engineCalls } = require(join(checkout, "web/engine_calls.js"));
const built = join(checkout, "build/web");
const engine = engineCalls(await require(join(built, "engine.js"))({ wasmBinary: readFileSync(join(built, "engine.wasm")) }));
const scratch = mkdtempSync(join(tmpdir(), "darknumber-web-"));
let failures = 0;

const replicates = 200;
const scenarios = ["netherlands", "everything", "violations/dependence", "violations/false_positives",
  "violations/heterogeneity", "violations/anonymous", "violations/false_links"];

function check(what, holds, detail = "") {
  if (holds) return;
  failures += 1;
  console.error(`FAILED: ${what} ${detail}`);
}

function darknumber(...words) {
  return execFileSync(program, words, { cwd: checkout, encoding: "utf8", maxBuffer: 1 << 28 });
}

/** The fields of a line of CSV. */
function fieldsOf(line) {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

/** A CSV, column by column. */
function columnsOf(text) {
  const [head, ...rows] = text.trim().split("\n").map(fieldsOf);
  return Object.fromEntries(head.map((name, c) => [name, rows.map((row) => row[c])]));
}

function argumentsOf(name) {
  const path = join(checkout, `scenarios/${name}.json`);
  const scenario = readFileSync(path, "utf8");
  const table = scenario.match(/"table":\s*\{"file":\s*"([^"]+)"/)?.[1];
  return { scenario, ...(table ? { files: { [table]: readFileSync(join(dirname(path), table), "utf8") } } : {}) };
}

function done(reply) {
  if (reply.status !== 0) throw new Error(reply.json);
  return reply;
}

/** How many numbers differ, and by how much of themselves. */
class Differences {
  all = 0;
  differing = 0;
  most = 0;
  add(a, b, place) {
    this.all += 1;
    if (Object.is(a, b)) return;
    this.differing += 1;
    const apart = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
    check(`${place}: a number that the other has not`, !Number.isNaN(apart), `${a} ${b}`);
    if (apart > this.most) this.most = apart;
  }
  toString() {
    return `${this.differing} of ${this.all}${this.differing > 0 ? ` (by ${this.most.toExponential(1)} at most)` : ""}`;
  }
}

const number = (text) => (text === "" ? NaN : Number(text));

function compareRows(name, here) {
  const folder = join(scratch, `${name.replace("/", "-")}`);
  darknumber("run", `scenarios/${name}.json`, "--replicates", String(replicates), "--output", folder, "--quiet");
  const there = columnsOf(readFileSync(join(folder, "replicates.csv"), "utf8"));
  const by = Object.fromEntries(here.tables.replicates.map((column) => [column.name, column]));
  const differences = new Differences();
  for (const column of ["estimator", "status", "model"])
    there[column].forEach((text, row) => check(`${name}: ${column} of row ${row}`, text === by[column].levels[by[column].numbers[row]],
      `${text} ${by[column].levels[by[column].numbers[row]]}`));
  there.n_observed.forEach((text, row) => check(`${name}: n_observed of row ${row}`, Number(text) === by.n_observed.numbers[row]));
  for (const column of ["n_true", "n_hat", "se_n", "ci_lo", "ci_hi"])
    there[column].forEach((text, row) => {
      const value = by[column].numbers[row];
      differences.add(number(text), Number.isFinite(value) ? value : NaN, `${name}: ${column} of row ${row}`);
    });
  const digest = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")).digest;
  return { differences, digest };
}

function compareTrees(a, b, differences, place) {
  if (typeof a === "number" && typeof b === "number") return differences.add(a, b, place);
  if (a === null || typeof a !== "object") return check(`${place}: the same`, a === b, `${a} ${b}`);
  check(`${place}: the same members`, JSON.stringify(Object.keys(a)) === JSON.stringify(Object.keys(b ?? {})));
  for (const key of Object.keys(a)) compareTrees(a[key], b?.[key], differences, `${place}.${key}`);
}

function compareExpect(name) {
  const differences = new Differences();
  compareTrees(JSON.parse(darknumber("expect", `scenarios/${name}.json`, "--format", "json")),
    JSON.parse(done(engine.call("expect", argumentsOf(name))).json), differences, `${name}: expect`);
  return differences;
}

/** The tables of registers as they were drawn: text against text. */
function compareRegisters(name) {
  const there = darknumber("simulate", `scenarios/${name}.json`, "--replicates", "20", "--table");
  const here = JSON.parse(done(engine.call("simulate", { ...argumentsOf(name), replicates: 20 })).json).table;
  check(`${name}: registers`, there === here);
  return createHash("sha256").update(here).digest("hex").slice(0, 16);
}

function compareAnswers(what, words, verb, args) {
  const differences = new Differences();
  compareTrees(JSON.parse(darknumber(...words)), JSON.parse(done(engine.call(verb, args)).json), differences, what);
  check(`${what}: all numbers`, differences.differing === 0, differences);
  console.log(`${what}: numbers that differ: ${differences}`);
}

/** A chain of draws, in which one last digit can send all that follows another way. */
function compareExplanations(name) {
  const there = JSON.parse(darknumber("run", `scenarios/${name}.json`, "--format", "json", "--quiet"));
  const here = JSON.parse(done(engine.call("run", { ...argumentsOf(name), threads: 1 })).json);
  check(`${name}: verdict`, there.verdict_code === here.verdict_code, `${there.verdict_code} ${here.verdict_code}`);
  const differences = new Differences();
  compareTrees(there.posterior, here.posterior, differences, name);
  check(`${name}: all numbers`, differences.differing === 0, differences);
  console.log(`${name}: numbers of its posterior that differ: ${differences}`);
}

/** What writes and reads numbers stands in for the library's: the same texts, both ways. */
function compareNumbers() {
  const texts = ["0.1", "1e-7", "123456789012345680000", "1e21", "1e22", "5e-324", "1.7976931348623157e308", "0.00001", "100000", "1e23",
    "9007199254740993", "0.000123", "12345.678", "3.0e2", "-0.0"];
  let state = 12345;
  for (let i = 0; i < 3000; ++i) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const digits = (state / 2147483648).toPrecision(1 + (i % 17));
    texts.push(`${digits}e${(i % 560) - 280}`);
  }
  const scenario = JSON.stringify({ schema: 1, title: "x", population: { victims: 100 }, agencies: [{ name: "A", capture_probability: 0.1 },
    { name: "B", capture_probability: 0.1 }], published: [] }).replace('"published":[]', () =>
    `"published":[${texts.filter((text) => Number(text) > 0 && Number(text) < 1e300).map((text, i) => `{"label":"${i}","estimate":${text}}`).join(",")}]`);
  const figures = JSON.parse(done(engine.call("expect", { scenario })).json).published.figures;
  const asked = texts.filter((text) => Number(text) > 0 && Number(text) < 1e300);
  check("numbers are read and written as they are", figures.every((figure, i) => figure.estimate === Number(asked[i])));
  const written = done(engine.call("expect", { scenario })).json.match(/"estimate": ([^,\n]+)/g).slice(-asked.length);
  check("numbers are written with as many digits as they need",
    written.every((text) => text.length - 12 <= String(Number(text.slice(12))).length + 4));
  console.log(`${asked.length} numbers read and written`);
}

try {
  compareNumbers();
  for (const name of scenarios) {
    const here = done(engine.call("run", { ...argumentsOf(name), replicates, threads: 1 }));
    const digest = JSON.parse(here.json).digest;
    const rows = compareRows(name, here);
    const expected = compareExpect(name);
    console.log(`${name}: numbers that differ: rows ${rows.differences}, expect ${expected}`);
    for (const differences of [rows.differences, expected]) check(`${name}: all numbers`, differences.differing === 0, differences);
    check(`${name}: digest`, rows.digest === digest, `${rows.digest} ${digest}`);
    const parts = ["1/3", "2/3", "3/3"].flatMap((shard) =>
      [...done(engine.call("run", { ...argumentsOf(name), replicates, shard, threads: 1 })).tables.replicates.find((column) => column.name === "n_hat").numbers]);
    const whole = [...here.tables.replicates.find((column) => column.name === "n_hat").numbers];
    console.log(`${name}: 20 registers equal, sha256 ${compareRegisters(name)}…`);
    check(`${name}: shards are the run`, parts.length === whole.length && parts.every((value, row) => Object.is(value, whole[row])));
  }
  const table = "examples/data/netherlands.csv";
  const csv = readFileSync(join(checkout, table), "utf8");
  compareAnswers("estimate of the Dutch table", ["estimate", table, "--format", "json"], "estimate", { table: csv });
  compareAnswers("calibrate to the Dutch table", ["calibrate", "scenarios/netherlands.json", "--to", table], "calibrate",
    { ...argumentsOf("netherlands"), to: csv });
  compareExplanations("explanations/gaza");
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failures > 0) process.exit(1);
