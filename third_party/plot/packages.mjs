// SPDX-License-Identifier: MIT
// Which packages gave bytes to the bundle, from esbuild's account of it: writes packages.tsv (name, version,
// licence) and LICENCES.txt (their licences, whole) to the folder.
// Usage: node packages.mjs ACCOUNT FOLDER, where node_modules/ is
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [account, folder] = process.argv.slice(2);
const [bundle] = Object.values(JSON.parse(readFileSync(account, "utf8")).outputs);
const names = new Set();
for (const [file, { bytesInOutput }] of Object.entries(bundle.inputs)) {
  const inside = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)?.at(-1);
  if (inside && bytesInOutput > 0) names.add(inside.slice("node_modules/".length, -1));
}
const packages = [...names].sort().map((name) => {
  const home = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const file = readdirSync(home).find((one) => /^licen[cs]e/i.test(one));
  if (!license || !file) throw new Error(`${name}: no licence`);
  return { name, version, license, text: readFileSync(join(home, file), "utf8").trim() };
});
writeFileSync(join(folder, "packages.tsv"),
  packages.map(({ name, version, license }) => `${name}\t${version}\t${license}\n`).join(""));

// Licences that differ in whom they name alone stand once, with all of these.
const isName = (line) => /^Copyright\b/.test(line);
const groups = new Map();
for (const { name, version, license, text } of packages) {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const rest = lines.filter((line) => !isName(line)).join("\n").replace(/\n{3,}/g, "\n\n").trim();
  const group = groups.get(rest) ?? [];
  group.push(`${name} ${version} (${license})\n${lines.filter(isName).map((line) => `  ${line}`).join("\n")}`);
  groups.set(rest, group);
}
writeFileSync(join(folder, "LICENCES.txt"), "What plot.min.js is made of, with its licences.\n" +
  [...groups].map(([rest, names]) => `\n${names.join("\n")}\n\n${rest}\n`).join(`\n${"-".repeat(40)}\n`));
