# SPDX-License-Identifier: MIT
"""How far off is Chapman's estimator if a tenth of the police's records are false?"""

import statistics

import darknumber

WORLD = {
    "schema": 1,
    "population": {"victims": 1000},
    "bystanders": {"count": 100000},
    "agencies": [
        {"name": "police", "capture_probability": 0.3, "false_positive_share": 0.1},
        {"name": "shelter", "capture_probability": 0.2},
    ],
    "estimation": {"estimators": [{"method": "chapman"}]},
}


def main() -> None:
    """Simulates it, and shows the mean and what is expected."""
    answer = darknumber.run(WORLD, replicates=400, seed=3)
    rows = answer.tables["replicates"]
    print(f"truth 1000, mean of {len(rows['n_hat'])} estimates {statistics.fmean(rows['n_hat']):.0f}")
    expected = darknumber.expect(WORLD)["estimates"][0]
    print(f"on the expected table {expected['estimate']:.0f}")
    try:
        darknumber.run(WORLD, set={"agencies[police].capture_probability": 35})
    except darknumber.InputError as error:
        print(error.problems[0].advice)


if __name__ == "__main__":
    main()
