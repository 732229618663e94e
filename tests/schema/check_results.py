# SPDX-License-Identifier: MIT
"""What the program writes against the schema of its results, by an independent validator: JSON of every
verb, results.json, and the rows of every table. Then the schema against what is not so: of each document a
required member is taken away, and the schema has to refuse it.
Usage: check_results.py PROGRAM CHECKOUT. Without Python's jsonschema it says so and is skipped (77)."""
import copy
import csv
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("no jsonschema; apt-get install python3-jsonschema installs it")
    sys.exit(77)

program, checkout = sys.argv[1], pathlib.Path(sys.argv[2])


def printed(*words):
    run = subprocess.run([program, *words], capture_output=True, text=True, cwd=checkout)
    # A claim that is not supported, or undecided, is no failure here.
    if run.returncode not in (0, 4, 5):
        sys.exit(f"{' '.join(words)}: {run.stderr}")
    return run.stdout


schema = json.loads(printed("schema", "results"))
jsonschema.Draft202012Validator.check_schema(schema)
failures = []
documents = rows = 0
checked = set()


def validator_of(name):
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})


def unknown_members(part, form, path):
    """Members that the program writes and the schema does not name, wherever it names any."""
    while "$ref" in form:
        form = schema["$defs"][form["$ref"].rsplit("/", 1)[1]]
    if isinstance(part, dict):
        known, others = form.get("properties", {}), form.get("additionalProperties")
        for name, value in part.items():
            if name in known or isinstance(others, dict):
                yield from unknown_members(value, known.get(name, others), f"{path}.{name}")
            elif known:
                yield f"{path}.{name}"
    elif isinstance(part, list) and "items" in form:
        for value in part:
            yield from unknown_members(value, form["items"], f"{path}[]")


def check(name, document, source):
    global documents
    documents += 1
    checked.add(name)
    validator = validator_of(name)
    for path in sorted(set(unknown_members(document, schema["$defs"][name], ""))):
        failures.append(f"{source}: the schema does not name {path}")
    for error in validator.iter_errors(document):
        failures.append(f"{source}: {error.json_path}: {error.message}")
    for member in schema["$defs"][name].get("required", []):
        mutant = copy.deepcopy(document)
        mutant.pop(member, None)
        if validator.is_valid(mutant):
            failures.append(f"{source}: without {member} it is still valid")


def check_table(path):
    """The first rows as objects: what the schema calls a number is read as one, an empty cell as null."""
    global rows
    checked.add(path.name)
    properties = schema["$defs"][path.name]["properties"]
    validator = validator_of(path.name)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in itertools.islice(csv.DictReader(stream), 300):
            rows += 1
            read = {}
            for name, cell in row.items():
                types = properties.get(name, {}).get("type", "string")
                read[name] = cell if types == "string" else float(cell) if cell else None
            for error in validator.iter_errors(read):
                failures.append(f"{path.name} row {rows}: {error.json_path}: {error.message}")


with tempfile.TemporaryDirectory() as folder:
    out = pathlib.Path(folder)
    studies = [str(path.relative_to(checkout)) for path in sorted((checkout / "scenarios/studies").glob("*.json"))]
    fast = ["--set", "monte_carlo.replicates=4"]
    for number, scenario in enumerate(["scenarios/netherlands.json", "scenarios/pond.json", *studies]):
        printed("run", scenario, *fast, "--quiet", "--output", str(out / f"run{number}"))
        check("run", json.loads((out / f"run{number}/results.json").read_text(encoding="utf-8")), scenario)
        check_table(out / f"run{number}/measures.csv")
        check_table(out / f"run{number}/replicates.csv")
    for number in (1, 2):
        printed("run", "scenarios/studies/held_sizes.json", "--shard", f"{number}/2", "--quiet", "--output", str(out / "parts"))
        check("shard", json.loads((out / f"parts/shard-{number}-of-2/shard.json").read_text(encoding="utf-8")), "shard.json")
    check("run", json.loads(printed("merge", str(out / "parts"), "--format", "json", "--quiet")), "merge")
    check("plan", json.loads(printed("plan", "scenarios/pond.json", "--shards", "2", "--format", "json")), "plan --shards")
    for scenario in ["scenarios/netherlands.json", "scenarios/textbook.json", "scenarios/netherlands/severity.json"]:
        if not (checkout / scenario).exists():
            continue
        check("expect", json.loads(printed("expect", scenario, "--format", "json")), f"expect {scenario}")
        check("plan", json.loads(printed("plan", scenario, "--format", "json", "--threads", "1")), f"plan {scenario}")
    tables = ["examples/data/netherlands.csv", "examples/data/korea.csv", "examples/tables/suppressed.csv",
              "examples/tables/no_singletons.csv", "examples/tables/one_overlap.csv"]
    for number, table in enumerate(tables):
        printed("estimate", table, "--quiet", "--output", str(out / f"estimate{number}"))
        check("estimate", json.loads(printed("estimate", table, "--format", "json", "--quiet")), f"estimate {table}")
        check("estimate", json.loads((out / f"estimate{number}/results.json").read_text(encoding="utf-8")), table)
        check_table(out / f"estimate{number}/estimates.csv")
    for table in ["examples/data/netherlands.csv", "examples/data/korea.csv", "examples/tables/gaza_2025.csv"]:
        check("bounds", json.loads(printed("bounds", table, "--format", "json")), f"bounds {table}")
    check("compare", json.loads(printed("compare", "scenarios/netherlands/none.json", "scenarios/netherlands.json",
                                        "--format", "json")), "compare of scenarios")
    check("compared_results", json.loads(printed("compare", str(out / "run0"), str(out / "run0"), "--format", "json")),
          "compare of results")
    for side, belief in (("left", 0.2), ("right", 0.4)):
        printed("run", "scenarios/studies/explain.json", "--set", "study.particles=64", "--set", "study.runs=1",
                "--set", f"agencies[*].duplicate_probability={belief / 10}", "--quiet", "--output", str(out / side))
    check("compared_explanations", json.loads(printed("compare", str(out / "left"), str(out / "right"),
                                                      "--format", "json")), "compare of explanations")
    (out / "design.json").write_text(json.dumps({
        "schema": 1, "population": {}, "agencies": [{"name": "A"}, {"name": "B"}],
        "table": {"counts": {"10": 80, "01": 60, "11": 20}},
        "study": {"type": "explain", "particles": 400, "runs": 2,
                  "factors": [{"path": "agencies[*].false_positive_share", "belief": {"uniform": [0, 0.5]}}],
                  "design": {"draws": 20, "candidates": [{"kind": "audit", "list": "A", "records": 50}]}}}))
    check("design", json.loads(printed("design", str(out / "design.json"), "--format", "json", "--quiet")), "design")
    check("show", json.loads(printed("show", str(out / "run0"), "--measure", "coverage", "--format", "json")), "show")
    check("replay", json.loads(printed("replay", str(out / "run1"), "--replicate", "1", "--format", "json")), "replay")
    printed("run", "scenarios/pond.json", *fast, "--seed", "2", "--quiet", "--output", str(out / "second"))
    check("pool", json.loads(printed("pool", str(out / "run1"), str(out / "second"), "--format", "json")), "pool")
    for name in ("a", "b"):
        (out / f"{name}.csv").write_text(f"A,B,count\n1,0,2{ord(name) % 10}\n0,1,20\n1,1,10\n", encoding="utf-8")
    check("pooled_tables", json.loads(printed("pool", str(out / "a.csv"), str(out / "b.csv"), "--estimator", "chapman",
                                              "--format", "json")), "pool of tables")
    simulated = printed("simulate", "scenarios/pond.json", "--replicates", "2")
    (out / "drawn.csv").write_text(simulated, encoding="utf-8")
    check("estimates_by_replicate", json.loads(printed("estimate", str(out / "drawn.csv"), "--format", "json", "--quiet")),
          "estimate of simulated registers")
    check("selftest", json.loads(printed("selftest", "--quiet", "--format", "json")), "selftest")
    check("claims", json.loads(printed("claims", "scenarios/claims/01-five-times-the-registered.json", "--format",
                                       "json")), "claims")

written = {one["$ref"].rsplit("/", 1)[1] for one in schema["anyOf"]}
failures += [f"nothing was checked against {name}" for name in sorted(written - checked)]
print(f"{documents} documents and {rows} rows of tables")
for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
