# SPDX-License-Identifier: MIT
"""How wrong can an estimate of a dark number be?

Each function takes what the command of its name takes, and returns what that prints with --format
json, as a dictionary. Arguments that are None are those of the scenario, or the usual ones.
"""

from __future__ import annotations

import csv
import io
import os
from typing import Any, Iterable, List, Mapping, Optional, Sequence, Union

from ._call import (
    Answer, Column, Error, InputError, Problem, Progress, Stopped, UsageError, call, version,
)

__all__ = [
    "Answer", "Column", "Error", "InputError", "Problem", "Progress", "Stopped", "UsageError",
    "bounds", "calibrate", "call", "design", "estimate", "expect", "explain", "run", "simulate", "validate",
    "version",
]

#: A dictionary, a path, or JSON as a text.
Scenario = Union[Mapping[str, Any], str, "os.PathLike[str]"]
#: A path, CSV as a text, a dictionary of columns, or a data frame of pandas.
Table = Union[Mapping[str, Iterable[Any]], str, "os.PathLike[str]", Any]
Estimators = Union[str, Mapping[str, Any], Sequence[Union[str, Mapping[str, Any]]]]


def _scenario(
    scenario: Scenario,
    set: Optional[Mapping[str, Any]],  # pylint: disable=redefined-builtin
    files: Optional[Mapping[str, str]],
    replicates: Optional[int] = None,
    seed: Optional[int] = None,
) -> dict:
    arguments = {"set": set, "files": files, "replicates": replicates, "seed": seed}
    if isinstance(scenario, Mapping):
        arguments["scenario"] = dict(scenario)
    elif isinstance(scenario, str) and "{" in scenario:
        arguments["scenario"] = scenario
    else:
        arguments["scenario_path"] = os.fspath(scenario)
    return arguments


def _plain(cell: Any) -> Any:
    """A whole number without the point that numpy and pandas give it."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _table(table: Table, name: str) -> dict:
    if isinstance(table, str) and "\n" in table:
        return {name: table}
    if isinstance(table, (str, os.PathLike)):
        return {name + "_path": os.fspath(table)}
    columns = {str(column): list(cells) for column, cells in table.items()}
    lengths = {len(cells) for cells in columns.values()}
    if len(lengths) != 1:
        raise ValueError("the columns of a table have one length")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(cell) for cell in row] for row in zip(*columns.values()))
    return {name: text.getvalue()}


def validate(scenario: Scenario, *, set: Optional[Mapping[str, Any]] = None,
             files: Optional[Mapping[str, str]] = None) -> Answer:
    """Checks a scenario: "paragraphs" say what it assumes. Raises InputError."""
    return call("validate", _scenario(scenario, set, files))


def expect(scenario: Scenario, *, set: Optional[Mapping[str, Any]] = None,
           files: Optional[Mapping[str, str]] = None) -> Answer:
    """The expected table, and what each estimator makes of it."""
    return call("expect", _scenario(scenario, set, files))


def run(scenario: Scenario, *, set: Optional[Mapping[str, Any]] = None,
        replicates: Optional[int] = None, seed: Optional[int] = None,
        threads: Optional[int] = None, until: Optional[str] = None,
        time_limit: Optional[float] = None, files: Optional[Mapping[str, str]] = None,
        progress: Optional[Progress] = None) -> Answer:
    """Simulates the scenario, or runs its study; tables["replicates"] has every replicate."""
    arguments = _scenario(scenario, set, files, replicates, seed)
    arguments.update(threads=threads, until=until, time_limit=time_limit)
    return call("run", arguments, progress)


def explain(scenario: Scenario, *, set: Optional[Mapping[str, Any]] = None,
            seed: Optional[int] = None, threads: Optional[int] = None,
            time_limit: Optional[float] = None, files: Optional[Mapping[str, str]] = None,
            progress: Optional[Progress] = None) -> Answer:
    """Runs a scenario whose study is of type explain: which worlds are behind its table. Raises
    UsageError of a scenario with another study, or none, before anything is run."""
    arguments = _scenario(scenario, set, files, seed=seed)
    arguments.update(threads=threads, time_limit=time_limit, study="explain")
    return call("run", arguments, progress)


def design(scenario: Scenario, *, set: Optional[Mapping[str, Any]] = None,
           seed: Optional[int] = None, draws: Optional[int] = None, threads: Optional[int] = None,
           time_limit: Optional[float] = None, files: Optional[Mapping[str, str]] = None,
           progress: Optional[Progress] = None) -> Answer:
    """Which of the further data in a study's design would narrow the number of victims most."""
    arguments = _scenario(scenario, set, files, seed=seed)
    arguments.update(draws=draws, threads=threads, time_limit=time_limit)
    return call("design", arguments, progress)


def simulate(scenario: Scenario, *, set: Optional[Mapping[str, Any]] = None,
             replicate: Optional[int] = None, replicates: Optional[int] = None,
             seed: Optional[int] = None, parts: Optional[Sequence[str]] = None,
             files: Optional[Mapping[str, str]] = None,
             progress: Optional[Progress] = None) -> Answer:
    """Draws one population, or with `replicates` the tables of several; `tables` has them by part:
    table, persons, records, entities."""
    arguments = _scenario(scenario, set, files, replicates, seed)
    arguments.update(replicate=replicate, parts=list(parts) if parts is not None else None)
    return call("simulate", arguments, progress)


def calibrate(scenario: Scenario, to: Table, *, set: Optional[Mapping[str, Any]] = None,
              match: Optional[str] = None, files: Optional[Mapping[str, str]] = None,
              **reading: Any) -> Answer:
    """The scenario, solved for a published table. `reading`: how the table is taken."""
    arguments = _scenario(scenario, set, files)
    return call("calibrate", {**arguments, **_table(to, "to"), **reading, "match": match})


def estimate(table: Table, *, estimator: Optional[Estimators] = None,
             lists: Union[str, List[str], None] = None, seed: Optional[int] = None,
             level: Union[float, Sequence[float], None] = None,
             progress: Optional[Progress] = None, **more: Any) -> Answer:
    """Estimates from a real table. `more`: unknown, remove, and how the table is taken."""
    arguments = {**_table(table, "table"), **more, "estimator": estimator, "lists": lists,
                 "seed": seed, "level": level}
    return call("estimate", arguments, progress)


def bounds(table: Table, *, within: Union[float, Sequence[float], None] = None,
           least_overlap: Optional[float] = None, lists: Union[str, List[str], None] = None,
           seed: Optional[int] = None, **reading: Any) -> Answer:
    """What every explanation of a real table contains. `reading`: how the table is taken."""
    arguments = {**_table(table, "table"), **reading, "within": within,
                 "least_overlap": least_overlap, "lists": lists, "seed": seed}
    return call("bounds", arguments)
