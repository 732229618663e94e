#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A second route to two worked explanations, with numpy alone: quantiles of what is known after the table.

    tests/golden/explanation_walk.py new_orleans|united_kingdom [STEPS [SEED]]

It shares neither law nor sampler with the engine. Detections depend on a normal trait, averaged over Gauss-Hermite
nodes; a record is linked with probability 1 - m or stands alone; a list with margin p has p f / (1 - f) false records,
each alone. 240 walkers move by differences of two others of the other half (ter Braak 2006). 20,000 steps, the default,
take six to nine minutes. Quantiles are at 5, 25, 50, 75 and 95 %, with errors from ten batches of steps.
"""
import csv
import itertools
import math
import pathlib
import sys
import warnings

import numpy as np

TABLES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "data"
WALKERS, NODES, EVERY, BATCHES = 240, 32, 20, 10
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)

case = sys.argv[1]
steps = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
random = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
rows = list(csv.reader(open(TABLES / f"{case}.csv")))[1:]
counts = {tuple(int(x) for x in row[:-1]): float(row[-1]) for row in rows}
observed = sum(counts.values())
lists = len(rows[0]) - 1
sizes = np.array([sum(n for history, n in counts.items() if history[j]) for j in range(lists)])
nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
weights /= weights.sum()

# After the intercepts of the lists a walker has the factors, in the order of the study, and in the British case the
# spread of cells with two lists or more and the logarithm of the expected number of victims.
BRITISH = case == "united_kingdom"
if BRITISH:
    names = ["false, five agencies", "false, public", "sd of visibility", "odds ratio of the police", "misfit"]
    highest, loadings, public, police, pair = (0.5, 0.9), np.array([1, 1, 1, 1, 0, 1.0]), 4, (2, 5), math.log(2)
    cells = np.array([h for h in itertools.product((0, 1), repeat=lists) if any(h)])
    begin = [0.1, 0.3, 0.5, pair, 0.3, math.log(10_000)]
else:
    names = ["false", "links missed", "sd of visibility"]
    highest, loadings = (0.5, 0.3), np.ones(lists)
    cells = np.array(list(counts))  # the others only count in the total
    begin = [0.1, 0.05, 0.5]
y = np.array([counts.get(tuple(h), 0.0) for h in cells])
on_one = cells.sum(1) == 1
guess = 10_000 if BRITISH else 600
start = np.concatenate([np.log(sizes / (guess - sizes)), begin])


def mean(of_nodes):
    """Over the nodes, which are the second axis."""
    return np.tensordot(of_nodes, weights, axes=(1, 0))


def world(at):
    """Of each walker and victim: entities by cell, those of victims, all; nobody's share; and the Jacobian."""
    factors = at[:, lists:]
    false = np.repeat(factors[:, :1], lists, 1)
    missed = np.full(len(at), 0.02) if BRITISH else factors[:, 1]
    q = 1 / (1 + np.exp(-(at[:, None, :lists] + loadings * (factors[:, 2:3] * nodes)[:, :, None])))
    linked = q * (1 - missed)[:, None, None]
    free = [j for j in range(lists) if not BRITISH or j not in police]
    by_cell = np.ones(q.shape[:2] + (len(cells),))
    for j in free:
        by_cell *= np.where(cells[:, j] == 1, linked[:, :, j, None], 1 - linked[:, :, j, None])
    unseen = np.prod(1 - q[:, :, free], 2)
    unlinked = np.prod(1 - linked[:, :, free], 2)
    given = q.copy()
    log_jacobian = np.log(mean(q * (1 - q)))
    if BRITISH:
        false[:, public] = factors[:, 1]
        m = missed[:, None]
        s, t = (q[:, :, j] for j in police)
        both, first, second, none = np.exp(factors[:, 3:4]) * s * t, s * (1 - t), (1 - s) * t, (1 - s) * (1 - t)
        both, first, second, none = (part / (both + first + second + none) for part in (both, first, second, none))
        outcomes = {(1, 1): both * (1 - m) ** 2, (1, 0): (both * m + first) * (1 - m),
                    (0, 1): (both * m + second) * (1 - m), (0, 0): none + m * (first + second) + m**2 * both}
        for c, history in enumerate(cells):
            by_cell[:, :, c] *= outcomes[history[police[0]], history[police[1]]]
        unseen, unlinked = unseen * none, unlinked * outcomes[0, 0]
        given[:, :, police[0]], given[:, :, police[1]] = both + first, both + second
        variances = mean(given * (1 - given))
        together = mean(both - given[:, :, police[0]] * given[:, :, police[1]])
        determinant = variances[:, police[0]] * variances[:, police[1]] - together**2
        log_jacobian = np.column_stack([np.log(np.delete(variances, police, 1)), np.log(determinant)])
    margins = mean(given)
    of_victims = mean(by_cell)
    others = np.zeros_like(of_victims)
    bystanders = margins * false / (1 - false)
    for j in range(lists):
        alone = on_one & (cells[:, j] == 1)
        of_victims[:, alone] += (missed * margins[:, j])[:, None]
        others[:, alone] = bystanders[:, j : j + 1]
    entities = 1 - mean(unlinked) + missed * margins.sum(1)
    return {"cells": of_victims + others, "of_victims": of_victims, "total": entities + bystanders.sum(1),
            "unseen": mean(unseen), "of_a_seen_one": entities / (1 - mean(unseen)),
            "log_prior": log_jacobian.sum(1) - np.log(margins).sum(1)}


def log_posterior(at):
    factors = at[:, lists:]
    outside = (factors[:, :3] < 0).any(1) | (factors[:, :3] > (*highest, 1.5)).any(1) | (abs(at[:, :lists]) > 30).any(1)
    if BRITISH:
        outside |= at[:, -2] <= 0
    at = np.where(outside[:, None], start, at)
    made = world(at)
    result = made["log_prior"]
    if not BRITISH:  # the number of victims, with a prior even in its logarithm, is integrated out
        result = result + np.log(made["cells"]) @ y - observed * np.log(made["total"])
    else:
        means = np.exp(at[:, -1:]) * made["cells"]
        result = result + np.log(means[:, on_one]) @ y[on_one] - means[:, on_one].sum(1)
        size, means, some = 1 / at[:, -2:-1] ** 2, means[:, ~on_one], y[~on_one]
        rising = np.column_stack([np.log1p(np.arange(int(n)) / size).sum(1) for n in some])
        spread = np.log1p(means / size)
        result = result + (rising - size * spread + some * (np.log(means) - spread)).sum(1)
        result = result - 2 * (at[:, lists + 3] - pair) ** 2 - 2 * at[:, -2] ** 2  # both sds are 0.5
    return np.where(outside | ~np.isfinite(result), -np.inf, result)


def victims(at):
    """Those behind the table, and those nobody saw."""
    made = world(at)
    expected = np.exp(at[:, -1]) if BRITISH else random.gamma(observed, size=len(at)) / made["total"]
    behind = random.binomial(y.astype(int), np.clip(made["of_victims"] / made["cells"], 0, 1)).sum(1)
    return behind / made["of_a_seen_one"] + random.poisson(expected * made["unseen"])


warnings.simplefilter("ignore", RuntimeWarning)  # begun outside, a walker is nowhere until it finds in
at = start + 0.05 * random.standard_normal((WALKERS, len(start)))
density = log_posterior(at)
half = WALKERS // 2
kept = []
for step in range(steps):
    for own, other in ((slice(0, half), slice(half, None)), (slice(half, None), slice(0, half))):
        one = random.integers(0, half, half)
        two = (one + 1 + random.integers(0, half - 1, half)) % half
        scale = 1.0 if step % 10 == 9 else (2.38 / math.sqrt(2 * len(start)) * np.exp(0.3 * random.standard_normal(half)))[:, None]
        to = at[own] + scale * (at[other][one] - at[other][two]) + 1e-4 * random.standard_normal((half, len(start)))
        there = log_posterior(to)
        moved = np.log(random.random(half)) < there - density[own]
        at[own][moved], density[own][moved] = to[moved], there[moved]
    if step >= steps // 4 and step % EVERY == 0:
        kept.append(np.column_stack([victims(at), at[:, lists : lists + len(names)]]))
kept = np.array(kept)
for column, name in enumerate(["victims"] + names):
    of_name = kept[:, :, column]
    if name.startswith("odds ratio"):
        of_name = np.exp(of_name)
    batches = [np.quantile(batch, SHARES) for batch in np.array_split(of_name, BATCHES)]
    errors = np.std(batches, 0, ddof=1) / math.sqrt(BATCHES)
    print(f"{name}:", ", ".join(f"{q:.4f} ±{e:.4f}" for q, e in zip(np.quantile(of_name, SHARES), errors)))
