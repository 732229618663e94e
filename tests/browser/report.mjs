// SPDX-License-Identifier: MIT
// Opens the report of every type of study, of a run and of a table in headless Chromium: no console
// error, no request, every drawing with a title and a text for those who cannot see it, nothing
// wider than a phone, the verdict on the first screen, the same words with scripts off; the figures to
// explore say what a mark is to the mouse and to the keys, and draw whatever can be chosen.
// Titles, names and claims of markup, quotes, signs of direction and ten thousand letters change nothing but
// their own text: the page of the same scenario with plain texts has as many elements, and the same words.
// Usage: node report.mjs PROGRAM CHECKOUT [FOLDER-FOR-SCREENSHOTS, or ""] [NAME-OF-A-PAGE...]
// With a folder it only writes pictures of the first screens there.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const [program, checkout, screenshots, ...only] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "darknumber-browser-"));
mkdirSync(join(scratch, "plain"));
let failures = 0;

function check(what, holds, detail = "") {
  if (holds) return;
  failures += 1;
  console.error(`FAILED: ${what} ${detail}`);
}

function darknumber(...words) {
  return execFileSync(program, words, { cwd: checkout, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/// A claim that is not supported is an answer too, with an exit code of its own.
function run(name, scenario, ...words) {
  const folder = join(scratch, name);
  try {
    darknumber("run", scenario, "--output", folder, "--quiet", ...words);
  } catch (error) {
    if (![4, 5].includes(error.status)) throw error;
  }
  return folder;
}

/// Texts to be kept apart from markup: each is of its own, begins with a word that no other text has, and
/// holds markup, quotes, entities and signs that turn the direction of writing. A name takes no marks of paths.
function hostileText(number, isName, long) {
  const word = `Q${String.fromCharCode(97 + number)}q`;
  const text = `${word}"'><img src=//example.org/${word}.png onerror=alert(${number})></title></svg></script>` +
    `<script>alert(2)</script><style>*{display:none}</style>&lt;b&#62; \u202eright\u2066\u200f \`'so'\` \\u0022}}{{`;
  return (isName ? text.replace(/[,:;[\]*.]/g, "") : text) + (long ? "w".repeat(10000) : "");
}

/// One scenario twice: with plain texts and with hostile ones in their place. `long`: which of the texts
/// have 10,000 letters more.
function twin(withStudy, long) {
  const texts = [];
  const scenarioOf = (hostile) => {
    let number = 0;
    const text = (plain, isName = false) => {
      const bad = hostileText(number, isName, long.includes(number));
      if (hostile) texts.push({ plain, hostile: bad });
      number += 1;
      return hostile ? bad : plain;
    };
    const name = (plain) => text(plain, true);
    const title = text("Plaintitle");
    const description = text("Plaindescription");
    const [first, second, third] = [name("Aone"), name("Btwo"), name("Cthree")];
    const [two, all, lower] = [name("Dpair"), name("Eall"), name("Flower")];
    const scenario = {
      schema: 1, title, description,
      population: { victims: 2000, strata: [{ name: name("Gmen"), share: 0.5 }, { name: name("Hwomen"), share: 0.5 }] },
      agencies: [{ name: first, capture_probability: 0.2, false_positive_share: 0.1 },
        { name: second, capture_probability: 0.2 }, { name: third, capture_probability: 0.2 }],
      dependence: [{ between: [first, second], odds_ratio: 2 }],
      estimation: { estimators: [{ method: "lincoln_petersen", label: two, lists: [first, second] },
        { method: "loglinear", terms: "independence", label: all }, { method: "chao", label: lower }] },
      monte_carlo: { replicates: 30, seed: 1 },
    };
    if (withStudy) {
      scenario.study = { type: "sweep",
        factors: [{ path: "agencies[*].false_positive_share", values: [0, 0.1, 0.2], label: text("Ifactor") }] };
      scenario.claims = [
        { text: text("Jhigh"), estimator: two, measure: "inflation", at_least: 1.2, where: {} },
        { text: text("Klow"), estimator: two, measure: "inflation", at_most: 0.8, where: {} }];
    }
    return scenario;
  };
  return { plain: scenarioOf(false), hostile: scenarioOf(true), texts };
}

/// A table with such names of lists; `lists` as they stand in its first line.
function tableOf(lists) {
  const counts = { "1,0,0": 300, "0,1,0": 250, "0,0,1": 200, "1,1,0": 60, "1,0,1": 50, "0,1,1": 40, "1,1,1": 12 };
  return [[...lists.map((one) => `"${one.replaceAll('"', '""')}"`), "count"].join(","),
    ...Object.entries(counts).map(([cell, count]) => `${cell},${count}`)].join("\n") + "\n";
}

function estimated(name, table, ...words) {
  const folder = join(scratch, name);
  darknumber("estimate", table, "--output", folder, "--quiet", ...words);
  return folder;
}

function wrote(name, text) {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
}

/// Each page by its name: how its folder comes about, and what it is to be compared with.
function pages() {
  const few = ["--set", "monte_carlo.replicates=20"];
  const pages = [
    { name: "run", make: () => run("run", "scenarios/netherlands.json", "--replicates", "500") },
    { name: "everything", make: () => run("everything", "scenarios/everything.json", "--replicates", "50") },
    { name: "claims", make: () => run("claims", "scenarios/studies/claims.json") },
    // Registers so small that some have no overlap, and some intervals no end.
    { name: "sparse", make: () => run("sparse", "scenarios/textbook.json", "--replicates", "300", "--set", "agencies[*].capture_probability=0.02") },
  ];
  for (const study of ["sweep", "one_at_a_time", "ledger", "sample", "morris", "sobol", "tipping_point"])
    pages.push({ name: study, make: () => run(study, `scenarios/studies/${study}.json`, ...few) });
  pages.push({ name: "explain", make: () => run("explain", "scenarios/studies/explain.json", "--set", "study.particles=200", "--set", "study.runs=2", ...few) });
  pages.push({ name: "loops", make: () => run("loops", "scenarios/claims/12-open-population.json") });
  pages.push({ name: "map", make: () => run("map", "scenarios/claims/14-underestimation.json") });
  pages.push({ name: "estimate", make: () => estimated("estimate", "examples/data/netherlands.csv") });
  for (const [name, study, long] of [["hostile-run", false, []], ["hostile-study", true, []],
    ["hostile-title", false, [0]], ["hostile-agency", false, [2]], ["hostile-label", false, [5]], ["hostile-claims", true, [1, 10, 11, 12]]]) {
    const { plain, hostile, texts } = twin(study, long);
    // Of a label of ten thousand letters in every row of measures.csv the page says that it is too long to stand there.
    pages.push({ name, texts, long: long.length > 0, without: name === "hostile-label" ? "#reproduction" : "#explore",
      make: () => run(name, wrote(`${name}.json`, JSON.stringify(hostile))),
      makePlain: () => run(join("plain", name), wrote(`${name}-plain.json`, JSON.stringify(plain))) });
  }
  const lists = ["Aone", "Btwo", "Cthree"];
  const texts = lists.map((plain, number) => ({ plain, hostile: hostileText(number, true, number === 2) }));
  pages.push({ name: "hostile-table", texts, long: true, without: "#explore",
    make: () => estimated("hostile-table", wrote("hostile.csv", tableOf(texts.map((one) => one.hostile)))),
    makePlain: () => estimated(join("plain", "hostile-table"), wrote("plain.csv", tableOf(lists))) });
  return pages;
}

function reportOf(folder) {
  darknumber("report", folder, "--quiet");
  return join(folder, "report.html");
}

/// The first screen, light and dark.
async function pictured(browser, { name, file }) {
  await browser.size(640, 1000);
  await browser.open(file);
  for (const scheme of ["light", "dark"]) {
    await browser.scheme(scheme);
    await browser.screenshot(`${name}-${scheme}.png`);
  }
}

async function look(browser, { name, file, long = false }) {
  const hostile = name.startsWith("hostile");
  await browser.size(1000, 900);
  await browser.log("performance");
  await browser.open(file);
  const requests = (await browser.log("performance"))
    .map((entry) => JSON.parse(entry.message).message)
    .filter((message) => message.method === "Network.requestWillBeSent")
    .map((message) => message.params.request.url);
  check(`${name}: no request but for the page`, requests.every((url) => url === pathToFileURL(file).href), requests.join(" "));
  const unnamed = await browser.ask(`return [...document.querySelectorAll("svg")].filter((svg) =>
    svg.getAttribute("aria-hidden") !== "true" && (svg.getAttribute("role") !== "img" ||
    !(svg.querySelector("title")?.textContent && svg.querySelector("desc")?.textContent) &&
    !(svg.getAttribute("aria-label") && svg.getAttribute("aria-description")))).length;`);
  check(`${name}: every drawing has a title and a text`, unnamed === 0, unnamed);
  const charts = await browser.ask("return document.querySelectorAll('svg').length;");
  const doubled = await browser.ask(`const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.length - new Set(ids).size;`);
  check(`${name}: no identifier twice`, doubled === 0, doubled);
  const sorted = await browser.ask(`const button = document.querySelector("th:nth-child(2) button");
    if (!button) return "none";
    button.focus(); button.click();
    return button.parentElement.getAttribute("aria-sort");`);
  check(`${name}: a table is sorted by its button`, ["none", "ascending"].includes(sorted), sorted);
  for (const scheme of ["light", "dark"]) {
    await browser.scheme(scheme);
    const contrast = await browser.ask(`const style = getComputedStyle(document.body);
      const light = (color) => { const [r, g, b] = color.match(/[0-9.]+/g).map(Number)
        .map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05);`);
    check(`${name}: text can be read, ${scheme}`, contrast >= 7, contrast);
  }
  await browser.scheme("light");
  await explored(browser, name, long);
  await browser.size(360, 740);
  await browser.open(file);
  const phone = await browser.ask(`return { wide: document.documentElement.scrollWidth, seen: window.innerWidth,
    verdict: document.querySelector("#verdict p").getBoundingClientRect().top,
    widest: [...document.querySelectorAll("body *")].filter((one) => !one.closest(".wide") &&
      one.getBoundingClientRect().right > 361).map((one) => one.tagName + "." + one.className).slice(0, 3).join(" ") };`);
  check(`${name}: nothing wider than a phone`, phone.wide <= 360 && phone.widest === "", JSON.stringify(phone));
  // A title of ten thousand letters is its author's wish.
  check(`${name}: the verdict is on the first screen`, hostile || phone.verdict < 740, phone.verdict);
  const errors = (await browser.log("browser")).filter((entry) => entry.level === "SEVERE").map((entry) => entry.message);
  check(`${name}: no console error`, errors.length === 0, errors.join("; "));
  const words = await browser.ask(`const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll("script, .copy, .explore").forEach((one) => one.remove());
    return main.textContent.replace(/\\s+/g, " ");`);
  await browser.devtools("Emulation.setScriptExecutionDisabled", { value: true });
  await browser.open(file);
  const source = readFileSync(file, "utf8");
  const main = source.slice(source.indexOf("<main>") + 6, source.indexOf("</main>"));
  const plain = await textOf(browser, file);
  check(`${name}: the same words with scripts off`, plain === words, `${plain.length} ${words.length}`);
  const box = await boxOf(browser, "#explore");
  check(`${name}: with scripts off there is nothing to explore`, box === undefined, JSON.stringify(box));
  await browser.devtools("Emulation.setScriptExecutionDisabled", { value: false });
  check(`${name}: small enough`, source.length < 800000, source.length);
  console.log(`${name}: ${charts} drawings, ${Math.round(source.length / 1000)} kB, ${main.length > 0 ? "looked at" : "empty"}`);
}

/// The text of a page whose own scripts are off.
async function textOf(browser) {
  const { root } = await browser.devtools("DOM.getDocument", { depth: 0 });
  const { nodeId } = await browser.devtools("DOM.querySelector", { nodeId: root.nodeId, selector: "main" });
  const { outerHTML } = await browser.devtools("DOM.getOuterHTML", { nodeId });
  return outerHTML.replace(/<script\b[^]*?<\/script>/g, "").replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&nbsp;/g, "\u00a0")
    .replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ");
}

/// Where an element is drawn; undefined where it is not.
async function boxOf(browser, selector) {
  const { root } = await browser.devtools("DOM.getDocument", { depth: 0 });
  const { nodeId } = await browser.devtools("DOM.querySelector", { nodeId: root.nodeId, selector });
  if (nodeId === 0) return undefined;
  try {
    return (await browser.devtools("DOM.getBoxModel", { nodeId })).model;
  } catch {
    return undefined;
  }
}

/// What is chosen in the f-th figure to explore: its words, and what the tip in the drawing says.
function chosenIn(browser, f) {
  return browser.ask(`const figure = document.querySelectorAll("figure.explore")[${f}];
    return { marks: parseInt(figure.querySelector(".frame svg").getAttribute("aria-description").match(/(\\d+) marks/)[1], 10),
      words: figure.querySelector(".readout").textContent,
      tip: [...figure.querySelectorAll('.frame [aria-label="tip"] tspan')].map((one) => one.textContent).join(" "),
      ring: [...figure.querySelectorAll('.frame [aria-label="dot"]')].at(-1).innerHTML };`);
}

async function press(browser, key) {
  for (const type of ["keyDown", "keyUp"]) await browser.devtools("Input.dispatchKeyEvent", { type, key, code: key });
}

/// `long`: a page with texts of 10,000 letters may leave the figures out, so as not to be too large.
async function explored(browser, name, long) {
  const count = await browser.ask("return document.querySelectorAll('figure.explore').length;");
  check(`${name}: there is something to explore`, long || count > 0, count);
  for (let f = 0; f < count; ++f) {
    const what = `${name}, figure to explore ${f + 1}`;
    const mark = await browser.ask(`const figure = document.querySelectorAll("figure.explore")[${f}];
      const first = figure.querySelector('.frame [aria-label="dot"] > *, .frame [aria-label="text"] > *');
      first.scrollIntoView({ block: "center" });
      const mark = first.getBoundingClientRect();
      return { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };`);
    await browser.devtools("Input.dispatchMouseEvent", { type: "mouseMoved", ...mark });
    const pointed = await chosenIn(browser, f);
    check(`${what}: a tip where the mouse is`, pointed.tip !== "" && pointed.words !== "", JSON.stringify({ mark, pointed }));
    await browser.devtools("Input.dispatchMouseEvent", { type: "mouseMoved", x: 2, y: 2 });
    check(`${what}: no tip where it is not`, (await chosenIn(browser, f)).tip === "");
    await browser.ask(`document.querySelectorAll("figure.explore .frame")[${f}].focus();`);
    const read = [];
    for (const key of ["End", "Home", "ArrowRight", "ArrowLeft", "Escape"]) {
      await press(browser, key);
      read.push(await chosenIn(browser, f));
    }
    check(`${what}: tips by the keys, and words to be read out`,
      read.slice(0, 4).every((one) => one.tip !== "" && one.words !== "") && read[1].ring === read[3].ring, JSON.stringify(read));
    check(`${what}: the keys go from mark to mark`, read[0].marks === 1 || new Set(read.slice(0, 3).map((one) => one.ring)).size > 1, JSON.stringify(read));
    check(`${what}: Escape lets go`, read[4].tip === "" && read[4].words === "", JSON.stringify(read[4]));
    check(`${what}: the words are the tip's`, read[0].words.split("; ").every((part) => name.startsWith("hostile") || read[0].tip.replaceAll(" ", "").includes(part.replaceAll(" ", "").slice(0, 12))), JSON.stringify(read[0]));
    const { same, empty } = await browser.ask(`const figure = document.querySelectorAll("figure.explore")[${f}];
      const drawings = [];
      for (const select of figure.querySelectorAll("select")) {
        const seen = new Set();
        for (let i = 0; i < Math.min(select.options.length, 5); ++i) {
          select.value = i;
          select.dispatchEvent(new Event("change"));
          seen.add(figure.querySelector(".frame svg").outerHTML);
        }
        drawings.push({ name: select.parentElement.textContent.slice(0, 20), seen: seen.size });
        select.value = 0;
        select.dispatchEvent(new Event("change"));
      }
      return { same: drawings.filter(({ seen }) => seen < 2).map(({ name }) => name),
        empty: [...figure.querySelectorAll("[d], [x], [x1], [cx]")].filter((one) => [...one.attributes].some(({ value }) => /NaN|undefined|Infinity/.test(value))).length };`);
    check(`${what}: whatever is chosen is drawn`, same.length === 0, same.join(" "));
    check(`${what}: every mark has a place`, empty === 0, empty);
  }
  if (name === "sparse") {
    const legends = await browser.ask("return [...document.querySelectorAll('.legend')].map((one) => one.textContent).join(' ');");
    check("sparse: what is infinite or missing is said", legends.includes("infinite") && legends.includes("no "), legends);
  }
  await browser.devtools("Emulation.setEmulatedMedia", { media: "print" });
  const controls = await browser.ask("return [...document.querySelectorAll('.controls, .readout')].filter((one) => one.checkVisibility()).length;");
  check(`${name}: nothing to choose in print`, controls === 0, controls);
  await browser.devtools("Emulation.setEmulatedMedia", { media: "" });
}

/// What a page is made of besides the figures to explore, which come and go with its size: its elements by
/// name, those of drawings apart, and its words outside drawings, with each hostile text read as its plain one.
async function madeOf(browser, file, { texts, without }) {
  await browser.open(file);
  const made = await browser.ask(`const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll("#explore, ${without}, nav li[hidden], nav li:has(a[href='#explore']), .copy, script").forEach((one) => one.remove());
    const counts = {};
    for (const one of main.querySelectorAll("*")) {
      const name = one.tagName + (one.closest("svg") ? " in a drawing" : "");
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const all = document.querySelectorAll("img, iframe, object, embed, link, form, input, base, [onerror], [onload], [style*='display']").length;
    main.querySelectorAll("svg, pre, #stamp").forEach((one) => one.remove());
    return { counts, all, scripts: document.scripts.length, words: main.textContent.replace(/\\s+/g, " ").replace(/scenario[0-9a-f]{16}/, ""),
      title: document.title, dialogs: document.querySelectorAll("dialog").length, style: getComputedStyle(main).display };`);
  const shown = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  for (const { plain, hostile } of texts)
    for (const key of ["words", "title"]) made[key] = made[key].replaceAll(shown(hostile), plain);
  return made;
}

/// Hostile texts change nothing but themselves.
async function compared(browser, page) {
  const { name, file, plainFile } = page;
  await browser.size(1000, 900);
  const hostile = await madeOf(browser, file, page);
  const plain = await madeOf(browser, plainFile, page);
  for (const tag of new Set([...Object.keys(plain.counts), ...Object.keys(hostile.counts)]))
    check(`${name}: as many ${tag} as with plain texts`, plain.counts[tag] === hostile.counts[tag], `${hostile.counts[tag]} ${plain.counts[tag]}`);
  check(`${name}: nothing that loads`, hostile.all === 0, hostile.all);
  check(`${name}: the title is its text`, hostile.title === plain.title, hostile.title.slice(0, 200));
  let at = 0;
  while (at < plain.words.length && plain.words[at] === hostile.words[at]) at += 1;
  check(`${name}: the same words but for these texts`, plain.words === hostile.words,
    `"${hostile.words.slice(Math.max(0, at - 60), at + 120)}" and "${plain.words.slice(Math.max(0, at - 60), at + 120)}"`);
}

/// The hand-out of the lessons prints on two pages.
async function printed(browser) {
  await browser.open(join(checkout, "docs/lessons/handout.html"));
  const { data } = await browser.devtools("Page.printToPDF", { preferCSSPageSize: true });
  const pages = Buffer.from(data, "base64").toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;
  check("handout: two pages", pages === 2, pages);
}

const browser = await Browser.start(scratch, screenshots);
try {
  for (const page of pages()) {
    if (only.length > 0 && !only.includes(page.name)) continue;
    page.file = reportOf(page.make());
    if (screenshots) {
      await pictured(browser, page);
      continue;
    }
    await look(browser, page);
    if (page.texts !== undefined) {
      page.plainFile = reportOf(page.makePlain());
      await compared(browser, page);
    }
  }
  await printed(browser);
} finally {
  await browser.stop();
  rmSync(scratch, { recursive: true, force: true });
}
if (failures > 0) process.exit(1);
