# SPDX-License-Identifier: MIT
"""Tests of the installed Python package. test_darknumber.py PROGRAM CHECKOUT"""

import array
import csv
import json
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from importlib import metadata
from pathlib import Path

import darknumber

try:
    import numpy
except ImportError:
    numpy = None

PROGRAM = sys.argv[1]
CHECKOUT = Path(sys.argv[2])
WORLD = {
    "schema": 1,
    "population": {"victims": 1000},
    "agencies": [
        {"name": "A", "capture_probability": 0.3},
        {"name": "B", "capture_probability": 0.4},
    ],
    "estimation": {"estimators": [{"method": "chapman"}]},
}
TABLE = {"A": [1, 1, 0], "B": [1, 0, 1], "count": [20, 40, 60]}


def printed(*words):
    """The JSON that the program prints."""
    done = subprocess.run([PROGRAM, *words, "--format", "json"], capture_output=True, check=True)
    return json.loads(done.stdout)


class Package(unittest.TestCase):
    def test_answers_are_those_of_the_command_line(self):
        scenario = CHECKOUT / "scenarios" / "textbook.json"
        self.assertEqual(darknumber.expect(scenario), printed("expect", str(scenario)))
        self.assertEqual(darknumber.run(str(scenario), replicates=20, seed=5),
                         printed("run", str(scenario), "--replicates", "20", "--seed", "5"))
        table = CHECKOUT / "examples" / "data" / "korea.csv"
        self.assertEqual(darknumber.estimate(table), printed("estimate", str(table)))
        self.assertEqual(darknumber.estimate(table.read_text()), printed("estimate", str(table)))
        self.assertEqual(darknumber.bounds(table, least_overlap=3),
                         printed("bounds", str(table), "--least-overlap", "3"))

    def test_calibrations_and_explanations_are_those_of_the_command_line(self):
        scenario = CHECKOUT / "scenarios" / "netherlands" / "none.json"
        table = CHECKOUT / "examples" / "data" / "netherlands.csv"
        for match in ("sizes", "pairs"):
            self.assertEqual(darknumber.calibrate(scenario, table, match=match),
                             printed("calibrate", str(scenario), "--to", str(table), "--match", match))
        few = {"study.particles": 200, "study.runs": 2}
        words = ["--set", "study.particles=200", "--set", "study.runs=2", "--quiet"]
        two = CHECKOUT / "scenarios" / "explanations" / "two_lists_design.json"
        self.assertEqual(darknumber.explain(two, set=few), printed("run", str(two), *words))
        self.assertEqual(darknumber.design(two, set=few, draws=20),
                         printed("design", str(two), "--draws", "20", *words))

    def test_rows_are_those_of_the_results_folder(self):
        for name in ("netherlands", "everything", "violations/referral", "violations/duplicates",
                     "violations/anonymous", "violations/turnover", "violations/suppressed_counts"):
            with self.subTest(name):
                self.compare_rows(CHECKOUT / "scenarios" / (name + ".json"))

    def compare_rows(self, scenario):
        """To the last bit: both sides read decimals without an error."""
        with tempfile.TemporaryDirectory() as folder:
            there = printed("run", str(scenario), "--replicates", "200", "--output", folder + "/rows",
                            "--quiet")
            with open(folder + "/rows/replicates.csv", encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        here = darknumber.run(scenario, replicates=200)
        self.assertEqual(here, there)
        self.assertEqual(darknumber.expect(scenario), printed("expect", str(scenario)))
        columns = here.tables["replicates"]
        self.assertGreaterEqual(len(rows), 200)
        self.assertEqual(set(rows[0]) - set(columns), {"infinite"})
        for name, column in columns.items():
            written = [row[name] for row in rows]
            if not isinstance(column, list):
                written = [float(cell) if cell else None for cell in written]
                column = [number if math.isfinite(number) else None for number in column]
            self.assertEqual(written, column, name)

    def test_columns_are_arrays(self):
        column = darknumber.run(WORLD, replicates=3).tables["replicates"]["n_hat"]
        self.assertEqual(len(column), 3)
        self.assertIsInstance(column, array.array if numpy is None else numpy.ndarray)

    def test_scenarios_in_every_form(self):
        text = "// a comment\n" + json.dumps(WORLD)
        self.assertEqual(darknumber.expect(WORLD), darknumber.expect(text))
        self.assertTrue(darknumber.validate(WORLD)["valid"])
        self.assertEqual(darknumber.expect(WORLD, set={"population.victims": 500})["truth"], 500)

    def test_tables_in_every_form(self):
        chapman = darknumber.estimate(TABLE, estimator="chapman")["estimates"][0]["estimate"]
        self.assertAlmostEqual(chapman, 61 * 81 / 21 - 1, places=9)
        text = "A,B,count\n1,1,20\n1,0,40\n0,1,60\n"
        self.assertEqual(darknumber.estimate(text, estimator=["chapman"])["estimates"][0]["estimate"],
                         chapman)

    def test_simulated_tables_and_calibration(self):
        table = darknumber.simulate(WORLD, replicates=2, seed=3).tables["table"]
        self.assertEqual(set(table["replicate"]), {0.0, 1.0})
        self.assertEqual(set(table["A"]), {0.0, 1.0})
        persons = darknumber.simulate(WORLD, parts=["persons"]).tables["persons"]
        self.assertEqual({len(column) for column in persons.values()}, {1000})
        world = darknumber.calibrate(WORLD, TABLE)
        self.assertEqual(world["population"]["victims"], 240)  # 60 × 80 ÷ 20
        self.assertAlmostEqual(darknumber.expect(world)["observed"], 120, places=3)

    def test_errors_have_their_problems(self):
        with self.assertRaises(darknumber.InputError) as caught:
            darknumber.expect(json.dumps(WORLD, indent=1), set={"population.victims": -1})
        self.assertEqual(caught.exception.problems[0].path, "population.victims")
        wrong = json.dumps({**WORLD, "populatio": {}}, indent=1)
        with self.assertRaises(ValueError) as caught:
            darknumber.expect(wrong)
        problem = caught.exception.problems[0]
        self.assertEqual((problem.suggestion, problem.file, problem.column),
                         ("population", "scenario", 2))
        self.assertGreater(problem.line, 10)
        self.assertIn("did you mean", str(caught.exception))
        with self.assertRaises(darknumber.UsageError):
            darknumber.call("run", {"scenari": {}})
        with self.assertRaises(darknumber.Stopped):
            darknumber.run(WORLD, replicates=10**9, time_limit=0.2)

    def test_explain_runs_nothing_else(self):
        world = {**WORLD, "monte_carlo": {"replicates": 10**9}}
        with self.assertRaisesRegex(darknumber.UsageError, "the scenario has no study"):
            darknumber.explain(world, time_limit=60)

    def test_progress_and_its_errors(self):
        seen = []
        darknumber.run(WORLD, replicates=2000, progress=lambda done, total: seen.append((done, total)))
        self.assertEqual(seen[-1], (2000, 2000))

        def fail(_done, _total):
            raise KeyError("mine")
        with self.assertRaises(KeyError):
            darknumber.run(WORLD, replicates=10**8, progress=fail)

    def test_ctrl_c_ends_a_call(self):
        before = signal.getsignal(signal.SIGINT)
        timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        start = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            darknumber.run(WORLD, replicates=10**9)
        self.assertLess(time.monotonic() - start, 10)
        self.assertIs(signal.getsignal(signal.SIGINT), before)

    def test_ctrl_c_ends_every_verb_at_once_and_the_next_call_is_right(self):
        lists = "ABCDEFGHIJ"
        # Traits so steep that the world takes minutes to compose, and a table over ten lists.
        steep = {
            "schema": 1,
            "population": {"victims": 5000, "traits": [
                {"name": name, "distribution": "normal", "sd": 30} for name in "ab"]},
            "agencies": [{"name": name, "capture_probability": 0.3,
                          "loadings": {"a": 1, "b": (place - 5) / 5}}
                         for place, name in enumerate(lists)],
            "dependence": [{"between": ["A", "B"], "odds_ratio": 2}],
        }
        table = ",".join(lists) + ",count\n" + "".join(
            ",".join(str(history >> j & 1) for j in range(10)) + f",{1 + history * 7919 % 50}\n"
            for history in range(1, 1024))
        resampled = {"method": "chao", "interval": "bca", "resamples": 100000}
        design = str(CHECKOUT / "scenarios" / "explanations" / "two_lists_design.json")
        before = darknumber.expect(WORLD)
        for verb, arguments in (
                ("expect", {"scenario": steep}), ("validate", {"scenario": steep}),
                ("plan", {"scenario": steep}), ("simulate", {"scenario": steep}),
                ("run", {"scenario": steep}), ("calibrate", {"scenario": steep, "to": table}),
                ("bounds", {"table": table, "least_overlap": 1}),
                ("estimate", {"table": table, "estimator": resampled}),
                ("run", {"scenario_path": design}), ("design", {"scenario_path": design})):
            asked = []

            def interrupt(_done, _total, asked=asked):
                asked.append(time.monotonic())
                os.kill(os.getpid(), signal.SIGINT)
            with self.subTest(verb):
                with self.assertRaises(KeyboardInterrupt):
                    darknumber.call(verb, arguments, interrupt)
                self.assertLess(time.monotonic() - asked[0], 2)
                self.assertEqual(darknumber.expect(WORLD), before)

    def test_threads_do_not_disturb_one_another(self):
        answers = [None, None]

        def work(place):
            answers[place] = darknumber.run(WORLD, replicates=200)
        threads = [threading.Thread(target=work, args=(place,)) for place in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers[0], answers[1])
        self.assertEqual(answers[0]["digest"], darknumber.run(WORLD, replicates=200)["digest"])

    def test_version(self):
        self.assertRegex(darknumber.version(), r"^\d+\.\d+\.\d+$")
        self.assertEqual(metadata.version("darknumber"), darknumber.version())

    def test_a_library_of_another_version_is_refused(self):
        program = ("import darknumber._library as library; library._VERSION = '9.9.9'; "
                   "library.load()")
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                              check=False)
        self.assertIn("this package of 9.9.9", done.stderr)

    def test_a_library_that_is_named_and_missing_is_an_error(self):
        named = {**os.environ, "DARKNUMBER_LIBRARY": "/nowhere/libdarknumber.so.0"}
        done = subprocess.run([sys.executable, "-c", "import darknumber"], capture_output=True,
                              text=True, check=False, env=named)
        self.assertIn("/nowhere/libdarknumber.so.0", done.stderr)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(CHECKOUT / "python", folder + "/sources")
            built = subprocess.run([sys.executable, "setup.py", "build"], capture_output=True,
                                   text=True, check=False, env=named, cwd=folder + "/sources")
        self.assertNotEqual(built.returncode, 0)
        self.assertIn("which is no file", built.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
