// SPDX-License-Identifier: MIT
// A worker with an engine of its own. The first gets the engine packed, unpacks and compiles it, and gives it back for
// the others; then each answers calls in turn.
"use strict";

let ready;

function engineOf(compiled) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, use) => {
      WebAssembly.instantiate(compiled, imports).then((instance) => use(instance, compiled), reject);
      return {};
    };
    darknumberEngine({ instantiateWasm }).then(engineCalls).then(resolve, reject);
  });
}

onmessage = async ({ data }) => {
  try {
    if (data.packed || data.compiled) {
      const compiled = data.compiled ?? (await WebAssembly.compile(unpacked(data.packed, data.how)));
      ready = engineOf(compiled);
      await ready;
      postMessage({ id: data.id, reply: compiled });
      return;
    }
    const calls = await ready;
    postMessage({ id: data.id, reply: calls.call(data.verb, data.args) });
  } catch (error) {
    postMessage({ id: data.id, failed: String(error) });
  }
};
