#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tells llvm-cov's summary room by room: by_room.py SUMMARY.json ENGINE-FOLDER."""
import collections
import json
import pathlib
import sys

WORST = 25  # files


def share(run, of):
    return f"{100 * run / of:6.2f} %" if of else "       –"


def main():
    summary, engine = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    rooms = collections.defaultdict(lambda: [0, 0, 0, 0])
    files = []
    for file in json.load(open(summary))["data"][0]["files"]:
        path = pathlib.Path(file["filename"]).resolve()
        if not path.is_relative_to(engine):
            continue
        name = path.relative_to(engine)
        lines, branches = file["summary"]["lines"], file["summary"]["branches"]
        numbers = [lines["covered"], lines["count"], branches["covered"], branches["count"]]
        for room in {name.parts[0], "engine without cli" if name.parts[0] != "cli" else "cli"}:
            rooms[room] = [a + b for a, b in zip(rooms[room], numbers)]
        files.append((numbers[1] - numbers[0], numbers[3] - numbers[2], str(name)))
    print(f"{'room':<22}{'lines':>8}{'run':>10}{'branches':>10}{'run':>10}")
    for room, (run, of, taken, ways) in sorted(rooms.items(), key=lambda one: one[0].startswith("engine")):
        print(f"{room:<22}{of:>8}{share(run, of):>10}{ways:>10}{share(taken, ways):>10}")
    print("\nlines and branches that no test runs, of the files with most:")
    for lines, branches, name in sorted(files, reverse=True)[:WORST]:
        print(f"{lines:>6}{branches:>6}  {name}")


if __name__ == "__main__":
    main()
