#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# pandas 1.5.3, read_json: capture histories in JSON, where they are texts in quotation marks.
#
# Guess: a CSV file cannot say that 0110 is a text, but JSON can, and so it stays one.
# Seen: a column in which every text looks like a number is made one: "0110" is 110, "0001" is 1, whether they are
# values or names of members. As names, "011" and "11" of lists of different width become the same row, and two
# rows are called 11. Back in a table the zeros are on the wrong side: 110 is a history of three lists. One
# history with a letter in the column, or dtype=False and convert_axes=False, keeps all of them.
# Truth: the json module of Python on the same text.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack python3.11=3.11.2-6+deb12u9 python3-pandas=1.5.3+dfsg-2 python3-numpy=1:1.24.2-1+deb12u1

expect 'pandas 1.5.3
json, values: 0110 1000 0001
read_json, values: 110 1000 1
read_json, values with a letter: h0110 h1000 h0001
read_json, values, dtype=False: 0110 1000 0001
json, names: 011 110 11
read_json, names: 11 11 110
read_json, names, convert_axes=False: 011 11 110' < <(python_code <<'PY'
import io
import json
import pandas

print("pandas", pandas.__version__)
rows = '[{"history": "0110", "count": 5}, {"history": "1000", "count": 7}, {"history": "0001", "count": 2}]'
names = '{"count": {"011": 5, "110": 3, "11": 9}}'
lettered = rows.replace('"history": "', '"history": "h')


def show(title, values):
    print(f"{title}: {' '.join(map(str, values))}")


show("json, values", [row["history"] for row in json.loads(rows)])
show("read_json, values", pandas.read_json(io.StringIO(rows))["history"])
show("read_json, values with a letter", pandas.read_json(io.StringIO(lettered))["history"])
show("read_json, values, dtype=False", pandas.read_json(io.StringIO(rows), dtype=False)["history"])
show("json, names", json.loads(names)["count"])
show("read_json, names", pandas.read_json(io.StringIO(names)).index)
show("read_json, names, convert_axes=False", pandas.read_json(io.StringIO(names), convert_axes=False).index)
PY
)
