// SPDX-License-Identifier: MIT
// Writes what the compiler gets: sources in batches of neighbours in a folder, as cmake/batches.cmake has them, but only
// those that the C interface reaches by its includes. Usage: node web/batches.mjs FOLDER, from the checkout.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [folder] = process.argv.slice(2);
const most = 12;
const few = 4;
// The stamp changes with every commit. No header leads to the other two: one has the names of the C library, which no
// other source may see defined, and one the narrowest of the vectors in which fits run side by side.
const alone = {
  stamp: "engine/study/engine_stamp.cpp",
  c_mathematics: "engine/core/c_mathematics.cpp",
  lanes: "engine/estimators/fitting/lanes_of_two.cpp",
};

const reached = new Set(["engine/interface/c/darknumber_c.cpp", ...Object.values(alone)]);
for (const file of reached)
  for (const [, header] of readFileSync(file, "utf8").matchAll(/^#include "(engine\/[^"]+)"/gm))
    for (const name of [header, header.replace(/\.h$/, ".cpp")]) if (existsSync(name)) reached.add(name);
const sources = [...reached].filter((file) => file.endsWith(".cpp") && !Object.values(alone).includes(file)).sort();

const size = (of) => sources.filter((file) => dirname(file) === of).length;
const groups = new Map();
for (const source of sources) {
  const of = dirname(source);
  const group = (size(of) <= few ? `${dirname(of)}/few` : of).replaceAll("/", "_");
  groups.set(group, [...(groups.get(group) ?? []), source]);
}
for (const [group, files] of groups)
  for (let first = 0; first < files.length; first += most) {
    const batch = files.slice(first, first + most).map((file) => `#include "${file}"\n`).join("");
    writeFileSync(join(folder, `${group}_${first / most + 1}.cpp`), batch);
  }
for (const [name, file] of Object.entries(alone)) writeFileSync(join(folder, `${name}.cpp`), `#include "${file}"\n`);
