// SPDX-License-Identifier: MIT
// Uses the classroom in headless Chromium, opened from a file: no request, no console error, every control by
// keyboard, what it says against the program, addresses that nobody should have to trust, a phone, both languages.
// How long a slider takes is printed: it depends on the machine, so that no bound is kept.
// Usage: node classroom.mjs PROGRAM CHECKOUT [FOLDER-FOR-SCREENSHOTS]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser } from "../browser/browser.mjs";

const [program, checkout, screenshots] = process.argv.slice(2);
const page = join(checkout, "build/web/classroom.html");
const address = pathToFileURL(page).href;
const scratch = mkdtempSync(join(tmpdir(), "darknumber-classroom-"));
const texts = JSON.parse(readFileSync(join(checkout, "web/texts.json"), "utf8"));
const { lessons } = JSON.parse(readFileSync(join(checkout, "web/lessons.json"), "utf8"));
const keys = { tab: "\uE004", enter: "\uE007", space: " ", right: "\uE014", end: "\uE010" };
let failures = 0;

function check(what, holds, detail = "") {
  if (holds) return;
  failures += 1;
  console.error(`FAILED: ${what} ${detail}`);
}

const browser = await Browser.start(scratch, screenshots);

/** Opens the page anew; with another part after # alone, a browser would keep it. */
async function open(hash) {
  await browser.call("POST", "/url", { url: "about:blank" });
  await browser.call("POST", "/url", { url: address + hash });
  await until("the engine is there", `document.getElementById("main").dataset.ready === "true"`);
}

async function until(what, holds, seconds = 120) {
  const done = await browser.later(`const [end] = arguments; const until = Date.now() + ${seconds * 1000};
    (function look() { if (${holds}) end(true); else if (Date.now() > until) end(false); else setTimeout(look, 20); })();`);
  check(what, done);
}

const text = (id) => browser.ask(`return document.getElementById("${id}").textContent;`);
const focus = (id) => browser.ask(`document.getElementById("${id}").focus();`);

async function pressOn(id, ...pressed) {
  await focus(id);
  await browser.press(...pressed);
}

/** Tab from the top of the page to its end: what had the focus, in turn. */
async function tabbed() {
  await browser.ask(`const first = document.getElementById("skip"); first.focus(); first.dataset.met = "yes";`);
  const seen = [];
  for (let i = 0; i < 120; ++i) {
    await browser.press(keys.tab);
    const at = await browser.ask(`const one = document.activeElement; if (one === document.body) return null;
      one.dataset.met = "yes"; const style = getComputedStyle(one);
      return { id: one.id, name: one.tagName, outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };`);
    if (at === null) break;
    seen.push(at);
  }
  return seen;
}

async function revealByKeyboard(name) {
  await browser.ask(`document.querySelector("[name=guess]").focus();`);
  await browser.press(keys.space);
  await pressOn("reveal", keys.enter);
  await until(`${name}: the answer is revealed`, `!document.getElementById("answer").hidden && document.getElementById("strip").dataset.world`);
}

async function everyControlByKeyboard(lesson) {
  await open(`#lesson=${lesson.id}&lang=en`);
  await revealByKeyboard(lesson.id);
  const seen = await tabbed();
  check(`${lesson.id}: what has the focus shows it`, seen.every((one) => one.outline), JSON.stringify(seen.filter((one) => !one.outline)));
  const missed = await browser.ask(`return [...document.querySelectorAll("button, input, select, textarea")].filter((one) =>
    one.checkVisibility() && !one.disabled && !one.dataset.met && !(one.type === "radio")).map((one) => one.id || one.textContent);`);
  check(`${lesson.id}: every control by keyboard`, missed.length === 0, missed.join(", "));
  const unnamed = await browser.ask(`return [...document.querySelectorAll("button, input, select, textarea")].filter((one) =>
    one.checkVisibility() && !one.textContent.trim() && !(one.labels && [...one.labels].some((label) => label.textContent.trim()))).map((one) => one.id);`);
  check(`${lesson.id}: every control has a name`, unnamed.length === 0, unnamed.join(", "));
  // A key on each slider makes another world, whose answer is drawn.
  for (const slider of lesson.sliders) {
    const before = await browser.ask(`return document.getElementById("strip").dataset.world;`);
    await pressOn(`slider-${slider.id}`, keys.right);
    await until(`${lesson.id}: slider ${slider.id} by keyboard`,
      `document.getElementById("strip").dataset.world !== "${before}" || document.getElementById("problem").textContent !== ""`);
    check(`${lesson.id}: slider ${slider.id} keeps a world`, (await text("problem")) === "", await text("problem"));
  }
}

/** What the page says and saves against the program. */
async function sameAsTheProgram(lesson, hash) {
  await open(`#lesson=${lesson.id}&lang=en${hash}`);
  await revealByKeyboard(lesson.id);
  await pressOn("simulate", keys.enter);
  await until(`${lesson.id}: simulated`, `document.getElementById("digest").textContent !== ""`, 300);
  const before = new Set(readdirSync(scratch));
  await pressOn("save", keys.enter);
  let saved;
  for (let i = 0; i < 100 && !saved; ++i) {
    saved = readdirSync(scratch).find((name) => name.endsWith(".json") && !before.has(name));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  check(`${lesson.id}: a file is saved`, saved !== undefined);
  if (!saved) return;
  const run = JSON.parse(execFileSync(program, ["run", join(scratch, saved), "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 }));
  check(`${lesson.id}: the verdict is the program's`, (await text("verdict")) === run.verdict, `\n${await text("verdict")}\n${run.verdict}`);
  const expected = JSON.parse(execFileSync(program, ["expect", join(scratch, saved), "--format", "json"], { encoding: "utf8" }));
  const sentence = await text("sentence");
  for (const number of [expected.truth, expected.estimates.find((one) => one.estimator === lesson.asked).estimate])
    check(`${lesson.id}: the sentence has the program's numbers`, sentence.includes(new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(number)), `${sentence} ${number}`);
  const same = (await text("digest")).includes(run.digest);
  const bars = await browser.ask(`return document.querySelectorAll("#strip .bar").length;`);
  check(`${lesson.id}: a histogram`, bars > 5, bars);
  console.log(`${lesson.id}: digest ${run.digest} of the program ${same ? "is" : "is not"} the page's`);
}

/** Where the sliders say that all assumptions hold, nothing is violated: what the sentence says is all there is. */
async function nothingViolated(lesson) {
  const neutral = lesson.sliders.filter((slider) => slider.neutral !== null).map((slider) => `${slider.id}=${slider.neutral}`).join("&");
  await open(`#lesson=${lesson.id}&lang=en&${neutral}`);
  await revealByKeyboard(lesson.id);
  const sentence = await text("sentence");
  check(`${lesson.id}: right where nothing is violated`, sentence.includes("which is 1.00 times"), sentence);
  if (lesson.sliders.every((slider) => slider.neutral !== null)) check(`${lesson.id}: no condition`, sentence.startsWith("If lists are independent, people"), sentence);
}

async function ledgerAndBeliefs() {
  await open("#lesson=gaza&avoided=0.4&lang=en");
  await revealByKeyboard("gaza");
  await until("a ledger", `document.querySelectorAll("#ledger tbody tr").length > 0`);
  check("the ledger names what is violated", (await text("ledger")).includes("avoidance"), await text("ledger"));
  await pressOn("ask-beliefs", keys.enter);
  await until("worlds behind the table", `document.querySelectorAll("#believed tbody tr").length === 5`, 300);
  check("they fit the table", (await text("believed-text")).startsWith(texts.en.explain_fits), await text("believed-text"));
  await browser.size(900, 2600);
  await browser.screenshot("beliefs.png");
  await browser.size(1000, 900);
}

async function latency(lesson) {
  await open(`#lesson=${lesson.id}&lang=en`);
  await revealByKeyboard(lesson.id);
  const times = await browser.later(`const [id, end] = arguments; (async () => {
    const slider = document.getElementById(id), strip = document.getElementById("strip"), times = [];
    const drawn = () => new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); requestAnimationFrame(resolve); });
      observer.observe(strip, { attributes: true, attributeFilter: ["data-world"] });
    });
    const [least, most] = [Number(slider.min), Number(slider.max)];
    for (let i = 1; i <= 60; ++i) {
      slider.value = least + (most - least) * ((i * 17) % 61) / 70;
      const picture = drawn(), start = performance.now();
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await picture;
      times.push(performance.now() - start);
    }
    end(times.slice(5).sort((a, b) => a - b));
  })();`, `slider-${lesson.sliders[0].id}`);
  const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(0);
  console.log(`${lesson.id}: a slider's move to the picture, ms: median ${at(0.5)}, 95 % ${at(0.95)}`);
}

async function theClass() {
  await open("#lesson=pond&seed=7&lang=en");
  await pressOn("my-draw", keys.enter);
  await until("a line of one's own", `document.getElementById("my-line").value !== ""`);
  const mine = await browser.ask(`return document.getElementById("my-line").value;`);
  const other = JSON.stringify({ ...JSON.parse(mine), seed: 8, estimates: { "marked share": 500 } });
  const hostile = '{"darknumber":1,"world":"<img src=x onerror=alert(1)>","seed":1,"estimates":{}}\n<script>alert(1)</script>';
  await browser.ask(`document.getElementById("class-lines").value = ${JSON.stringify([mine, other, mine, hostile].join("\n"))};`);
  await pressOn("pool", keys.enter);
  const words = await text("pooled");
  check("a class is pooled, each seed once", words.startsWith("2 results"), words);
  check("what is left out is said", words.includes("1 unreadable, 1 of another world, 1 with a seed"), words);
  check("the median of the class", (await text("pooled-table")).includes("500"), await text("pooled-table"));
}

async function twoDays() {
  for (let day = 1; day <= 2; ++day) {
    const before = await text("pond-text");
    await pressOn("pond-step", keys.enter);
    await until("fish are drawn", `document.getElementById("pond-text").textContent !== ${JSON.stringify(before)}`);
  }
}

/** The fish that are seen are those of one's own line; how many there are is said to those who have predicted it. */
async function thePond(hash) {
  await open(`#lesson=pond&seed=7&lang=en${hash}`);
  await pressOn("my-draw", keys.enter);
  await until("a line of one's own", `document.getElementById("my-line").value !== ""`);
  const mine = JSON.parse(await browser.ask(`return document.getElementById("my-line").value;`));
  await twoDays();
  const estimate = Math.round(mine.estimates["marked share"]);
  check(`the fish give the estimate of the line ${hash}`, (await text("pond-text")).includes(`= ${estimate}:`), `${await text("pond-text")} ${estimate}`);
  const seen = () => browser.ask(`return document.querySelectorAll("#pond-drawing .fish").length;`);
  const caught = await seen();
  await pressOn("pond-step", keys.enter);
  check(`nobody empties the pond who has not predicted ${hash}`, !(await text("pond-text")).includes("emptied") && (await seen()) === caught, await text("pond-text"));
  await browser.screenshot("pond.png");
  await revealByKeyboard("pond");
  const words = await text("pond-text");
  const never = Number(words.match(/(\d+) of them had never been caught/)?.[1]);
  const strangers = Number(words.match(/(\d+) of the second day’s fish are not of this pond/)?.[1] ?? 0);
  check(`fish of other ponds are told apart ${hash}`, hash.includes("false=") === (strangers > 0), words);
  check(`all fish are drawn when the pond is empty ${hash}`, (await seen()) === mine.truth + strangers && caught + never === mine.truth + strangers, words);
}

async function addresses() {
  await open("#lesson=two&false=0.25&together=2&seed=9&replicates=200&lang=nl");
  check("an address is the world that it says", await browser.ask(`return document.getElementById("slider-false").value === "0.25" &&
    document.getElementById("seed").value === "9" && document.documentElement.lang === "nl";`));
  check("an address comes back", (await browser.ask("return location.hash;")).includes("false=0.25"));
  for (const hash of ["#lesson=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&false=NaN&seed=-1&lang=%3Cb%3E", "#lesson=two&false=1e308&missed=-5&seed=1e99",
    "#%E0%A4%A", "#lesson=__proto__&constructor=1"]) {
    await open(hash);
    check(`an address that means ill does nothing: ${hash}`, (await text("lesson-title")).length > 3 && (await browser.ask("return document.querySelectorAll('img').length;")) === 0);
  }
}

/** The page hears of an address that it wrote itself only later, when a finger may have moved on. */
async function fingerBesideTheAddress() {
  await open("#lesson=two&lang=en");
  await revealByKeyboard("two");
  const followed = await browser.later(`const [end] = arguments;
    const link = document.getElementById("link"), slider = document.getElementById("slider-false");
    const move = (value) => { slider.value = value; slider.dispatchEvent(new Event("input", { bubbles: true })); };
    Object.defineProperty(link, "value", { configurable: true, set() {
      delete link.value;
      move(0.3);
      setTimeout(() => end(slider.isConnected && slider.value === "0.3" && !document.getElementById("answer").hidden), 200);
    } });
    move(0.1);`);
  check("a finger that moves while the address is written is followed", followed);
}

async function looks() {
  for (const lang of ["en", "nl"]) {
    for (const lesson of lessons) {
      await browser.size(360, 740);
      await open(`#lesson=${lesson.id}&lang=${lang}`);
      await revealByKeyboard(lesson.id);
      const wide = await browser.ask(`return { page: document.documentElement.scrollWidth, out: [...document.querySelectorAll("body *")].filter((one) =>
        one.checkVisibility() && !one.closest(".wide, .skip, .unseen") && one.getBoundingClientRect().right > 361).map((one) => one.tagName + "#" + one.id).slice(0, 4) };`);
      check(`${lesson.id}, ${lang}: nothing wider than a phone`, wide.page <= 360 && wide.out.length === 0, JSON.stringify(wide));
      const all = await browser.ask("return document.body.innerText;");
      check(`${lesson.id}, ${lang}: no text is missing`, !/undefined|NaN|\{\w+\}|null/.test(all), all.match(/.*(undefined|NaN|\{\w+\}|null).*/)?.[0]);
      check(`${lesson.id}, ${lang}: its title`, (await text("lesson-title")) === texts[lang][`lesson_${lesson.id}`]);
    }
    await browser.screenshot(`phone-${lang}.png`);
  }
  for (const scheme of ["light", "dark"]) {
    await browser.size(900, 2000);
    await browser.scheme(scheme);
    await open("#lesson=netherlands&replicates=200&lang=en");
    await revealByKeyboard("netherlands");
    await pressOn("simulate", keys.enter);
    await until(`${scheme}: simulated`, `document.getElementById("digest").textContent !== ""`, 300);
    await browser.screenshot(`classroom-${scheme}.png`);
    const contrast = await browser.ask(`const light = (color) => { const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((c) => c / 255)
        .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const paper = light(getComputedStyle(document.body).backgroundColor);
      return Math.min(...[...document.querySelectorAll("p, td, th, label, button, h2, output")].filter((one) => one.checkVisibility()).map((one) => {
        const own = getComputedStyle(one), back = own.backgroundColor === "rgba(0, 0, 0, 0)" ? paper : light(own.backgroundColor);
        const [a, b] = [light(own.color), back].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); }));`);
    check(`${scheme}: text can be read`, contrast >= 4.5, contrast);
  }
  await browser.scheme("light");
  await browser.size(760, 1000);
  await open("#lesson=pond&lang=en&false=0.2");
  await twoDays();
  await revealByKeyboard("pond");
  await browser.ask("scrollTo(0, document.getElementById('pond').offsetTop - 20);");
  await browser.screenshot("pond-revealed.png");
  const { data } = await browser.devtools("Page.printToPDF", {});
  check("it prints", Buffer.from(data, "base64").toString("latin1").startsWith("%PDF"));
}

try {
  check("small enough", statSync(page).size < 2000000, statSync(page).size);
  await browser.call("POST", "/timeouts", { script: 400000 });
  await browser.devtools("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: scratch });
  await browser.size(1000, 900);
  for (const lesson of lessons) await everyControlByKeyboard(lesson);
  await sameAsTheProgram(lessons.find((one) => one.id === "pond"), "&lost=0.2");
  await sameAsTheProgram(lessons.find((one) => one.id === "two"), "&false=0.2&seed=5");
  await sameAsTheProgram(lessons.find((one) => one.id === "three"), "");
  await sameAsTheProgram(lessons.find((one) => one.id === "netherlands"), "&replicates=200");
  await sameAsTheProgram(lessons.find((one) => one.id === "gaza"), "&replicates=200&avoided=0.2");
  for (const lesson of lessons) await nothingViolated(lesson);
  await ledgerAndBeliefs();
  for (const lesson of lessons) await latency(lesson);
  await theClass();
  await thePond("");
  await thePond("&false=0.3&lost=0.2");
  await addresses();
  await fingerBesideTheAddress();
  await looks();
  const requests = (await browser.log("performance")).map((entry) => JSON.parse(entry.message).message)
    // What chrome: asks for is the browser's own, in the tab that it begins with.
    .filter((message) => message.method === "Network.requestWillBeSent" && !message.params.documentURL.startsWith("chrome:"))
    .map((message) => message.params.request.url).filter((url) => ![address, "about:", "blob:"].some((own) => url.startsWith(own)));
  check("no request but for the page", requests.length === 0, requests.slice(0, 5).join(" "));
  const errors = (await browser.log("browser")).filter((entry) => entry.level === "SEVERE").map((entry) => entry.message);
  check("no console error", errors.length === 0, errors.join("; "));
} finally {
  await browser.stop();
  rmSync(scratch, { recursive: true, force: true });
}
if (failures > 0) process.exit(1);
console.log(`the classroom: ${lessons.length} lessons, ${Math.round(statSync(page).size / 1000)} kB`);
