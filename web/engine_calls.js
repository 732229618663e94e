// SPDX-License-Identifier: MIT
// The functions of include/darknumber.h from JavaScript: in the page's workers, and in node.
"use strict";

/** What `engine` (build/web/engine.js, ready) answers: `call(verb, arguments)` gives the status of dn_call, the
 * answer's JSON as text, the notes, and the tables, column by column; a column of texts has its levels. */
function engineCalls(engine) {
  function withText(text, use) {
    const size = engine.lengthBytesUTF8(text) + 1;
    const place = engine._malloc(size);
    engine.stringToUTF8(text, place, size);
    try {
      return use(place);
    } finally {
      engine._free(place);
    }
  }

  function columnOf(answer, table, column) {
    const rows = engine._dn_rows(answer, table);
    const start = engine._dn_column(answer, table, column) / 8;
    const levels = [];
    for (let level = 0; level < engine._dn_levels(answer, table, column); ++level)
      levels.push(engine.UTF8ToString(engine._dn_level(answer, table, column, level)));
    return {
      name: engine.UTF8ToString(engine._dn_column_name(answer, table, column)),
      numbers: engine.HEAPF64.slice(start, start + rows),
      levels,
    };
  }

  function tablesOf(answer) {
    const tables = {};
    for (let table = 0; table < engine._dn_tables(answer); ++table) {
      const columns = [];
      for (let column = 0; column < engine._dn_columns(answer, table); ++column)
        columns.push(columnOf(answer, table, column));
      tables[engine.UTF8ToString(engine._dn_table_name(answer, table))] = columns;
    }
    return tables;
  }

  function call(verb, args) {
    const place = engine._malloc(4);
    try {
      const status = withText(verb, (name) =>
        withText(JSON.stringify(args), (given) => engine._dn_call(name, given, 0, 0, place)));
      const answer = engine.HEAPU32[place / 4];
      const reply = {
        status,
        json: engine.UTF8ToString(engine._dn_json(answer)),
        notes: engine.UTF8ToString(engine._dn_notes(answer)),
        tables: tablesOf(answer),
      };
      engine._dn_free(answer);
      return reply;
    } finally {
      engine._free(place);
    }
  }

  return { call, version: () => engine.UTF8ToString(engine._dn_version()) };
}

if (typeof module !== "undefined") module.exports = { engineCalls };
