// SPDX-License-Identifier: MIT
// What does one fit of each estimator cost, beside the R package that practitioners use?
#include <fmt/core.h>

#include <string>
#include <vector>

#include "bench/stopwatch.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "engine/input/read_table.h"

namespace darknumber::bench {
namespace {

/// A question, the table it is asked of, and what the field's package takes for it, in
/// milliseconds: medians of R 4.2.2, one thread, on a machine of the same kind (0: not timed).
struct Question {
  const char* table;
  const char* estimator;
  const char* package;
  double package_ms;
  const char* besides = "";  // what the label does not tell
};

constexpr const char* six = "UKdat";
constexpr const char* five = "UKdat_5";

const Question questions[] = {
    {six, R"({"method": "lincoln_petersen", "lists": ["LA", "NG"]})", "", 0.0},
    {six, R"({"method": "chao"})", "", 0.0},
    {six, R"({"method": "loglinear", "terms": "independence"})", "glm, main effects", 0.852},
    {six, R"({"method": "loglinear", "terms": "pairwise"})", "glm, all pairs", 1.796},
    {six, R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value"})",
     "MultipleSystemsEstimation, stepwise", 80.1},
    {six, R"({"method": "loglinear", "select": "stepwise", "criterion": "bic"})", "step(), BIC",
     70.7},
    {six, R"({"method": "loglinear", "select": "stepwise", "criterion": "aic"})", "", 0.0},
    {five, R"({"method": "loglinear", "select": "all", "criterion": "bic"})",
     "MultipleSystemsEstimation, BIC to order 3", 7560.2},
    {five, R"({"method": "loglinear", "select": "all", "criterion": "bic", "order": 2})",
     "Rcapture closedpMS.t, pairs", 3109.6, ", pairs"},
    {six, R"({"method": "mth", "heterogeneity": "darroch"})", "Rcapture closedp.t, 12 models",
     33.3},
    {six, R"({"method": "mth", "heterogeneity": "chao"})", "", 0.0},
    {six, R"({"method": "mth", "heterogeneity": "normal"})", "", 0.0},
    {six, R"({"method": "sample_coverage", "variant": "high"})", "", 0.0},
    {five, R"({"method": "decomposable"})", "dga bma.cr, support to 30,000", 610.6},
    {five, R"({"method": "latent_class", "draws": 9000, "burn_in": 1000, "chains": 2})",
     "LCMCR, 2 chains of 10,000 sweeps", 2 * 90.4},
    {six, R"({"method": "bayesian_threshold"})", "", 0.0},
    {six, R"({"method": "loglinear", "terms": "independence", "interval": "profile"})",
     "Rcapture closedpCI.t, Mt", 43.9, ", profile"},
    {six,
     R"({"method": "loglinear", "select": "stepwise", "criterion": "p_value", "interval": "bca",
         "resamples": 1000})",
     "MultipleSystemsEstimation, 1,000 resamples", 82000.0, ", bca"},
};

EstimatorSpec spec_of(const Question& question, const NamedTable& table) {
  Problems problems;
  const Value value = parse_json(question.estimator, "question", problems);
  const ListsInUse lists = every_agency(table.lists);
  auto spec = read_estimator(value, "", "question", lists, table.lists, 0.95, problems);
  if (!spec) throw InputError(std::move(problems));
  return *spec;
}

}  // namespace

constexpr int batches = 5;  // the slow ones take seconds

void run() {
  fmt::print("{:<10}{:<34}{:>14}  {:<44}{:>10}{:>10}\n", "table", "estimator", "one fit, us",
             "the field's package", "ms", "ratio");
  for (const Question& question : questions) {
    const NamedTable table = load_table(std::string(DARKNUMBER_SOURCE_DIR) +
                                        "/tests/golden/reference/data/" + question.table + ".csv");
    std::vector<EstimatorSpec> estimators{spec_of(question, table)};
    assign_labels(estimators);
    const ListsInUse lists = every_agency(table.lists);
    const double seconds =
        time_of([&] { (void)estimate_all(estimators, lists, table.table, {}); }, batches).median;
    fmt::print("{:<10}{:<34}{:>14.4g}  {:<44}", question.table,
               estimators[0].label + question.besides, seconds * 1e6, question.package);
    if (question.package_ms > 0.0)
      fmt::print("{:>10.5g}{:>10.3g}", question.package_ms, question.package_ms / seconds / 1e3);
    fmt::print("\n");
  }
}

}  // namespace darknumber::bench

int main() {
  darknumber::bench::run();
}
