// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstdint>

#include "engine/estimators/estimate_all.h"
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

struct WithCovariates {
  NamedTable table;
  ListsInUse lists;
  LoglinearCovariates method;
};

WithCovariates with_covariates(const std::string& file, const std::vector<std::string>& names) {
  TableReading reading;
  reading.covariates = names;
  WithCovariates data{load_table(file, reading), {}, {}};
  data.lists = every_agency(data.table.lists);
  data.method.covariates = data.table.covariates;
  data.method.trends.assign(data.method.covariates.size(), 0);
  return data;
}

FitOutcome outcome_of(const WithCovariates& data, const IntervalSpec& interval = {}) {
  EstimatorSpec spec{"covariates", data.method, data.lists};
  spec.interval = interval;
  return estimate_all({spec}, data.lists, data.table.table, data.table.by_stratum).front();
}

Estimate answer_of(const WithCovariates& data, const IntervalSpec& interval = {}) {
  return std::get<Estimate>(outcome_of(data, interval));
}

Given by_package(double value, int decimals = 1, double standard_error = 0.0) {
  return {value, decimals, By::program, standard_error};
}

/// The three passes of the package, whose path is the same whatever chooses a model from it.
WithCovariates searched(WithCovariates data, Criterion criterion) {
  data.method.search = CovariateSearch::three_pass;
  data.method.unchecked = true;  // as the package, which looks at no model's existence
  data.method.criterion = criterion;
  return data;
}

void children_with_spina_bifida(SideBySide& table) {
  WithCovariates data =
      with_covariates(std::string(PUBLISHED_TABLES) + "/spina_bifida.csv", {"Ethnicity"});
  table.compare("spina bifida: main effects", by_package(756.8), answer_of(data).population_size);
  data.method.terms = FixedTerms::listed;
  for (CaptureHistory list : {0b001, 0b010, 0b100}) data.method.listed.push_back({list, 1});
  table.compare("... each list tied to ethnicity", by_package(759.3),
                answer_of(data).population_size);

  const Estimate found = answer_of(searched(data, Criterion::bic));
  const std::vector<CovariateStep>& path = found.covariates->path;
  const double on_path[] = {756.8, 724.1, 752.9, 752.9};
  table.claim("the path of the search has four models", path.size() == std::size(on_path));
  for (std::size_t step = 1; step < std::min(path.size(), std::size(on_path)); ++step)
    table.compare("... N of model " + std::to_string(step + 1) + " on the path",
                  by_package(on_path[step]), path[step].population_size);
  table.compare("... the one of least BIC", by_package(724.1), found.population_size);
  table.compare("... the one of least AIC", by_package(752.9),
                answer_of(searched(data, Criterion::aic)).population_size);
}

WithCovariates example_of_the_package(const std::vector<std::string>& names,
                                      const std::string& file) {
  WithCovariates data = with_covariates(std::string(COVARIATE_TABLES) + "/" + file + ".csv", names);
  for (std::size_t c = 0; c < data.method.covariates.size(); ++c)
    if (data.method.covariates[c].name == "Y") data.method.trends[c] = 2;
  return data;
}

void two_covariates(SideBySide& table) {
  WithCovariates data = example_of_the_package({"X1", "Y"}, "simdat_X1_Y");
  table.compare("its example, two covariates: main effects", by_package(5972.9),
                answer_of(data).population_size);
  const Estimate found = answer_of(searched(data, Criterion::bic));
  table.compare("... of least BIC", by_package(10453.7), found.population_size);
  table.compare("... of least AIC", by_package(5709.6),
                answer_of(searched(data, Criterion::aic)).population_size);

  data.method.terms = FixedTerms::listed;
  for (const CovariateTerm& term : found.covariates->terms)
    if (lists_on(term.lists) + lists_on(static_cast<CaptureHistory>(term.covariates)) > 1)
      data.method.listed.push_back(term);
  data.method.repeated = Repeated::model;
  constexpr int resamples = 1000;
  const Interval limits = *answer_of(data, {IntervalKind::bootstrap, resamples}).interval;
  // Percentiles of 20 batches of 500 resamples, and of one batch the standard deviation.
  const auto limit = [&](const char* name, double value, double of_500, double ours) {
    table.compare(name, by_package(value, 0, of_500 * std::sqrt(500.0 / 10000.0)),
                  {ours, of_500 * std::sqrt(500.0 / resamples)});
  };
  limit("... 2.5 % of bootstrap estimates", 7494.0, 116.5, limits.lower);
  limit("... 97.5 %", 16619.0, 576.0, limits.upper);
}

void all_covariates(SideBySide& table) {
  const WithCovariates data = example_of_the_package({"X1", "X2", "X3", "X4", "Y"}, "simdat");
  table.compare("its example, all covariates: of least BIC", by_package(11406.4),
                answer_of(searched(data, Criterion::bic)).population_size);
  const WithCovariates least_aic = searched(data, Criterion::aic);
  table.show("... of least AIC, no N here", by_package(1743204455.9), {INFINITY});
  table.claim("... since its likelihood grows as N goes to infinity",
              status_of(outcome_of(least_aic)) == Status::no_mle);
  WithCovariates checked = least_aic;
  checked.method.unchecked = false;
  const Estimate passed = answer_of(checked);
  table.claim("a search that passes such models over says so, and has an N",
              !passed.covariates->refused.empty() && std::isfinite(passed.population_size));
}

}  // namespace

/// Log-linear models with covariates and the search in three passes, as in the R package mse 1.0 of
/// Maarten Cruyff, the method of the Dutch estimates: van Dijk, Cruyff, van der Heijden &
/// Kragten-Heerdink (2017), Monitoring target 16.2 of the UN Sustainable Development Goals, UNODC.
/// Those rest on covariates that are not public, so the tables are that of Hook, Albright & Cross
/// (1980), Am. J. Epidemiol. 112, and the simulated example of the package; the numbers are what
/// the package prints.
int main() {
  SideBySide table("Log-linear models with covariates (R package mse 1.0)");
  children_with_spina_bifida(table);
  two_covariates(table);
  all_covariates(table);
  return table.finish();
}
