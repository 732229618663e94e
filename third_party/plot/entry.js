// SPDX-License-Identifier: MIT
// What engine/report/page/explore/ draws with, and nothing else of Observable Plot.
export { dot, plot, rect, ruleX, ruleY, text, tip } from "@observablehq/plot";
