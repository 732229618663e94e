// SPDX-License-Identifier: MIT
// Headless Chromium through its driver (WebDriver, and the developer tools behind it).
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export class Browser {
  /** `scratch`: a folder for the profile; `screenshots`: where pictures go, if anywhere. */
  static async start(scratch, screenshots) {
    const port = 9500 + (process.pid % 400);
    const driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
    const browser = new Browser(`http://127.0.0.1:${port}`, driver, screenshots);
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
        timeouts: { script: 300000, pageLoad: 300000 }, "goog:loggingPrefs": { browser: "ALL", performance: "ALL" } } },
    });
    browser.path = `/session/${session.sessionId}`;
    return browser;
  }

  constructor(address, driver, screenshots) {
    this.address = address;
    this.driver = driver;
    this.screenshots = screenshots;
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
  /** The script ends by calling its last argument with the answer. */
  later(script, ...args) { return this.call("POST", "/execute/async", { script, args }); }
  /** Keys, one after the other, as from a keyboard: letters, or those that WebDriver has numbers for. */
  press(...keys) {
    const actions = keys.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    return this.call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
  log(type) { return this.call("POST", "/se/log", { type }); }
  size(width, height) {
    return this.devtools("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  }
  scheme(value) {
    return this.devtools("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
  }
  async screenshot(name) {
    if (!this.screenshots) return;
    mkdirSync(this.screenshots, { recursive: true });
    writeFileSync(join(this.screenshots, name), Buffer.from(await this.call("GET", "/screenshot"), "base64"));
  }
  async stop() {
    try { await this.call("DELETE", ""); } finally { this.driver.kill(); }
  }
}
