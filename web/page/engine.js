// SPDX-License-Identifier: MIT
// The engine in workers. One answers the sliders; the others simulate, each the registers that the last one left.

/** The engine as it is packed in the page. */
function packedEngine() {
  return Uint8Array.from(atob(document.getElementById("engine").textContent.trim()), (c) => c.charCodeAt(0));
}

class EngineWorker {
  constructor(address, engine) {
    this.waiting = new Map();
    this.last = 0;
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => {
      const { resolve, reject } = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.failed) reject(new Error(data.failed));
      else resolve(data.reply);
    };
    this.worker.onerror = (event) => {
      for (const { reject } of this.waiting.values()) reject(new Error(event.message));
      this.waiting.clear();
    };
    this.ready = this.send(engine);
  }

  send(message) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...message });
    });
  }

  /** The answer; an error of the engine is thrown with its text. */
  async ask(verb, args) {
    const reply = await this.send({ verb, args });
    const answer = JSON.parse(reply.json);
    if (reply.status !== 0) throw new Error(answer.error.text);
    return { answer, tables: reply.tables };
  }
}

async function startEngine() {
  const source = document.getElementById("worker").textContent;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const others = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));
  const answering = new EngineWorker(address, { packed: packedEngine(), how: packed });
  const compiled = await answering.ready;
  const drawing = Array.from({ length: others }, () => new EngineWorker(address, { compiled }));
  return { answering, drawing };
}

/** Rows of shards as ratios to the truth, an array for each estimator: infinite where an estimate grows without
 * bound, NaN where there is none. */
function ratiosOf(columns) {
  const by = Object.fromEntries(columns.map((column) => [column.name, column]));
  const ratios = by.estimator.levels.map(() => []);
  const unbounded = ["no_overlap", "no_mle"].map((name) => by.status.levels.indexOf(name));
  for (let row = 0; row < by.estimator.numbers.length; ++row) {
    const status = by.status.numbers[row];
    const ratio = unbounded.includes(status) ? Infinity : by.n_hat.numbers[row] / by.n_true.numbers[row];
    ratios[by.estimator.numbers[row]].push(ratio);
  }
  return { labels: by.estimator.levels, ratios };
}

/** Simulates: each worker takes the next shard. `shown` gets the ratios of each shard as it comes; the promise
 * ends with whether all were drawn, which they are not when `wanted` says no. */
async function simulate(engine, scenario, replicates, shown, wanted) {
  const shards = Math.min(25, replicates);
  let next = 1;
  async function work(worker) {
    while (next <= shards && wanted()) {
      const shard = `${next++}/${shards}`;
      const { tables } = await worker.ask("run", { scenario, replicates, shard, threads: 1 });
      if (wanted()) shown(ratiosOf(tables.replicates));
    }
  }
  await Promise.all(engine.drawing.map(work));
  return wanted();
}
