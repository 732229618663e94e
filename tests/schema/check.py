# SPDX-License-Identifier: MIT
"""The schema of scenarios against an independent validator: every shipped scenario is valid, and of
seeded mutants each that the program refuses for a type, a range or a name is refused too.
Usage: check.py PROGRAM CHECKOUT. Without Python's jsonschema it says so and is skipped (77)."""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("no jsonschema; apt-get install python3-jsonschema installs it")
    sys.exit(77)

program, checkout = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True, text=True).stdout)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = []


def without_comments(text):
    out, i, inside = [], 0, False
    while i < len(text):
        if inside:
            if text[i] == "\\":
                out.append(text[i])
                i += 1
            elif text[i] == '"':
                inside = False
            out.append(text[i])
            i += 1
        elif text.startswith("//", i):
            i = text.find("\n", i)
        elif text.startswith("/*", i):
            i = text.find("*/", i) + 2
        else:
            inside = text[i] == '"'
            out.append(text[i])
            i += 1
    return "".join(out)


scenarios = {}
for path in sorted((checkout / "scenarios").rglob("*.json")):
    scenarios[path] = json.loads(without_comments(path.read_text(encoding="utf-8")))
    for error in validator.iter_errors(scenarios[path]):
        failures.append(f"{path}: {error.json_path}: {error.message}")


def places(value, path=()):
    """Every member of every object, with the way to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield path, name
            yield from places(inner, path + (name,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, path + (index,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


rng = random.Random(20261128)
refused = by_both = beyond = 0
files = list(scenarios)
with tempfile.TemporaryDirectory() as folder:
    for number in range(200):
        path = rng.choice(files)
        mutant = copy.deepcopy(scenarios[path])
        where, name = rng.choice(list(places(mutant)))
        parent = at(mutant, where)
        kind = rng.choice(["type", "range", "name"])
        if kind == "type":
            parent[name] = rng.choice([None, "text", [], {}, True, 0.5])
        elif kind == "range":
            parent[name] = rng.choice([-1, -0.5, 1.5, 1e12, 0])
        else:
            parent[name + "s"] = parent.pop(name)
        # A table is named from the scenario's folder.
        file = pathlib.Path(folder) / "mutant.json"
        if "table" in mutant and isinstance(mutant["table"], dict) and isinstance(mutant["table"].get("file"), str):
            mutant["table"]["file"] = str((path.parent / mutant["table"]["file"]).resolve())
        file.write_text(json.dumps(mutant), encoding="utf-8")
        run = subprocess.run([program, "validate", str(file), "--quiet"], capture_output=True, text=True)
        valid = validator.is_valid(mutant)
        if run.returncode == 0:
            if not valid:
                failures.append(f"mutant {number} of {path.name}, {where} {name}: {json.dumps(parent)[:200]}: "
                                "the program takes it and the schema does not")
            continue
        refused += 1
        if not valid:
            by_both += 1
            continue
        beyond += 1
        print(f"beyond the schema: {path.name} {'.'.join(map(str, where))}.{name}: {run.stderr.splitlines()[0]}")
        first = run.stderr.splitlines()[0]
        # What a path sets, in a study or a claim, a schema cannot know; a loading belongs to a trait by
        # name; and "terms" is of several kinds.
        by_path = bool(where) and where[0] in ("study", "claims")
        of_a_schema = not by_path and (
            "unknown field" in first
            or ("must be" in first and "must be given" not in first and " the loading of " not in first))
        if of_a_schema:
            failures.append(f"mutant {number} of {path.name}: {first}: not refused by the schema")

print(f"{len(scenarios)} scenarios; of 200 mutants the program refuses {refused}, the schema {by_both} of these; "
      f"{beyond} are beyond a schema")
for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
