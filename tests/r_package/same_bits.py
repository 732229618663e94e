# SPDX-License-Identifier: MIT
"""Compares the rows that R had (from_r.csv, 17 digits) with those of the command line, to the last bit.
same_bits.py FOLDER…"""

import csv
import math
import sys
from pathlib import Path


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(cell):
    """None of what does not exist or is infinite, which the files leave empty."""
    found = float(cell) if cell not in ("", "NA") else math.nan
    return found if math.isfinite(found) else None


compared = 0
for folder in map(Path, sys.argv[1:]):
    written = rows_of(folder / "replicates.csv")
    here = rows_of(folder / "from_r.csv")
    if len(written) != len(here):
        sys.exit(f"{folder.name}: {len(written)} rows were written, and R has {len(here)}")
    columns = [name for name in written[0] if name in here[0]]
    if set(written[0]) - set(columns) != {"infinite"}:
        sys.exit(f"{folder.name}: R lacks columns: {set(written[0]) - set(columns)}")
    for place, (theirs, ours) in enumerate(zip(written, here)):
        for name in columns:
            text = name in ("estimator", "status", "model")
            same = (theirs[name] == ours[name] if text else number(theirs[name]) == number(ours[name]))
            if not same:
                sys.exit(f"{folder.name}, row {place}, {name}: {theirs[name]} and {ours[name]}")
            compared += 1
print(f"{compared} cells are the same to the last bit")
