// SPDX-License-Identifier: MIT
// Opens the report of every type of study, of a run and of a table in headless Chromium: no console
// error, no request, every drawing with a title and a text for those who cannot see it, nothing
// wider than a phone, the verdict on the first screen, the same words with scripts off; the figures to
// explore say what a mark is to the mouse and to the keys, and draw whatever can be chosen.
// Usage: node report.mjs PROGRAM CHECKOUT [FOLDER-FOR-SCREENSHOTS]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [program, checkout, screenshots] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "darknumber-browser-"));
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

function pages() {
  const few = ["--set", "monte_carlo.replicates=20"];
  const folders = {
    run: run("run", "scenarios/netherlands.json", "--replicates", "500"),
    everything: run("everything", "scenarios/everything.json", "--replicates", "50"),
    claims: run("claims", "scenarios/studies/claims.json"),
    // Registers so small that some have no overlap, and some intervals no end.
    sparse: run("sparse", "scenarios/textbook.json", "--replicates", "300", "--set", "agencies[*].capture_probability=0.02"),
  };
  for (const study of ["sweep", "one_at_a_time", "ledger", "sample", "morris", "sobol", "tipping_point", "explain"])
    folders[study] = run(study, `scenarios/studies/${study}.json`, ...few);
  folders.estimate = join(scratch, "estimate");
  darknumber("estimate", "examples/data/netherlands.csv", "--output", folders.estimate, "--quiet");
  const hostile = JSON.stringify('"><img src=x onerror=alert(1)></title><script>alert(2)</script>\u202e' + "w".repeat(10000));
  const pond = readFileSync(join(checkout, "scenarios/pond.json"), "utf8").replace(/"title": ".*?"/, () => `"title": ${hostile}`);
  writeFileSync(join(scratch, "hostile.json"), pond);
  folders.hostile = run("hostile", join(scratch, "hostile.json"), "--replicates", "20");
  return Object.entries(folders).map(([name, folder]) => {
    darknumber("report", folder, "--quiet");
    return { name, file: join(folder, "report.html") };
  });
}

class Browser {
  static async start() {
    const port = 9500 + (process.pid % 400);
    const driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
    const browser = new Browser(`http://127.0.0.1:${port}`, driver);
    for (let tries = 0; tries < 100; ++tries) {
      try {
        if ((await browser.call("GET", "/status")).ready) break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-quic",
      `--user-data-dir=${join(scratch, "profile")}`, "--window-size=1000,900"];
    const session = await browser.call("POST", "/session", {
      capabilities: { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": { args },
        "goog:loggingPrefs": { browser: "ALL", performance: "ALL" } } },
    });
    browser.path = `/session/${session.sessionId}`;
    return browser;
  }

  constructor(address, driver) {
    this.address = address;
    this.driver = driver;
    this.path = "";
  }

  async call(method, path, body) {
    const answer = await fetch(this.address + this.path + path, {
      method, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (value && value.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  devtools(cmd, params = {}) { return this.call("POST", "/goog/cdp/execute", { cmd, params }); }
  open(file) { return this.call("POST", "/url", { url: pathToFileURL(file).href }); }
  ask(script) { return this.call("POST", "/execute/sync", { script, args: [] }); }
  log(type) { return this.call("POST", "/se/log", { type }); }
  size(width, height) {
    return this.devtools("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  }
  scheme(value) {
    return this.devtools("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
  }
  async screenshot(name) {
    if (!screenshots) return;
    mkdirSync(screenshots, { recursive: true });
    writeFileSync(join(screenshots, name), Buffer.from(await this.call("GET", "/screenshot"), "base64"));
  }
  async stop() {
    try { await this.call("DELETE", ""); } finally { this.driver.kill(); }
  }
}

async function look(browser, { name, file }) {
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
    await browser.screenshot(`${name}-${scheme}.png`);
    const contrast = await browser.ask(`const style = getComputedStyle(document.body);
      const light = (color) => { const [r, g, b] = color.match(/[0-9.]+/g).map(Number)
        .map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05);`);
    check(`${name}: text can be read, ${scheme}`, contrast >= 7, contrast);
  }
  await browser.scheme("light");
  await explored(browser, name);
  await browser.size(360, 740);
  await browser.open(file);
  const phone = await browser.ask(`return { wide: document.documentElement.scrollWidth, seen: window.innerWidth,
    verdict: document.querySelector("#verdict p").getBoundingClientRect().top,
    widest: [...document.querySelectorAll("body *")].filter((one) => !one.closest(".wide") &&
      one.getBoundingClientRect().right > 361).map((one) => one.tagName + "." + one.className).slice(0, 3).join(" ") };`);
  check(`${name}: nothing wider than a phone`, phone.wide <= 360 && phone.widest === "", JSON.stringify(phone));
  // A title of ten thousand letters is its author's wish.
  check(`${name}: the verdict is on the first screen`, name === "hostile" || phone.verdict < 740, phone.verdict);
  await browser.screenshot(`${name}-phone.png`);
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

async function explored(browser, name) {
  const count = await browser.ask("return document.querySelectorAll('figure.explore').length;");
  check(`${name}: there is something to explore`, count > 0, count);
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
    check(`${what}: the words are the tip's`, read[0].words.split("; ").every((part) => name === "hostile" || read[0].tip.replaceAll(" ", "").includes(part.replaceAll(" ", "").slice(0, 12))), JSON.stringify(read[0]));
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

/// The hand-out of the lessons prints on two pages.
async function printed(browser) {
  await browser.open(join(checkout, "docs/lessons/handout.html"));
  const { data } = await browser.devtools("Page.printToPDF", { preferCSSPageSize: true });
  const pages = Buffer.from(data, "base64").toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;
  check("handout: two pages", pages === 2, pages);
}

const browser = await Browser.start();
try {
  for (const page of pages()) await look(browser, page);
  await printed(browser);
} finally {
  await browser.stop();
  rmSync(scratch, { recursive: true, force: true });
}
if (failures > 0) process.exit(1);
