// SPDX-License-Identifier: MIT
#include "engine/report/page/page_assets.h"

#include <string>

#include "engine/report/charts/drawing.h"

namespace darknumber {

std::string_view page_style() {
  static const std::string style = std::string(R"(
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--soft:#595959;--rule:#c8c8c8;--box:#f3f3f1}
@media (prefers-color-scheme:dark){:root{--paper:#161616;--ink:#ececec;--soft:#b0b0b0;--rule:#4a4a4a;--box:#222}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main,header,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.3rem;line-height:1.25;margin:1rem 0 .6rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2.4rem 0 .5rem;border-top:1px solid var(--rule);padding-top:1rem}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
p,li,dd,figcaption{overflow-wrap:anywhere}
.verdict{background:var(--box);border-left:4px solid var(--ink);padding:.4rem 1rem .6rem;margin:0 0 1rem}
.verdict p:first-child{font-size:1.1rem}
.remark{color:var(--soft);font-size:.9rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:0;background:var(--paper);padding:.5rem}
nav ul{padding-left:1.1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;margin:.6rem 0}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
.wide{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.2rem 0}
th,td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid var(--rule);vertical-align:top}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
th{font-weight:600}
tbody th{font-weight:400}
.text,tbody th{text-align:left}
th button{all:unset;cursor:pointer;font:inherit}
button:focus-visible,.wide:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid #0072b2;outline-offset:2px}
figure{margin:1.2rem 0}
figcaption{font-size:.9rem;color:var(--soft);margin-bottom:.4rem}
figcaption strong{color:var(--ink);display:block}
svg.chart{display:block;width:100%;height:auto;max-width:33rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem;background:var(--box);padding:.6rem;max-height:24rem;overflow:auto}
details{margin:.6rem 0}
summary{cursor:pointer}
footer{margin:3rem auto 2rem;color:var(--soft);font-size:.85rem}
.explore{--tone-0:#0072b2;--tone-1:#d55e00;--tone-2:#009e73;--tone-3:#aa4a86;--tone-4:#9a6a00;--tone-5:#3a7ca8;--tone-6:#767676;
--over:#d55e00;--under:#0072b2;--near:#767676}
@media (prefers-color-scheme:dark){.explore{--tone-0:#56a8dc;--tone-1:#f08a4b;--tone-2:#35c79c;--tone-3:#e09cc4;--tone-4:#e0b040;--tone-5:#9ad0f0;--tone-6:#a8a8a8;
--over:#f08a4b;--under:#56a8dc;--near:#a8a8a8}}
.explored{--plot-background:var(--paper);display:block;max-width:100%;height:auto;color:var(--ink);touch-action:pan-y}
.explored text,.explored tspan{white-space:pre}
.controls{display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:.4rem 0}
.controls label{display:inline-flex;align-items:baseline;gap:.4rem;max-width:100%;font-size:.9rem}
.controls select{font:inherit;min-width:0;max-width:100%}
.frame:focus-visible,select:focus-visible{outline:2px solid #0072b2;outline-offset:2px}
.readout{min-height:1.5em;margin:.2rem 0}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1rem;padding:0;margin:.3rem 0;font-size:.9rem}
.legend svg{display:inline-block;vertical-align:-.1em}
.copy{font:inherit;font-size:.9rem;padding:.2rem .7rem}
a{color:inherit}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--box:#fff}.copy,nav,.skip,.controls,.readout{display:none}
.explore{--tone-0:#0072b2;--tone-1:#d55e00;--tone-2:#007a59;--tone-3:#aa4a86;--tone-4:#9a6a00;--tone-5:#3a7ca8;--tone-6:#666;--over:#d55e00;--under:#0072b2;--near:#666}
pre{max-height:none}figure,tr{break-inside:avoid}body{font-size:11pt}}
)") + std::string(chart_style());
  return style;
}

std::string_view page_script() {
  return R"(
"use strict";
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  if (body.rows.length < 3) continue;
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.textContent = head.textContent;
    button.title = "sort by this column";
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column];
        return { row, key: cell.dataset.key === undefined ? NaN : Number(cell.dataset.key), text: cell.textContent };
      });
      keyed.sort((a, b) => {
        if (Number.isNaN(a.key) !== Number.isNaN(b.key)) return Number.isNaN(a.key) ? 1 : -1;
        const order = Number.isNaN(a.key) ? a.text.localeCompare(b.text, "en") : a.key - b.key;
        return down ? -order : order;
      });
      body.append(...keyed.map((one) => one.row));
    });
  });
}
const verdict = document.getElementById("verdict");
if (navigator.clipboard) {
  const button = document.createElement("button");
  button.className = "copy";
  button.textContent = "Copy with its source";
  button.addEventListener("click", () => {
    const text = [...verdict.querySelectorAll("p,li")].map((part) => part.textContent).join("\n");
    navigator.clipboard.writeText(text + "\n" + document.getElementById("stamp").textContent).then(() => {
      button.textContent = "Copied";
    });
  });
  verdict.after(button);
}
for (const fold of document.querySelectorAll("details")) {
  addEventListener("beforeprint", () => { fold.open = true; });
}
)";
}

}  // namespace darknumber
