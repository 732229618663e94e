// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/covariate_bootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/multinomial.h"
#include "engine/estimators/intervals/resampling_intervals.h"
#include "engine/estimators/intervals/set_intervals.h"

namespace darknumber {
namespace {

/// The published bootstrap draws N as it prints it, to one decimal, and drops what is behind it.
std::int64_t persons_drawn(const LoglinearCovariates& method, double population_size) {
  if (method.repeated == Repeated::selection) return std::llround(population_size);
  return static_cast<std::int64_t>(std::floor(std::round(10.0 * population_size) / 10.0));
}

/// The method that answers resamples, whose strata are the patterns of the model.
LoglinearCovariates repeated_method(const LoglinearCovariates& method,
                                    const CovariateModel& model) {
  LoglinearCovariates repeated = method;
  for (std::size_t c = 0; c < repeated.covariates.size(); ++c) {
    Covariate& covariate = repeated.covariates[c];
    if (covariate.levels.empty()) covariate.levels = {""};
    covariate.level_of_stratum.clear();
    for (const FittedPattern& pattern : model.patterns)
      covariate.level_of_stratum.push_back(pattern.levels[c]);
  }
  if (method.repeated == Repeated::selection) return repeated;
  repeated.search = CovariateSearch::given;
  repeated.terms = FixedTerms::listed;
  repeated.listed.clear();
  for (const CovariateTerm& term : model.terms)
    if (lists_on(term.lists) + lists_on(term.covariates) >= 2) repeated.listed.push_back(term);
  return repeated;
}

/// Draws persons over patterns and histories.
class PatternDraws {
 public:
  PatternDraws(const CovariateModel& model, int lists)
      : lists_(lists), sampler_(weights_of(model)), counts_(weights_of(model).size()) {}

  std::vector<ContingencyTable> draw(std::int64_t persons, RandomStream stream) {
    sampler_.draw(persons, stream, counts_);
    std::vector<ContingencyTable> tables;
    const auto cells = static_cast<std::ptrdiff_t>(history_count(lists_));
    for (auto begin = counts_.begin(); begin != counts_.end(); begin += cells)
      tables.emplace_back(lists_, std::vector<double>(begin, begin + cells));
    return tables;
  }

 private:
  static std::vector<double> weights_of(const CovariateModel& model) {
    std::vector<double> weights;
    for (const FittedPattern& pattern : model.patterns)
      weights.insert(weights.end(), pattern.means.begin(), pattern.means.end());
    return weights;
  }

  int lists_;
  MultinomialSampler sampler_;
  std::vector<double> counts_;
};

/// The numbers of all resamples of one level.
struct LevelSizes {
  LevelOf level;
  std::vector<double> sizes;
  std::vector<double> fitted;
};

std::vector<LevelSizes> levels_of(const CovariateModel& model) {
  std::vector<LevelSizes> levels;
  for (std::size_t c = 0; c < model.covariates.size(); ++c)
    for (std::size_t l = 0; l < model.covariates[c].levels.size(); ++l)
      levels.push_back({{c, l}, {}, {}});
  return levels;
}

void add_resample(const Estimate* estimate, std::vector<LevelSizes>& levels) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  for (LevelSizes& one : levels) {
    if (estimate == nullptr) {
      one.sizes.push_back(infinite);
      one.fitted.push_back(infinite);
      continue;
    }
    const PatternSum sum = sum_of_patterns(*estimate->covariates, {one.level});
    one.sizes.push_back(sum.size());
    one.fitted.push_back(sum.fitted);
  }
}

std::optional<Interval> limits_of(std::vector<double> sizes, double level) {
  std::sort(sizes.begin(), sizes.end());
  return percentile_interval({std::move(sizes), 0}, level);
}

}  // namespace

void bootstrap_by_pattern(const EstimatorSpec& spec, const FitInput& input, MethodFit fit,
                          Estimate& estimate) {
  CovariateModel& model = *estimate.covariates;
  const auto& method = std::get<LoglinearCovariates>(spec.method);
  EstimatorSpec repeated = spec;
  repeated.method = repeated_method(method, model);
  const std::int64_t persons = persons_drawn(method, estimate.population_size);
  PatternDraws draws(model, input.table.lists());
  ResampledSizes sizes;
  std::vector<LevelSizes> levels = levels_of(model);
  for (int r = 0; r < spec.interval.resamples; ++r) {
    give_up_if_asked(input.streams.stop);
    const std::vector<ContingencyTable> parts = draws.draw(
        persons, input.streams.stream(Purpose::estimator_bootstrap, static_cast<std::uint32_t>(r)));
    ContingencyTable sum(input.table.lists());
    for (const ContingencyTable& part : parts) sum.add(part);
    FitOutcome outcome = Status::no_data;
    if (sum.observed() > 0.0)
      outcome = fit(repeated, {sum, sum, spec.level, input.streams, Detail::full, parts});
    const Estimate* answer = std::get_if<Estimate>(&outcome);
    if (answer == nullptr) ++sizes.failed;
    sizes.ascending.push_back(answer != nullptr ? answer->population_size
                                                : std::numeric_limits<double>::infinity());
    add_resample(answer, levels);
  }
  std::sort(sizes.ascending.begin(), sizes.ascending.end());
  estimate.resamples_failed = sizes.failed;
  set_intervals(
      spec, [&sizes](double level) { return percentile_interval(sizes, level); }, estimate);
  estimate.interval_lack = estimate.interval ? IntervalLack::none : IntervalLack::resamples_fail;
  for (LevelSizes& one : levels) {
    const auto of_size = limits_of(std::move(one.sizes), spec.level);
    const auto of_fitted = limits_of(std::move(one.fitted), spec.level);
    if (of_size && of_fitted)
      model.level_intervals.push_back({one.level.covariate, one.level.level, *of_size, *of_fitted});
  }
}

}  // namespace darknumber
