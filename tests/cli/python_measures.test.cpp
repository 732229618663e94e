// SPDX-License-Identifier: MIT
// What Python makes of replicates.csv is what measures.csv says, infinite numbers among them.
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::python_measures_test {
namespace {

/// Two lists with few persons on both: at 60 victims most registers have none, so that medians are
/// infinite; at 2,000 few have none.
const std::string thin_lists = R"({"schema": 1, "population": {"victims": 60},
  "agencies": [{"name": "A", "capture_probability": 0.08},
               {"name": "B", "capture_probability": 0.1}],
  "estimation": {"estimators": [{"method": "lincoln_petersen"}, {"method": "chapman"}]},
  "monte_carlo": {"replicates": 400},
  "study": {"type": "sweep", "evaluate": "monte_carlo",
            "factors": [{"path": "population.victims", "values": [60, 2000]}]}})";

/// By the formulas alone: quantiles of type 7, a replicate without an estimate counting as
/// infinite.
const std::string recompute = R"script(import math
import load

Z = 1.959963984540054


def quantile(values, p):
    at = p * (len(values) - 1)
    low = math.floor(at)
    if at == low:
        return values[low]
    return math.inf if math.isinf(values[low + 1]) else (
        values[low] + (at - low) * (values[low + 1] - values[low]))


def mean_with_error(values):
    n = len(values)
    mean = math.fsum(values) / n
    return mean, math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (n - 1) / n)


def share(hits, n):
    p = hits / n
    return p, Z / (n + Z * Z) if p in (0, 1) else math.sqrt(p * (1 - p) / n)


def recomputed(rows):
    truth = rows[0]["n_true"]
    ok = [row for row in rows if row["status"] == "ok"]
    hats = [row["n_hat"] for row in ok]
    in_order = sorted(hats) + [math.inf] * (len(rows) - len(ok))
    with_interval = [row for row in ok if row["ci_lo"] is not None and row["ci_hi"] is not None]
    covers = sum(row["ci_lo"] <= truth <= row["ci_hi"] for row in with_interval)
    yield "mean", *mean_with_error(hats), len(ok)
    yield "bias", *mean_with_error([hat - truth for hat in hats]), len(ok)
    yield "inflation", *mean_with_error([hat / truth for hat in hats]), len(ok)
    yield "log_bias", *mean_with_error([math.log(hat / truth) for hat in hats]), len(ok)
    yield "coverage", *share(covers, len(with_interval)), len(with_interval)
    yield "failure_rate", *share(len(rows) - len(ok), len(rows)), len(rows)
    yield "risk_over_2", *share(sum(hat > 2 * truth for hat in in_order), len(rows)), len(rows)
    yield "risk_under_0.5", *share(sum(hat < truth / 2 for hat in hats), len(rows)), len(rows)
    for name, p in ("median", 0.5), ("q05", 0.05), ("q95", 0.95):
        yield name, quantile(in_order, p), None, len(rows)
    yield "median_inflation", quantile(in_order, 0.5) / truth, None, len(rows)


def same(ours, theirs):
    return ours == theirs or abs(ours - theirs) <= 1e-12 * max(abs(ours), abs(theirs), 1e-3)


checked = infinite = ends = 0
for point in 0, 1:
    for estimator in {row["estimator"] for row in load.replicates}:
        rows = [row for row in load.replicates
                if row["point"] == point and row["estimator"] == estimator]
        assert len(rows) == 400
        for name, value, mcse, n_used in recomputed(rows):
            row, = [m for m in load.measures if m["point"] == point
                    and m["estimator"] == estimator and m["measure"] == name]
            assert same(row["value"], value), (name, row, value)
            assert mcse is None or same(row["mcse"], mcse), (name, row, mcse)
            assert row["n_used"] == n_used, (name, row, n_used)
            assert row["infinite"] == ("value" if math.isinf(value) else ""), row
            checked += 1
            infinite += math.isinf(value)
            ends += value in (0, 1)
print("checked", checked, "infinite", infinite > 0, "shares of none or all", ends > 0)
)script";

}  // namespace

TEST_CASE("measures recomputed by Python from replicates.csv are those of measures.csv") {
  if (run_shell("command -v python3").exit_code != 0) {
    WARN("no python3: measures not recomputed");
    return;
  }
  const ScratchFolder scratch;
  write_file(scratch.path() / "thin.json", thin_lists);
  const std::filesystem::path folder = scratch.path() / "results";
  const ProgramRun run = darknumber({"run", scratch.path() / "thin.json", "--output", folder});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  write_file(folder / "recompute.py", recompute);
  RunSettings settings;
  settings.folder = folder;
  const ProgramRun python = run_program({"python3", "-B", "recompute.py"}, settings);
  INFO(python.err);
  CHECK(python.exit_code == 0);
  CHECK(python.out == "checked 48 infinite True shares of none or all True\n");
}

TEST_CASE("infinite and missing are told apart by run, expect and estimate as JSON") {
  const ScratchFolder scratch;
  const std::string scenario = scratch.path() / "thin.json";
  write_file(scenario, thin_lists);
  const ProgramRun run = darknumber({"run", scenario, "--format", "json"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  std::size_t infinite = 0;
  const nlohmann::json results = document(run.out);
  for (const nlohmann::json& measure : results["measures"]) {
    if (!measure.contains("infinite")) continue;
    ++infinite;
    for (const nlohmann::json& name : measure["infinite"])
      CHECK(measure[name.get<std::string>()].is_null());
  }
  CHECK(infinite > 0);

  // Nobody is on A and C: the interaction of the two is minus infinity, and its error missing.
  write_file(scratch.path() / "table.csv",
             "A,B,C,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,12\n"
             "0,1,1,9\n1,1,1,0\n1,0,1,0\n");
  const ProgramRun estimate =
      darknumber({"estimate", scratch.path() / "table.csv", "--estimator",
                  R"({"method": "loglinear", "terms": ["A:C"]})", "--format", "json"});
  INFO(estimate.err);
  REQUIRE(estimate.exit_code == 0);
  CHECK(has(estimate.out, "\"infinite\": [\"-coefficient\"]"));
}

}  // namespace darknumber::testing::python_measures_test
